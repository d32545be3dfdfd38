import type { Constraint } from '../constraints/rules.ts'
import type { Counted } from '../counts/rules.ts'
import type { Lot } from '../lots/rules.ts'
import { countMarks } from '../marks/rules.ts'
import type { Election } from '../papers/rules.ts'

/** The most votes win: a paper votes for everybody whom it approves of, however many. */
export const countApproval = (election: Election, lot: Lot, constraints: readonly Constraint[] = []): Counted =>
  countMarks('approval', election, lot, constraints, election.candidates.length)
