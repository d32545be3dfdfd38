/** What a write says: it is done, or what is true that stops it. Refusing rolls the transaction back. */
export type Answer<Done = void, Why extends string = never> =
  | { readonly done: true; readonly value: Done }
  | { readonly done: false; readonly why: Why }

export function done(): { done: true; value: undefined }
export function done<Done>(value: Done): { done: true; value: Done }
export function done(value?: unknown) {
  return { done: true, value }
}

export const refused = <const Why extends string>(why: Why): { readonly done: false; readonly why: Why } => ({
  done: false,
  why,
})

/** The sentences a page shows for a write's refusals: one for each, or it doesn't compile. */
export type Refusals<W extends (...given: never[]) => Promise<Answer<unknown, string>>> = Record<
  Extract<Awaited<ReturnType<W>>, { done: false }>['why'],
  string
>

/** No such thing for you, which includes another LMC's. */
export class NotFound extends Error {}

/** You are known, and may not; `what` is said to the person. */
export class NotAllowed extends Error {}

/** Nobody is signed in, and this needs somebody. */
export class SignedOut extends Error {}

/** Somebody is signed in, and must prove more of who they are first: after a mailed link, or because they last did so too long ago. */
export class ProofWanted extends SignedOut {}

/** Slow down; `seconds` is when to try again. */
export class TooMany extends Error {
  readonly seconds: number
  constructor(seconds: number) {
    super(`try again in ${seconds} s`)
    this.seconds = seconds
  }
}
