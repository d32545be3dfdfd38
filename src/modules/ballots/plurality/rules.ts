import type { Constraint } from '../constraints/rules.ts'
import type { Counted } from '../counts/rules.ts'
import type { Lot } from '../lots/rules.ts'
import { countMarks } from '../marks/rules.ts'
import type { Election } from '../papers/rules.ts'

/** The most votes win, for one place or several: a paper votes for up to so many, as a rule one for each place, and not for more. */
export const countPlurality = (
  election: Election,
  lot: Lot,
  constraints: readonly Constraint[] = [],
  most_marks = election.seats,
): Counted => countMarks('plurality', election, lot, constraints, most_marks)
