import type { Candidate } from '../papers/rules.ts'

export type StageKind =
  | 'first_preferences'
  | 'votes'
  | 'surplus'
  | 'exclusion'
  | 'iteration'
  | 'elected_unopposed'
  | 'last_vacancies'

/** So many votes that went from one pile to another in a stage; null is the non-transferable pile. */
export type Transfer = { readonly from: number; readonly to: number | null; readonly votes: string }

/** What stands after one step of a count. Amounts are decimals as text, exact in the rule's own arithmetic. */
export type Stage = {
  readonly number: number
  readonly kind: StageKind
  /** In a sentence: `Surplus of Ann Lee: 123.00000 votes above the quota`. */
  readonly note: string
  /** One for each candidate, in the order of the ballot paper; a withdrawn candidate's is nought. */
  readonly totals: readonly string[]
  readonly non_transferable: string
  /** Where the rule's quota changes from stage to stage. */
  readonly quota?: string
  /** Where candidates keep a part of every paper: which part, one for each candidate. */
  readonly keep?: readonly string[]
  /** Candidates' numbers, in the order in which they were elected at this stage. */
  readonly elected: readonly number[]
  readonly excluded: readonly number[]
  readonly transfers: readonly Transfer[]
  /** Why this candidate, here: one sentence each, for people. */
  readonly reasons: readonly { readonly candidate: number; readonly why: string }[]
}

/** A choice between equals and how it was made. */
export type Tie = {
  readonly stage: number
  readonly between: readonly number[]
  readonly for: 'surplus' | 'exclusion' | 'election'
  readonly chosen: number
  readonly by: 'earlier stage' | 'lot'
  readonly why: string
}

export type Count = {
  /** The rule by its short name, as the command takes it. */
  readonly rule: string
  readonly seats: number
  readonly candidates: readonly Candidate[]
  /** Papers that count, by weight; and those that prefer nobody. */
  readonly valid: number
  readonly invalid: number
  /** Null where the rule has none. */
  readonly quota: string | null
  /** Numbers, in the order of election. */
  readonly winners: readonly number[]
  /** Seats that nobody was there to fill. */
  readonly vacancies: number
  readonly stages: readonly Stage[]
  readonly ties: readonly Tie[]
}

/** A counting rule that can't carry what was asked of it says so in a sentence. */
export type Counted = { readonly ok: true; readonly count: Count } | { readonly ok: false; readonly why: string }

/** What candidates are called, at their number less one: two of one name by their numbers too. */
export function namesApart(candidates: readonly Candidate[]): readonly string[] {
  const times = new Map<string, number>()
  for (const { name } of candidates) times.set(name, (times.get(name) ?? 0) + 1)
  return candidates.map(({ name, number }) => (times.get(name) === 1 ? name : `${name} (number ${number})`))
}
