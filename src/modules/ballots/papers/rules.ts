/** Somebody who stands; known by their place on the ballot paper, from 1. */
export type Candidate = {
  readonly number: number
  readonly name: string
  readonly is_withdrawn: boolean
  /** What constraints ask about: `practice Elm Surgery`, `gender woman`. */
  readonly classes: readonly string[]
}

/**
 * Ballot papers, packed: paper `i` prefers `preferences[starts[i]]` (a candidate's number) first, and so on up to, but not
 * including, `preferences[starts[i + 1]]`; it stands for `weights[i]` papers, a whole number. `starts` has one entry more than `weights`.
 * Nobody is preferred twice on one paper. A paper for nobody has no preferences.
 */
export type Papers = {
  readonly weights: Float64Array
  readonly starts: Uint32Array
  readonly preferences: Uint16Array
}

export type Election = {
  readonly title: string
  readonly seats: number
  readonly candidates: readonly Candidate[]
  readonly papers: Papers
}

/** What had to be put right to read a file, and where. */
export type Repair = { readonly line: number; readonly what: string }
