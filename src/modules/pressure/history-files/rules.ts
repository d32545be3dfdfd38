import { movesFrom, type Moves, type StateOf } from '../../../platform/moves.ts'

/** A file of earlier weeks is matched, tried, and taken by somebody who has seen what it would do. */
export const historyFileMoves = {
  given: { try: 'tried', drop: 'dropped' },
  tried: { try: 'tried', take: 'taken', drop: 'dropped' },
  taken: {},
  dropped: {},
} as const satisfies Moves
export type HistoryFileState = StateOf<typeof historyFileMoves>

export const isClosed = ({ state }: { readonly state: HistoryFileState }) =>
  movesFrom(historyFileMoves, state).length === 0

export const historyFileStates = {
  given: 'Match its columns',
  tried: 'Tried: take it in or drop it',
  taken: 'Taken in',
  dropped: 'Dropped',
} as const satisfies Readonly<Record<HistoryFileState, string>>
