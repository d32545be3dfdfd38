import { movesFrom, type Moves, type StateOf } from '../moves.ts'

/** A spreadsheet is matched, tried, and taken by somebody who has seen what it would do. */
export const trialMoves = {
  given: { try: 'tried', drop: 'dropped' },
  tried: { try: 'tried', take: 'taken', drop: 'dropped' },
  taken: {},
  dropped: {},
} as const satisfies Moves
export type TrialState = StateOf<typeof trialMoves>

export const isClosed = ({ state }: { readonly state: TrialState }) => movesFrom(trialMoves, state).length === 0

export const trialStates = {
  given: 'Match its columns',
  tried: 'Tried: take it in or drop it',
  taken: 'Taken in',
  dropped: 'Dropped',
} as const satisfies Readonly<Record<TrialState, string>>
