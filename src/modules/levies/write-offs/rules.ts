import type { Moves } from '../../../platform/moves.ts'

export const writeOffMoves = {
  proposed: { confirm: 'confirmed', withdraw: 'withdrawn' },
  confirmed: {},
  withdrawn: {},
} as const satisfies Moves
export type WriteOffState = keyof typeof writeOffMoves

export const writeOffStates = {
  proposed: { label: 'Proposed', tag: 'waiting' },
  confirmed: { label: 'Confirmed', tag: 'done' },
  withdrawn: { label: 'Withdrawn', tag: 'closed' },
} as const satisfies Record<WriteOffState, { label: string; tag: string }>

export const writeOffKinds = {
  written_off: 'Write-off',
  asked_again: 'Asked for again',
  taken_back: 'Taken back',
  reckoned_again: 'Passed on, reckoned again',
} as const
export type WriteOffKind = keyof typeof writeOffKinds

/** Below nought it asks again, by a person's word or by a run that corrects what was written off; at nought only what is passed on changes. */
export function writeOffKind({ amount_pence, run_id }: { amount_pence: number; run_id: string | null }): WriteOffKind {
  if (amount_pence > 0) return 'written_off'
  if (amount_pence === 0) return 'reckoned_again'
  return run_id ? 'taken_back' : 'asked_again'
}

/** A line of an issued run, what of it was received, and what was written off. */
export type Owed = {
  readonly amount_pence: number
  readonly allocated_pence: number
  readonly written_off_pence: number
}

export const stillOwed = ({ amount_pence, allocated_pence, written_off_pence }: Owed) =>
  amount_pence - allocated_pence - written_off_pence

/** What a practice was charged for a period by all lines together, corrections too; and of it, what is passed on and won't be. */
export type OfPeriod = Owed & { readonly remitted_pence: number; readonly not_passed_on_pence: number }

/** Why so much of a line can't be written off, or below nought asked for again: of what corrections gave back, nothing can. */
export function unfitWriteOff(
  line: Owed,
  whole: Owed,
  pence: number,
): 'more_than_owed' | 'more_than_written_off' | undefined {
  if (pence > 0) return pence > Math.min(stillOwed(line), stillOwed(whole)) ? 'more_than_owed' : undefined
  return -pence > Math.min(line.written_off_pence, whole.written_off_pence) ? 'more_than_written_off' : undefined
}

/**
 * Of an amount written off, what would have been passed on. What a practice pays is passed on first, so what it doesn't pay comes off
 * the LMC's own part first, and off the other's once that is used up.
 */
export function notPassedOn(whole: Omit<OfPeriod, 'allocated_pence'>, pence: number): number {
  const { amount_pence, remitted_pence, written_off_pence, not_passed_on_pence } = whole
  const due = Math.min(remitted_pence, amount_pence - written_off_pence - pence)
  return remitted_pence - not_passed_on_pence - due
}

/** How many stand on a page of the list. */
export const writeOffsSize = 50
