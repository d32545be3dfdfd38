import { movesFrom, type Moves, type StateOf } from '../../../platform/moves.ts'

/** A file of what was received is matched, tried, and taken by somebody who has seen what it would do. */
export const receiptFileMoves = {
  given: { try: 'tried', drop: 'dropped' },
  tried: { try: 'tried', take: 'taken', drop: 'dropped' },
  taken: {},
  dropped: {},
} as const satisfies Moves
export type ReceiptFileState = StateOf<typeof receiptFileMoves>

export const isClosed = ({ state }: { readonly state: ReceiptFileState }) =>
  movesFrom(receiptFileMoves, state).length === 0

export const receiptFileStates = {
  given: 'Match its columns',
  tried: 'Tried: take it in or drop it',
  taken: 'Taken in',
  dropped: 'Dropped',
} as const satisfies Readonly<Record<ReceiptFileState, string>>
