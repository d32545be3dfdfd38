import { count } from '../../../../platform/values.ts'
import { sorted } from '../../piles/rules.ts'
import { figureOf, nameOf, notePoint, transfer } from '../../sheets/rules.ts'
import { chosen } from '../../ties/rules.ts'
import { deemElected } from '../elections/rules.ts'
import { surplusOf, withSurplus, type Tally } from '../tallies/rules.ts'

/** 5.2.3 and 5.3. The largest surplus first; equals by the earliest point at which they differed, else by lot. */
export function transferSurplus(tally: Tally): string {
  const { sheet, piles, hands } = tally
  const surplus = withSurplus(tally)
    .map((number) => surplusOf(tally, number))
    .reduce((a, b) => (a > b ? a : b), 0n)
  const largest = withSurplus(tally).filter((number) => surplusOf(tally, number) === surplus)
  const from = chosen(sheet, largest, { for: 'surplus', wanted: 'most', looking: 'forward' })

  // 5.3.1, 5.3.2. Only the batch that came last; at the first stage that is all papers.
  const last = hands[from]?.at(-1)
  const parcels = last ? sorted(piles, last.papers, sheet.is_continuing) : []
  const transferable = parcels.reduce((sum, parcel, to) => sum + (to > 0 ? (parcel?.papers ?? 0) : 0), 0)
  // 5.3.7. The surplus divided by the number of transferable papers, the remainder ignored; but what they were worth, if that is less.
  const share = transferable > 0 ? surplus / BigInt(transferable) : 0n
  const value = last && last.value < share ? last.value : share
  parcels.forEach((papers, to) => {
    if (!papers || to === 0) return
    hands[to]?.push({ value, papers })
    transfer(sheet, from, to, BigInt(papers.papers) * value)
  })
  // 5.3.9. The non-transferable difference.
  transfer(sheet, from, 0, surplusOf(tally, from))
  sheet.reasons.push({
    candidate: from,
    why: `${nameOf(sheet, from)} has the largest surplus, ${figureOf(sheet, surplus)} votes: ${count(transferable, 'transferable paper')} of the batch received last pass on at ${figureOf(sheet, value)}.`,
  })
  notePoint(sheet, `stage ${sheet.stages.length + 1}`)
  deemElected(tally)
  return `Surplus of ${nameOf(sheet, from)}: ${figureOf(sheet, surplus)} votes above the quota`
}
