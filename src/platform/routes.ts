import type { Context } from 'hono'
import type { ApiDocument } from './api/mount.ts'
import type { Config } from './config.ts'
import { NotAllowed, NotFound, ProofWanted, SignedOut } from './answers.ts'
import { pageIn } from './forms/read.ts'
import type { Log } from './log.ts'
import type { Module } from './module.ts'
import type { Actor, Scope } from './scope.ts'
import type { Id } from './values.ts'

/** What every signed-in page shows around itself. */
export type Frame = {
  readonly office_name: string
  readonly lmcs: readonly { readonly id: Id<'lmc'>; readonly name: string; readonly short_name: string }[]
  readonly hue: number
  readonly person_name: string
  readonly navigation: readonly { readonly label: string; readonly href: string; readonly current?: boolean }[]
  /** The menu under one's own name. */
  readonly account: readonly { readonly label: string; readonly href: string }[]
  /** Things told to this person that they haven't seen. */
  readonly unseen: number
  /** Whether they hold roles in several offices, and if so whether this session has chosen one. */
  readonly office_choice: 'only' | 'open' | 'made'
  /** Which of the two voices they are spoken to in. */
  readonly voice: 'office' | 'plain'
  /** For whom they act just now. */
  readonly acting: { readonly practice_name: string; readonly ends_at: Temporal.Instant } | null
}

export type Env = {
  Variables: {
    config: Config
    scope: Scope
    frame: Frame
    /** Every module, for the pages that gather what each has. */
    modules: readonly Module[]
    /** A scope for whoever the secret in an address stands for: a calendar that another program reads. */
    scopeFor: (actor: Actor) => Scope
    /** Whoever asks, as far as one permission of theirs reaches. */
    actorFor: (may: Permission) => Actor
    request_id: string
    /** For operators; nothing secret. */
    log: Log
    /** What the JSON API says of itself. */
    api_document: ApiDocument
    /** Counts one use of a key in a window shared by all processes; throws `TooMany`. */
    limit: (key: string, most: number, seconds: number) => Promise<void>
  }
}

export type Ask = Context<Env>
export type Handler = (c: Ask) => Response | Promise<Response>

/** `module.verb_noun`, or anybody at all. */
export type Permission = `${string}.${string}` | 'public'

export type Route = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly may: Permission
  readonly handle: Handler
  /** A vote, a signature, bank details: whoever comes proves again who they are, unless they just did. */
  readonly asks_again?: boolean
  /** What is posted is a message as mail servers write it, and no form. */
  readonly takes_message?: boolean
  /** Somebody who isn't signed in may send a file here; elsewhere they have none to send. */
  readonly takes_files?: boolean
}

type More = Pick<Route, 'asks_again' | 'takes_message' | 'takes_files'>
export const get = (path: string, may: Permission, handle: Handler, more: More = {}): Route => ({
  method: 'GET',
  path,
  may,
  handle,
  ...more,
})
export const post = (path: string, may: Permission, handle: Handler, more: More = {}): Route => ({
  method: 'POST',
  path,
  may,
  handle,
  ...more,
})

export const mayEnter = (actor: Actor, may: Permission) => may === 'public' || actor.permissions.has(may)

/** The door: lets a request through to its handler, or says why not. */
export function enter(actor: Actor, may: Permission) {
  if (mayEnter(actor, may)) return
  if (actor.kind === 'stranger') throw new SignedOut()
  if (actor.is_half_in) throw new ProofWanted()
  throw new NotAllowed('open this page')
}

/**
 * Through the door, to no more than what is asked for reaches: roles of several LMCs and practices let different things in
 * each. What is open to everybody reaches as far as the first of these that whoever comes may do.
 */
export function goIn(c: Ask, may: Permission, ...homes: readonly Permission[]) {
  const { actor } = c.get('scope')
  enter(actor, may)
  const reaching = may === 'public' ? homes.find((home) => actor.permissions.has(home)) : may
  if (reaching === undefined) return
  const narrowed = c.get('actorFor')(reaching)
  c.set('scope', c.get('scopeFor')(narrowed))
  c.set('frame', { ...c.get('frame'), lmcs: c.get('frame').lmcs.filter(({ id }) => narrowed.lmc_ids.includes(id)) })
}

/** For so long after proving who they are, by more than a mailed link, nobody is asked again. */
const proofLasts = Temporal.Duration.from({ minutes: 10 })

/** Whoever acts for a practice does what it does from day to day; its votes, signatures and bank details stay its own. */
export const mayNot = ({ acting }: Pick<Actor, 'acting'>) => acting !== null

/** The inner door, of what asks again. Whoever is only half in has nothing yet to prove themselves with, or they'd be in. */
export function askAgain(actor: Actor, now: Temporal.Instant) {
  const { is_half_in, strong_at } = actor
  if (mayNot(actor)) throw new NotAllowed('do what only the practice itself may')
  if (is_half_in || (strong_at && Temporal.Instant.compare(now, strong_at.add(proofLasts)) < 0)) return
  throw new ProofWanted()
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export const pageParam = (c: Ask) => pageIn(new URL(c.req.url).searchParams)

export const isId = (text: string) => uuid.test(text)

/** An id from the address; what isn't one names nothing. */
export function idParam(c: Ask, name: string): string {
  const text = c.req.param(name)
  if (!text || !isId(text)) throw new NotFound()
  return text
}

/** The same of an address that may also ask for a file, as `/levies/remittances/ID.pdf` does: its ending is one of those, or none. */
export function idAndEnding<Ending extends string>(c: Ask, name: string, endings: readonly Ending[]) {
  const [id = '', asked, more] = (c.req.param(name) ?? '').split('.')
  const ending = endings.find((one) => one === asked)
  if (!isId(id) || ending !== asked || more !== undefined) throw new NotFound()
  return { id, ending }
}
