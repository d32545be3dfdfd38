import { count } from '../../../../platform/values.ts'
import { joined, sorted } from '../../piles/rules.ts'
// oxfmt-ignore
import { continuingOn, exclude, figureOf, namesOf, notePoint, transfer, vacanciesOn, votesOf } from '../../sheets/rules.ts'
import { guardedWithout } from '../../standings/rules.ts'
import { chosen } from '../../ties/rules.ts'
import { deemElected } from '../elections/rules.ts'
import { quotaOf, surpluses, withSurplus, type Batch, type Tally } from '../tallies/rules.ts'

/**
 * 5.2.5, and 5.2.2 for when surpluses wait. The lowest, as many together as may be: enough must remain for the places, and their votes
 * and all surpluses must together be no more than the vote of the candidate next above. Nobody, where surpluses stand in the way and
 * have to be transferred first. Whom the constraints guard is passed over; but who would be guarded only when these are out must have
 * no fewer votes than all these, like everybody above them. Equals by the earliest point at which they differed, else by lot.
 */
export function lowestTogether(tally: Tally): readonly number[] {
  const { sheet } = tally
  const ties_before = sheet.ties.length
  const continuing = continuingOn(sheet)
  const guarded_at_once = guardedWithout(sheet, [])
  const lowest: number[] = []
  let safe = 0
  let together = surpluses(tally)
  while (continuing.length - lowest.length > vacanciesOn(sheet)) {
    const left = continuing.filter((number) => !lowest.includes(number))
    const guarded = guardedWithout(sheet, lowest)
    const open = left.filter((number) => !guarded.includes(number))
    const fewest = open.map((number) => votesOf(sheet, number)).reduce((a, b) => (a < b ? a : b))
    const equals = open.filter((number) => votesOf(sheet, number) === fewest)
    lowest.push(chosen(sheet, equals, { for: 'exclusion', wanted: 'fewest', looking: 'forward' }))
    together += fewest
    const above = left.filter((number) => !lowest.includes(number) && !guarded_at_once.includes(number))
    if (above.every((number) => together <= votesOf(sheet, number))) safe = lowest.length
    else if (continuing.every((number) => together > votesOf(sheet, number))) break
  }
  const out = lowest.slice(0, safe)
  // A choice between equals who all go out, or all stay, was none.
  const ties = sheet.ties.splice(ties_before)
  sheet.ties.push(...ties.filter((tie) => out.includes(tie.chosen) && !tie.between.every((each) => out.includes(each))))
  return out
}

/** Why these go out, in a sentence. */
export function whyExcluded(tally: Tally, out: readonly number[]): string {
  const { sheet } = tally
  const sum = out.reduce((votes, number) => votes + votesOf(sheet, number), 0n)
  const together = out.length === 1 ? 'has the fewest votes' : 'have the fewest votes, together'
  const waiting = withSurplus(tally)
  const even = `, which even with ${namesOf(sheet, waiting)}’s surplus of ${figureOf(sheet, surpluses(tally))} are no more than the next above has`
  const kept = guardedWithout(sheet, []).filter((number) =>
    out.some((each) => votesOf(sheet, number) < votesOf(sheet, each)),
  )
  return [
    `${namesOf(sheet, out)} ${together} ${figureOf(sheet, sum)}`,
    waiting.length > 0 ? even : out.length > 1 ? ', which are no more than the next above has' : '',
    kept.length > 0 ? `; ${namesOf(sheet, kept)} must be kept in (${sheet.keeper.words})` : '',
  ].join('')
}

/** 5.4. All papers of these, in batches of one value each, the highest first; none once the places are filled (5.5.2). */
export function excludeTogether(tally: Tally, out: readonly number[], why: string): string {
  const { sheet, hands } = tally
  for (const number of out) exclude(sheet, number, `${why}: excluded.`)
  const held = out.flatMap((number) => hands[number] ?? [])
  const values = [...new Set(held.map(({ value }) => value))].sort((a, b) => (a > b ? -1 : 1))
  const notes = [`Exclusion of ${namesOf(sheet, out)}`]
  const waiting = withSurplus(tally)
  if (waiting.length > 0) notes.push(`the surplus of ${namesOf(sheet, waiting)} waits`)
  for (const value of values) {
    if (vacanciesOn(sheet) === 0) break
    notes.push(...passOn(tally, out, value))
  }
  if (vacanciesOn(sheet) === 0) notes.push('all places are filled, so no more papers are transferred')
  return notes.join('; ')
}

/** The papers of one value; who is elected by them gets none of the next (5.4.10). What there is to say of it. */
function passOn(tally: Tally, out: readonly number[], value: bigint): readonly string[] {
  const { sheet, piles, hands } = tally
  const received = new Map<number, Batch>()
  let moved = 0
  for (const from of out)
    for (const { papers } of hands[from]?.filter((batch) => batch.value === value) ?? []) {
      moved += papers.papers
      sorted(piles, papers, sheet.is_continuing).forEach((parcel, to) => {
        if (!parcel) return
        transfer(sheet, from, to, BigInt(parcel.papers) * value)
        if (to > 0) received.set(to, { value, papers: joined(piles, received.get(to)?.papers, parcel) })
      })
    }
  for (const [to, batch] of received) hands[to]?.push(batch)

  const batch = `${count(moved, 'paper')} at ${figureOf(sheet, value)}`
  notePoint(sheet, `stage ${sheet.stages.length + 1}, after the ${batch}`)
  // 5.4.8.
  const fallen = sheet.winners.length === 0 && quotaOf(tally) < tally.quota
  if (fallen) tally.quota = quotaOf(tally)
  deemElected(tally)
  return fallen ? [batch, `as nobody was elected yet, the quota falls to ${figureOf(sheet, tally.quota)}`] : [batch]
}
