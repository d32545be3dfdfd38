/** What may be done to a thing in each state, and the state that follows. */
export type Moves = Readonly<Record<string, Readonly<Record<string, string>>>>

export type StateOf<M extends Moves> = keyof M & string
export type MoveOf<M extends Moves> = { [S in keyof M]: keyof M[S] & string }[keyof M]

/** The moves open from a state: one button each. */
export const movesFrom = <M extends Moves>(moves: M, state: StateOf<M>) =>
  Object.keys(moves[state] ?? {}) as MoveOf<M>[]

/** The state after a move, or undefined where the table doesn't allow it. */
export const afterMove = <M extends Moves>(moves: M, state: StateOf<M>, move: MoveOf<M>): StateOf<M> | undefined =>
  moves[state]?.[move]
