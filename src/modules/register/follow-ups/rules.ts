import { thousands } from '../../../platform/values.ts'
import type { MoveOf, StateOf } from '../../../platform/moves.ts'
import { changeKinds, type changeMoves, type ChangeKind } from '../changes/rules.ts'

export type ChangeState = StateOf<typeof changeMoves>
export type ChangeMove = MoveOf<typeof changeMoves>

export const stateWords: Readonly<Record<ChangeState, string>> = {
  new: 'New',
  noted: 'Noted',
  acted: 'Acted on',
  dismissed: 'Dismissed',
}
export const moveWords: Readonly<Record<ChangeMove, string>> = {
  note: 'Note it',
  act: 'Acted on it',
  dismiss: 'Dismiss it',
  reopen: 'Open it again',
}

/** How a kept move reads in the history of a change; taking and leaving are about its owner. */
export const movePast = (move: string) =>
  ({
    note: 'Noted',
    act: 'Acted on',
    dismiss: 'Dismissed',
    reopen: 'Opened again',
    take: 'Taken',
    give: 'Given to',
    leave: 'Left to nobody',
  })[move] ?? move

export type ChangesAsked = {
  readonly kind: ChangeKind | ''
  /** `open` is new or noted. */
  readonly state: ChangeState | 'open' | 'any'
  readonly owner: 'me' | 'nobody' | ''
  readonly lmc: string
  readonly found_since?: Temporal.Instant | undefined
  readonly page: number
}

/** `closed`, `moved PCN`: a kind of change within a sentence. */
export const labelOf = (kind: ChangeKind) =>
  changeKinds[kind].label.charAt(0).toLowerCase() + changeKinds[kind].label.slice(1)

export const kindsOfChange = Object.keys(changeKinds) as ChangeKind[]

/** Before and after as a sentence's end: `from Harbour PCN to Elm PCN`, `9,100 to 10,240`. */
export function beforeAndAfter(kind: ChangeKind, before: string | null, after: string | null): string {
  const figure = (text: string | null) => (text && /^\d+$/.test(text) ? thousands(Number(text)) : text)
  const [from, to] = kind === 'list_up' || kind === 'list_down' ? [figure(before), figure(after)] : [before, after]
  return from && to ? `${from} → ${to}` : (to ?? from ?? '')
}
