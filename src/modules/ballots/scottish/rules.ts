// The Scottish Local Government Elections Order 2007 (SSI 2007/42), Schedule 1, rules 45 to 52; the Order of 2011 (SSI 2011/399) has
// the same. All papers of an elected candidate pass on, each at a fraction of what it was worth there (weighted inclusive Gregory).
import { count } from '../../../platform/values.ts'
import { keeping, type Constraint } from '../constraints/rules.ts'
import type { Counted } from '../counts/rules.ts'
import { sortFirstPreferences } from '../first-stages/rules.ts'
import { unitsInOne } from '../fixed-point/rules.ts'
import type { Lot } from '../lots/rules.ts'
import type { Election } from '../papers/rules.ts'
import { joined, openPiles, sorted, type Parcel, type Piles } from '../piles/rules.ts'
// oxfmt-ignore
import {
  closeStage, continuingOn, exclude, figureOf, finished, nameOf, openSheet, transfer, vacanciesOn, votesOf, whyNot,
  type Sheet,
} from '../sheets/rules.ts'
import { doomedOn } from '../standings/rules.ts'
import { chosen } from '../ties/rules.ts'
import { electAtQuota, fewest, fewestInWords, fillLastVacancies } from '../vacancies/rules.ts'

/** 48(3): “the calculation being made to five decimal places (any remainder being ignored)”. */
const places = 5
const one = unitsInOne(places)

/** What a candidate holds: for each value a paper may have had when it came, the papers that came at it. */
type Hand = Map<bigint, Parcel>

type Counting = {
  readonly sheet: Sheet
  readonly piles: Piles
  readonly hands: readonly Hand[]
  readonly quota: bigint
  /** Elected at the quota, their papers not yet transferred. */
  readonly pending: number[]
}

export function countScottish(election: Election, lot: Lot, constraints: readonly Constraint[] = []): Counted {
  const why = whyNot(election)
  if (why) return { ok: false, why }
  const kept = keeping(constraints, election)
  if (!kept.ok) return kept
  const sheet = openSheet(election, lot, places, kept.keeper)
  const piles = openPiles(election.papers)

  // 45. The first stage: papers sorted by first preferences, each worth one vote.
  const { parcels, valid, invalid } = sortFirstPreferences(sheet, piles)
  const hands = parcels.map((parcel): Hand => new Map(parcel ? [[one, parcel]] : []))

  // 46. The valid papers divided by one more than the seats, “ignoring any decimal places”, and increased by one.
  const quota = (BigInt(valid) / BigInt(election.seats + 1) + 1n) * one
  const counting: Counting = { sheet, piles, hands, quota, pending: [] }
  if (continuingOn(sheet).length <= election.seats) {
    fillLastVacancies(sheet, 'rule 52(1)')
    closeStage(sheet, 'elected_unopposed', 'No more candidates than seats: all are elected')
  } else {
    deem(counting)
    const papers = `${count(valid, 'valid paper')} for ${count(election.seats, 'seat')}`
    closeStage(sheet, 'first_preferences', `First preferences: ${papers} make the quota ${figureOf(sheet, quota)}`)
  }

  while (vacanciesOn(sheet) > 0 && continuingOn(sheet).length > 0) {
    // 50(1). Somebody is excluded only when every surplus has been transferred; but whom constraints doom goes out at once.
    const is_surplus = counting.pending.length > 0 && doomedOn(sheet).length === 0
    const note = is_surplus ? transferSurplus(counting) : excludeLowest(counting)
    deem(counting)
    closeStage(sheet, is_surplus ? 'surplus' : 'exclusion', note)
  }
  return finished(sheet, 'scottish', { valid, invalid }, quota)
}

/** 47(1) and 52(1), at the end of every stage. */
function deem({ sheet, quota, pending }: Counting): void {
  pending.push(...electAtQuota(sheet, quota, 'back', 'rule 47(1)'))
  fillLastVacancies(sheet, 'rule 52(1)')
}

/**
 * 48 and 49. The highest surplus first; equals by the latest stage at which they differed, else by lot. A candidate with the quota and
 * nothing over it has no surplus to transfer, but has a stage, as on the sheets of the programs that these counts are compared with.
 */
function transferSurplus({ sheet, piles, hands, quota, pending }: Counting): string {
  const most = pending.reduce((votes, number) => (votesOf(sheet, number) > votes ? votesOf(sheet, number) : votes), 0n)
  const highest = pending.filter((number) => votesOf(sheet, number) === most)
  const surplus = most - quota
  const equals = surplus > 0n ? highest : highest.slice(0, 1)
  const from = chosen(sheet, equals, { for: 'surplus', wanted: 'most', looking: 'back' })
  const name = nameOf(sheet, from)
  pending.splice(pending.indexOf(from), 1)
  if (surplus === 0n) return `${name} has the quota exactly: no surplus to transfer`
  const largest = `${figureOf(sheet, most)} votes less the quota of ${figureOf(sheet, quota)}`
  sheet.reasons.push({
    candidate: from,
    why: `${name} has the largest surplus, ${largest}: transferred (rules 48 and 49).`,
  })
  // 48(3). The surplus multiplied by the value of the paper when received, divided by the candidate's votes, the remainder ignored.
  passOn(sheet, piles, hands, from, (value) => (surplus * value) / most)
  transfer(sheet, from, 0, votesOf(sheet, from) - quota)
  return `Surplus of ${name}: ${figureOf(sheet, surplus)} votes above the quota`
}

/** 50 and 51. The fewest votes; equals by the latest stage at which they differed, else by lot. Papers keep their value. */
function excludeLowest({ sheet, piles, hands }: Counting): string {
  const from = chosen(sheet, fewest(sheet), { for: 'exclusion', wanted: 'fewest', looking: 'back' })
  const votes = votesOf(sheet, from)
  exclude(sheet, from, `${nameOf(sheet, from)} ${fewestInWords(sheet, from)}: excluded (rule 50(1)).`)
  passOn(sheet, piles, hands, from, (value) => value)
  transfer(sheet, from, 0, votesOf(sheet, from))
  // 52(1). Who is left for the last vacancies is elected by the exclusion itself, all alike, whatever it brings them. 52(2) asks for no
  // transfer then; the sheets of the programs that these counts are compared with show it.
  fillLastVacancies(sheet, 'rule 52(1)')
  return `Exclusion of ${nameOf(sheet, from)}: ${figureOf(sheet, votes)} votes`
}

/** 48(2), 50(3). Each paper goes to its next available preference; those of one value go together, as their new value is one. */
function passOn(
  sheet: Sheet,
  piles: Piles,
  hands: readonly Hand[],
  from: number,
  valueNow: (value: bigint) => bigint,
): void {
  for (const [value, held] of hands[from] ?? []) {
    const now = valueNow(value)
    sorted(piles, held, sheet.is_continuing).forEach((parcel, to) => {
      if (!parcel || to === 0) return
      hands[to]?.set(now, joined(piles, hands[to].get(now), parcel))
      transfer(sheet, from, to, BigInt(parcel.papers) * now)
    })
  }
  hands[from]?.clear()
}
