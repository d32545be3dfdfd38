// R. A. Newland and F. S. Britton, How to conduct an election by the single transferable vote, third edition, Electoral Reform Society
// 1997. Paragraphs 5.1 to 5.6 are its instructions for the count, 6 its glossary. Of an elected candidate's papers only those pass on
// that came last; surpluses that can change nothing wait; and the votes required fall as papers run out of preferences.
import { count } from '../../../platform/values.ts'
import { keeping, type Constraint } from '../constraints/rules.ts'
import type { Counted, StageKind } from '../counts/rules.ts'
import { sortFirstPreferences } from '../first-stages/rules.ts'
import type { Lot } from '../lots/rules.ts'
import type { Election } from '../papers/rules.ts'
import { openPiles } from '../piles/rules.ts'
// oxfmt-ignore
import {
  closeStage, continuingOn, exclude, figureOf, finished, namesOf, notePoint, openSheet, vacanciesOn, whyNot,
} from '../sheets/rules.ts'
import { doomedOn } from '../standings/rules.ts'
import { fillLastVacancies } from '../vacancies/rules.ts'
import { deemElected } from './elections/rules.ts'
import { excludeTogether, lowestTogether, whyExcluded } from './exclusions/rules.ts'
import { transferSurplus } from './surpluses/rules.ts'
import { one, places, quotaOf, type Tally } from './tallies/rules.ts'

export function countErs97(election: Election, lot: Lot, constraints: readonly Constraint[] = []): Counted {
  const why = whyNot(election)
  if (why) return { ok: false, why }
  const kept = keeping(constraints, election)
  if (!kept.ok) return kept
  const sheet = openSheet(election, lot, places, kept.keeper)
  const piles = openPiles(election.papers)

  // 5.1. First stage.
  const { parcels, valid, invalid } = sortFirstPreferences(sheet, piles)
  const hands = parcels.map((papers) => (papers ? [{ value: one, papers }] : []))
  const quota = quotaOf({ sheet, valid })
  const tally: Tally = { sheet, piles, valid, hands, quota, level: quota }
  if (continuingOn(sheet).length <= election.seats) {
    fillLastVacancies(sheet, 'no contest')
    closeStage(sheet, 'elected_unopposed', 'No more candidates than seats: all are elected')
  } else {
    notePoint(sheet, 'stage 1')
    deemElected(tally)
    const papers = `${count(valid, 'valid paper')} for ${count(election.seats, 'seat')}`
    closeStage(
      sheet,
      'first_preferences',
      `First preferences: ${papers} make the quota ${figureOf(sheet, quota)}`,
      tally.level,
    )
  }

  while (vacanciesOn(sheet) > 0 && continuingOn(sheet).length > 0) {
    const { kind, note } = nextStage(tally)
    closeStage(sheet, kind, note, tally.level)
  }
  return finished(sheet, 'ers97', { valid, invalid }, quota)
}

/** Whom the constraints doom goes out first; else a surplus that can't wait is transferred, or the lowest go out (5.2). */
function nextStage(tally: Tally): { readonly kind: StageKind; readonly note: string } {
  const { sheet } = tally
  const doomed = doomedOn(sheet)
  const out = doomed.length > 0 ? doomed : lowestTogether(tally)
  if (out.length === 0) return { kind: 'surplus', note: transferSurplus(tally) }
  const why =
    doomed.length > 0
      ? `${namesOf(sheet, out)} can’t be elected any more (${sheet.keeper.words})`
      : whyExcluded(tally, out)
  if (continuingOn(sheet).length - out.length > vacanciesOn(sheet))
    return { kind: 'exclusion', note: excludeTogether(tally, out, why) }

  // 5.5.1. An exclusion that would leave just enough; 5.5.2. no papers are transferred.
  for (const number of out) exclude(sheet, number, `${why}: excluded.`)
  const left = continuingOn(sheet)
  fillLastVacancies(sheet, '5.5.1')
  return {
    kind: 'last_vacancies',
    note: `Without ${namesOf(sheet, out)} as many are left as places: ${namesOf(sheet, left)} elected`,
  }
}
