// The Local Elections (Northern Ireland) Order 1985 (SI 1985/454), Schedule 5 to the Electoral Law Act (Northern Ireland) 1962, rules 47
// to 52. Of an elected candidate's papers only those pass on that came last, at a value of two decimal places, and safe exclusions go
// together.
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
  closeStage, continuingOn, elect, exclude, figureOf, finished, nameOf, namesOf, openSheet, transfer, vacanciesOn, votesOf,
  whyNot, type Sheet,
} from '../sheets/rules.ts'
import { doomedOn, mayAllBeExcluded } from '../standings/rules.ts'
import { chosen } from '../ties/rules.ts'
import { byFewestVotes, byVotes, electAtQuota, fewest, fewestInWords, fillLastVacancies } from '../vacancies/rules.ts'

/** 49(4)(b): “to two decimal places (ignoring the remainder if any)”. */
const places = 2
const one = unitsInOne(places)

/** A sub-parcel as it was received: first preferences, or papers of one transfer value. */
type SubParcel = { readonly value: bigint; readonly is_first: boolean; readonly papers: Parcel }

type Counting = {
  readonly sheet: Sheet
  readonly piles: Piles
  /** What each candidate holds, the last received last. */
  readonly hands: SubParcel[][]
  readonly quota: bigint
  /** Elected, their surplus not yet transferred. */
  readonly pending: number[]
}

export function countNorthernIreland(election: Election, lot: Lot, constraints: readonly Constraint[] = []): Counted {
  const why = whyNot(election)
  if (why) return { ok: false, why }
  const kept = keeping(constraints, election)
  if (!kept.ok) return kept
  const sheet = openSheet(election, lot, places, kept.keeper)
  const piles = openPiles(election.papers)

  // 47. The first stage: papers sorted by first preferences.
  const { parcels, valid, invalid } = sortFirstPreferences(sheet, piles)
  const hands = parcels.map((papers) => (papers ? [{ value: one, is_first: true, papers }] : []))

  // 48(1), (2). The valid papers divided by one more than the seats, “any fraction being disregarded”, increased by one.
  const quota = (BigInt(valid) / BigInt(election.seats + 1) + 1n) * one
  const counting: Counting = { sheet, piles, hands, quota, pending: [] }
  if (continuingOn(sheet).length <= election.seats) {
    fillLastVacancies(sheet, 'rule 52(1)')
    closeStage(sheet, 'elected_unopposed', 'No more candidates than seats: all are elected')
  } else {
    // 48(3). With one seat nobody is elected at the quota before somebody was excluded; 52(2) elects whoever has as many as all others.
    if (election.seats > 1) deem(counting)
    fillLastVacancy(counting)
    const papers = `${count(valid, 'valid paper')} for ${count(election.seats, 'seat')}`
    closeStage(sheet, 'first_preferences', `First preferences: ${papers} make the quota ${figureOf(sheet, quota)}`)
  }

  while (vacanciesOn(sheet) > 0 && continuingOn(sheet).length > 0) {
    const doomed = doomedOn(sheet)
    const together = doomed.length > 0 ? doomed : safeExclusions(counting)
    const is_surplus = together.length === 0 && surpluses(counting) > 0n
    const note = is_surplus ? transferSurplus(counting) : excludeLowest(counting, together)
    deem(counting)
    fillLastVacancy(counting)
    closeStage(sheet, is_surplus ? 'surplus' : 'exclusion', note)
  }
  return finished(sheet, 'n-ireland', { valid, invalid }, quota)
}

/** 48(3) and 52(1). */
function deem({ sheet, quota, pending }: Counting): void {
  const reached = electAtQuota(sheet, quota, 'forward', 'rule 48(3)')
  pending.push(...reached.filter((number) => votesOf(sheet, number) > quota))
  fillLastVacancies(sheet, 'rule 52(1)')
}

/** 52(2). One vacancy, and a candidate with as many votes as all others who continue and all surpluses together; two may not be. */
function fillLastVacancy(counting: Counting): void {
  const { sheet } = counting
  const [first, second, ...others] = byVotes(sheet)
  if (vacanciesOn(sheet) !== 1 || first === undefined || second === undefined) return
  if (doomedOn(sheet).includes(first)) return
  const votes = votesOf(sheet, first)
  const rest = [second, ...others].reduce((sum, number) => sum + votesOf(sheet, number), surpluses(counting))
  if (votes < rest || votes === votesOf(sheet, second)) return
  const all = `the other candidates and surpluses together have ${figureOf(sheet, rest)}`
  elect(sheet, first, `${nameOf(sheet, first)} has ${figureOf(sheet, votes)} votes and ${all}: elected (rule 52(2)).`)
}

const surpluses = ({ sheet, quota, pending }: Counting) =>
  pending.reduce((sum, number) => sum + votesOf(sheet, number) - quota, 0n)

/**
 * 49(10) and 51(12). The lowest candidates, as many as may be, who with all surpluses have fewer votes than the next: no transfer could
 * save them. Not so many that a seat would stay empty.
 */
function safeExclusions(counting: Counting): readonly number[] {
  const { sheet } = counting
  const lowest = byFewestVotes(sheet)
  let sum = surpluses(counting)
  let safe = 0
  for (let many = 1; many <= lowest.length - vacanciesOn(sheet); many += 1) {
    sum += votesOf(sheet, lowest[many - 1] ?? 0)
    const next = lowest[many]
    if (next === undefined || sum >= votesOf(sheet, next)) continue
    if (mayAllBeExcluded(sheet, lowest.slice(0, many))) safe = many
  }
  return lowest.slice(0, safe)
}

/** 49 and 50(1). The largest surplus first; equals by the earliest stage at which they differed, else by lot. */
function transferSurplus({ sheet, piles, hands, quota, pending }: Counting): string {
  const most = pending.reduce((votes, number) => (votesOf(sheet, number) > votes ? votesOf(sheet, number) : votes), 0n)
  const largest = pending.filter((number) => votesOf(sheet, number) === most)
  const from = chosen(sheet, largest, { for: 'surplus', wanted: 'most', looking: 'forward' })
  pending.splice(pending.indexOf(from), 1)
  const surplus = most - quota
  const [last] = hands[from]?.splice(-1) ?? []
  const parcels = last ? sorted(piles, last.papers, sheet.is_continuing) : []
  const transferable = parcels.reduce((sum, parcel, to) => sum + (to > 0 ? (parcel?.papers ?? 0) : 0), 0)
  // 49(4)(b) and (7). The surplus divided by the transferable papers, or the value at which they came, whichever is less.
  const shared = transferable > 0 ? surplus / BigInt(transferable) : 0n
  const value = last && last.value < shared ? last.value : shared
  parcels.forEach((papers, to) => {
    if (!papers || to === 0) return
    hands[to]?.push({ value, is_first: false, papers })
    transfer(sheet, from, to, BigInt(papers.papers) * value)
  })
  // 50(2)(c). “The difference between the surplus and the total transfer value” is non-transferable.
  transfer(sheet, from, 0, votesOf(sheet, from) - quota)
  sheet.reasons.push({
    candidate: from,
    why: `${nameOf(sheet, from)} has the largest surplus, ${figureOf(sheet, surplus)} votes: ${count(transferable, 'transferable paper')} of those last received pass on at ${figureOf(sheet, value)} (rule 49).`,
  })
  return `Surplus of ${nameOf(sheet, from)}: ${figureOf(sheet, surplus)} votes above the quota`
}

/** 51. The safe exclusions together; else the fewest votes, equals by the earliest stage at which they differed, else by lot. */
function excludeLowest(counting: Counting, together: readonly number[]): string {
  const { sheet } = counting
  const looking = { for: 'exclusion', wanted: 'fewest', looking: 'forward' } as const
  const from = together.length > 0 ? together : [chosen(sheet, fewest(sheet), looking)]
  const note = `Exclusion of ${namesOf(sheet, from)}: ${from.map((number) => figureOf(sheet, votesOf(sheet, number))).join(', ')} votes`
  const why = new Map(from.map((number) => [number, fewestInWords(sheet, number)]))
  for (const number of from) exclude(sheet, number, `${nameOf(sheet, number)} ${why.get(number)}: excluded (rule 51).`)
  // 52(1) and (3). Where just enough are left they are elected “thereupon”, and these papers stay where they are.
  fillLastVacancies(sheet, 'rule 52(1)')
  // 51(2) first preferences; then 51(5) to (9) what came by transfer, the highest value first.
  const came = from.flatMap((number) => counting.hands[number]?.filter(({ is_first }) => !is_first) ?? [])
  const values = [...new Set(came.map(({ value }) => value))].sort((one, other) => (one > other ? -1 : 1))
  for (const value of [null, ...values]) {
    if (vacanciesOn(sheet) === 0)
      return `${note}; the last vacancies are filled, so no further papers are transferred (rule 52(3))`
    passOn(counting, from, (sub) => (value === null ? sub.is_first : !sub.is_first && sub.value === value))
  }
  return note
}

/** Passes on such of the excluded candidates' papers as are of one value; who thereby reaches the quota gets no more of them. */
function passOn(counting: Counting, excluded: readonly number[], isOfThese: (sub: SubParcel) => boolean): void {
  const { sheet, piles, hands } = counting
  const received = new Map<number, SubParcel>()
  for (const from of excluded)
    for (const { value, papers } of hands[from]?.filter(isOfThese) ?? [])
      sorted(piles, papers, sheet.is_continuing).forEach((parcel, to) => {
        if (!parcel) return
        transfer(sheet, from, to, BigInt(parcel.papers) * value)
        if (to > 0)
          received.set(to, { value, is_first: false, papers: joined(piles, received.get(to)?.papers, parcel) })
      })
  for (const [to, sub] of received) hands[to]?.push(sub)
  deem(counting)
}
