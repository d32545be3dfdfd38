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

/** A line of an issued run, what of it was received, and what was written off. */
export type Owed = {
  readonly amount_pence: number
  readonly allocated_pence: number
  readonly written_off_pence: number
}

export const stillOwed = ({ amount_pence, allocated_pence, written_off_pence }: Owed) =>
  amount_pence - allocated_pence - written_off_pence

/** Why so much of a line can't be written off, or below nought asked for again. */
export function unfitWriteOff(line: Owed, pence: number): 'more_than_owed' | 'more_than_written_off' | undefined {
  if (pence > 0) return pence > stillOwed(line) ? 'more_than_owed' : undefined
  return -pence > line.written_off_pence ? 'more_than_written_off' : undefined
}

/**
 * Of an amount written off, what would have been passed on. What a practice pays is passed on first, so what it doesn't pay comes off
 * the LMC's own part first, and off the other's once that is used up.
 */
export function notPassedOn(
  {
    amount_pence,
    remitted_pence,
    written_off_pence,
  }: Omit<Owed, 'allocated_pence'> & { readonly remitted_pence: number },
  pence: number,
): number {
  const due = (written: number) => Math.min(remitted_pence, amount_pence - written)
  return due(written_off_pence) - due(written_off_pence + pence)
}

/** How many stand on a page of the list. */
export const writeOffsSize = 50
