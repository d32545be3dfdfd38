import { movesFrom, type Moves, type StateOf } from '../../../platform/moves.ts'

/** A file of people is matched, tried, and taken by somebody who has seen what it would do. */
export const peopleFileMoves = {
  given: { try: 'tried', drop: 'dropped' },
  tried: { try: 'tried', take: 'taken', drop: 'dropped' },
  taken: {},
  dropped: {},
} as const satisfies Moves
export type PeopleFileState = StateOf<typeof peopleFileMoves>

export const isClosed = ({ state }: { readonly state: PeopleFileState }) =>
  movesFrom(peopleFileMoves, state).length === 0

export const peopleFileStates = {
  given: 'Match its columns',
  tried: 'Tried: take it in or drop it',
  taken: 'Taken in',
  dropped: 'Dropped',
} as const satisfies Readonly<Record<PeopleFileState, string>>
