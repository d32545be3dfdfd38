// The alternative vote, as the Parliamentary Voting System and Constituencies Act 2011 wrote it into the Parliamentary Elections Rules
// (section 9: rule 45A; Schedule 10, paragraph 7: rules 49 and 49A). It was never brought into force; its text is the exact one there is.
import { count } from '../../../platform/values.ts'
import { inWords, type Constraint } from '../constraints/rules.ts'
import type { Counted } from '../counts/rules.ts'
import { sortFirstPreferences } from '../first-stages/rules.ts'
import type { Lot } from '../lots/rules.ts'
import type { Election } from '../papers/rules.ts'
import { joined, openPiles, sorted, type Parcel } from '../piles/rules.ts'
// oxfmt-ignore
import {
  closeStage, continuingOn, elect, exclude, figureOf, finished, nameOf, openSheet, transfer, vacanciesOn, votesOf, whyNot, type Sheet,
} from '../sheets/rules.ts'
import { chosen } from '../ties/rules.ts'
import { byVotes, fewest, fewestInWords, fillLastVacancies } from '../vacancies/rules.ts'

export function countAlternativeVote(election: Election, lot: Lot, constraints: readonly Constraint[] = []): Counted {
  const why = whyNot(election)
  if (why) return { ok: false, why }
  if (election.seats > 1)
    return {
      ok: false,
      why: `The alternative vote fills one seat, and here are ${election.seats}: choose another rule, or one seat.`,
    }
  if (constraints.length > 0)
    return {
      ok: false,
      why: `The alternative vote fills one seat, so it can’t carry a constraint (${constraints.map(inWords).join('; ')}): choose another rule, or none.`,
    }
  const sheet = openSheet(election, lot, 0)
  const piles = openPiles(election.papers)
  const { parcels, valid, invalid } = sortFirstPreferences(sheet, piles)
  const hands: (Parcel | undefined)[] = [...parcels]
  if (continuingOn(sheet).length <= 1) {
    fillLastVacancies(sheet, 'no contest')
    closeStage(sheet, 'elected_unopposed', 'No more candidates than seats: all are elected')
  } else {
    electMajority(sheet)
    closeStage(sheet, 'first_preferences', `First preferences: ${count(valid, 'valid paper')}`)
  }

  while (vacanciesOn(sheet) > 0 && continuingOn(sheet).length > 0) {
    // 45A(3). The candidate with the fewest votes is eliminated. 49: equals by the earliest stage at which they differed, else by lot.
    const from = chosen(sheet, fewest(sheet), { for: 'exclusion', wanted: 'fewest', looking: 'forward' })
    const votes = votesOf(sheet, from)
    exclude(sheet, from, `${nameOf(sheet, from)} ${fewestInWords(sheet, from)}: eliminated (rule 45A(3)).`)
    // 45A(4) and (5). To whichever remaining candidate each voter ranked highest; else the vote plays no further part.
    const held = hands[from]
    if (held)
      sorted(piles, held, sheet.is_continuing).forEach((parcel, to) => {
        if (!parcel) return
        transfer(sheet, from, to, BigInt(parcel.papers))
        if (to > 0) hands[to] = joined(piles, hands[to], parcel)
      })
    electMajority(sheet)
    closeStage(sheet, 'exclusion', `Elimination of ${nameOf(sheet, from)}: ${figureOf(sheet, votes)} votes`)
  }
  return finished(sheet, 'av', { valid, invalid }, null)
}

/** 45A(2) and (6). More votes than the other remaining candidates put together. 49A: the last two, if equal, as for an elimination. */
function electMajority(sheet: Sheet): void {
  const [first = 0, ...others] = byVotes(sheet)
  const votes = votesOf(sheet, first)
  const rest = others.reduce((sum, number) => sum + votesOf(sheet, number), 0n)
  if (votes > rest) {
    const why = `${figureOf(sheet, votes)} votes, more than the others’ ${figureOf(sheet, rest)} put together`
    elect(sheet, first, `${nameOf(sheet, first)} has ${why}: elected (rule 45A).`)
  } else if (others.length === 1 && votes === rest) {
    const one = chosen(sheet, [first, ...others], { for: 'election', wanted: 'most', looking: 'forward' })
    elect(
      sheet,
      one,
      `${nameOf(sheet, one)} is chosen of the last two, who have ${figureOf(sheet, votes)} votes each (rule 49A).`,
    )
  }
}
