import { elect, figureOf, nameOf, vacanciesOn, votesOf } from '../../sheets/rules.ts'
import { doomedOn, mayAllBeElected } from '../../standings/rules.ts'
import { chosen, parted } from '../../ties/rules.ts'
import { byVotes } from '../../vacancies/rules.ts'
import { levelOf, type Tally } from '../tallies/rules.ts'

/**
 * 5.1.7, 5.3.13, 5.4.9. Each continuing candidate in turn, in descending order of votes, who has the votes required; with each election
 * these may fall. Nobody is elected with no votes at all. 5.6.2: of equals for whom the places are too few, those who had more at the
 * earliest point; and where that doesn't part them none of them, at that stage.
 */
export function deemElected(tally: Tally): void {
  const { sheet } = tally
  tally.level = levelOf(tally)
  while (vacanciesOn(sheet) > 0) {
    const doomed = doomedOn(sheet)
    const able = byVotes(sheet).filter((number) => !doomed.includes(number))
    const most = votesOf(sheet, able[0] ?? 0)
    if (able.length === 0 || most === 0n) return
    if (most < tally.level) tally.level = levelOf(tally)
    if (most < tally.level) return
    const equals = able.filter((number) => votesOf(sheet, number) === most)
    const choice = { for: 'election', wanted: 'most', looking: 'forward' } as const
    const { left } = parted(sheet, equals, choice)
    if (left.length > vacanciesOn(sheet)) return
    const have_room = equals.length <= vacanciesOn(sheet) && mayAllBeElected(sheet, equals)
    const number = have_room ? (left[0] ?? 0) : chosen(sheet, equals, choice)
    const votes = `${figureOf(sheet, most)} votes, and ${figureOf(sheet, tally.level)} are required`
    elect(sheet, number, `${nameOf(sheet, number)} has ${votes}: elected.`)
  }
}
