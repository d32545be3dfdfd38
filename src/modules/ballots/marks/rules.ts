import { count } from '../../../platform/values.ts'
import { keeping, type Constraint } from '../constraints/rules.ts'
import type { Counted } from '../counts/rules.ts'
import type { Lot } from '../lots/rules.ts'
import type { Election } from '../papers/rules.ts'
// oxfmt-ignore
import {
  closeStage, continuingOn, credit, elect, exclude, finished, nameOf, openSheet, vacanciesOn, votesOf, whyNot, type Sheet,
} from '../sheets/rules.ts'
import { doomedOn, mayAllBeElected } from '../standings/rules.ts'
import { chosen } from '../ties/rules.ts'
import { byVotes, fillLastVacancies } from '../vacancies/rules.ts'

/**
 * A vote for everybody who is marked on a paper, in whatever order; the most votes win, and equals who can't all be elected are
 * parted by lot. Constraints are carried by passing over: whoever they doom makes way for the next (docs/counts/constraints.md).
 */
export function countMarks(
  rule: 'plurality' | 'approval',
  election: Election,
  lot: Lot,
  constraints: readonly Constraint[],
  most_marks: number,
): Counted {
  const why = whyNot(election)
  if (why) return { ok: false, why }
  const kept = keeping(constraints, election)
  if (!kept.ok) return kept
  const sheet = openSheet(election, lot, 0, kept.keeper)
  const { valid, empty, overfull } = creditMarks(sheet, most_marks)
  const tooMany = `; ${count(overfull, 'paper')} with more than ${count(most_marks, 'mark')} did not count`
  const note = overfull > 0 ? tooMany : ''
  if (continuingOn(sheet).length <= election.seats) {
    fillLastVacancies(sheet, 'no contest')
    closeStage(sheet, 'elected_unopposed', `No more candidates than seats: all are elected${note}`)
  } else {
    electMost(sheet)
    closeStage(sheet, 'votes', `The votes on ${count(valid, 'valid paper')}${note}`)
  }
  return finished(sheet, rule, { valid, invalid: empty + overfull }, null)
}

/** A mark for somebody who has withdrawn is no mark; a paper with too many marks counts for nobody. */
function creditMarks(sheet: Sheet, most_marks: number) {
  const { weights, starts, preferences } = sheet.election.papers
  let [valid, empty, overfull] = [0, 0, 0]
  for (const [paper, weight] of weights.entries()) {
    const marks = preferences.subarray(starts[paper], starts[paper + 1]).filter((number) => sheet.is_continuing[number])
    if (marks.length === 0) empty += weight
    else if (marks.length > most_marks) overfull += weight
    else {
      valid += weight
      for (const number of marks) credit(sheet, number, BigInt(weight))
    }
  }
  return { valid, empty, overfull }
}

function electMost(sheet: Sheet): void {
  while (vacanciesOn(sheet) > 0) {
    const [first = 0] = byVotes(sheet)
    const votes = votesOf(sheet, first)
    const highest = continuingOn(sheet).filter((number) => votesOf(sheet, number) === votes)
    const has = (number: number) => `${nameOf(sheet, number)} has ${count(Number(votes), 'vote')}`
    const doomed = doomedOn(sheet)
    const passed = highest.filter((number) => doomed.includes(number))
    for (const number of passed) exclude(sheet, number, `${has(number)}: passed over (${sheet.keeper.words}).`)
    if (passed.length > 0) continue
    const have_room = highest.length <= vacanciesOn(sheet) && mayAllBeElected(sheet, highest)
    const choice = { for: 'election', wanted: 'most', looking: 'nowhere' } as const
    const number = have_room ? first : chosen(sheet, highest, choice)
    elect(sheet, number, `${has(number)}, the most of those left: elected.`)
  }
}
