import { thousands } from '../../../platform/values.ts'
import { unconstrained, type Keeper } from '../constraints/rules.ts'
import { namesApart, type Count, type Counted, type Stage, type StageKind, type Tie } from '../counts/rules.ts'
import { decimal } from '../fixed-point/rules.ts'
import type { Lot } from '../lots/rules.ts'
import type { Election } from '../papers/rules.ts'

/** The result sheet of a count while it is being filled in. Candidates are known by their number; amounts are in the rule's smallest unit. */
export type Sheet = {
  readonly election: Election
  readonly lot: Lot
  readonly keeper: Keeper
  readonly places: number
  /** At a candidate's number, votes; at nought, the non-transferable pile. */
  readonly totals: bigint[]
  /** At a candidate's number: neither elected nor excluded nor withdrawn. */
  readonly is_continuing: Uint8Array
  /** What the totals were at the end of each stage, and at such earlier points in it as the rule looks back to. */
  readonly history: { readonly at: string; readonly totals: readonly bigint[] }[]
  readonly names: readonly string[]
  readonly winners: number[]
  readonly ties: Tie[]
  readonly stages: Stage[]
  /** Of the stage being filled in. */
  readonly elected: number[]
  readonly excluded: number[]
  readonly reasons: { readonly candidate: number; readonly why: string }[]
  readonly moved: Map<number, Map<number, bigint>>
}

/** Within this many papers, papers × 2^15 stays a whole number that floating point holds exactly. */
const most_papers = 2 ** 38

/** Why an election can't be counted by any rule; a file that was read has been asked already. */
export function whyNot({ seats, papers }: Election): string | undefined {
  if (!Number.isSafeInteger(seats) || seats < 1)
    return `The number of seats is ${seats}: say how many are to be filled.`
  let sum = 0
  for (const weight of papers.weights) {
    if (!Number.isSafeInteger(weight) || weight < 1)
      return `A ballot paper stands for ${weight} papers: use a whole number.`
    sum += weight
  }
  return sum > most_papers
    ? `There are more than ${thousands(most_papers)} papers, too many to be counted exactly.`
    : undefined
}

export function openSheet(election: Election, lot: Lot, places: number, keeper: Keeper = unconstrained): Sheet {
  const { candidates } = election
  return {
    election,
    lot,
    keeper,
    places,
    totals: Array.from({ length: candidates.length + 1 }, () => 0n),
    is_continuing: Uint8Array.of(0, ...candidates.map(({ is_withdrawn }) => (is_withdrawn ? 0 : 1))),
    history: [],
    names: ['', ...namesApart(candidates)],
    winners: [],
    ties: [],
    stages: [],
    elected: [],
    excluded: [],
    reasons: [],
    moved: new Map(),
  }
}

export const votesOf = ({ totals }: Sheet, number: number): bigint => totals[number] ?? 0n
export const nameOf = ({ names }: Sheet, number: number): string => names[number] ?? ''
export const figureOf = (sheet: Sheet, units: bigint): string => decimal(units, sheet.places)
export const vacanciesOn = ({ election, winners }: Sheet): number => election.seats - winners.length

/** In the order of the ballot paper. */
export const continuingOn = ({ election, is_continuing }: Sheet): readonly number[] =>
  election.candidates.flatMap(({ number }) => (is_continuing[number] ? [number] : []))

/** `Ann Lee`, `Ann Lee and Bob Ray`, `Ann Lee, Bob Ray and Cat Orr`. */
export function namesOf(sheet: Sheet, numbers: readonly number[]): string {
  const names = numbers.map((number) => nameOf(sheet, number))
  return [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and ')
}

export function credit(sheet: Sheet, number: number, units: bigint): void {
  sheet.totals[number] = votesOf(sheet, number) + units
}

/** Moves votes from one candidate to another, or, at nought, to the non-transferable pile. */
export function transfer(sheet: Sheet, from: number, to: number, units: bigint): void {
  credit(sheet, from, -units)
  credit(sheet, to, units)
  noteMoved(sheet, from, to, units)
}

/**
 * States all votes afresh, for a rule that moves no papers but divides them all again. Who has more has it from all who have less; where
 * there are several of both, in proportion, as the papers don't say from whom.
 */
export function restate(sheet: Sheet, votes: readonly bigint[]): void {
  const more = votes.map((units, number) => units - votesOf(sheet, number))
  const gained = more.reduce((sum, units) => (units > 0n ? sum + units : sum), 0n)
  more.forEach((lost, from) => {
    if (lost >= 0n || from === 0) return
    let upTo = 0n
    more.forEach((units, to) => {
      if (units <= 0n) return
      noteMoved(sheet, from, to, (-lost * (upTo + units)) / gained - (-lost * upTo) / gained)
      upTo += units
    })
  })
  votes.forEach((units, number) => (sheet.totals[number] = units))
}

function noteMoved({ moved }: Sheet, from: number, to: number, units: bigint): void {
  if (units === 0n) return
  const all = moved.get(from) ?? new Map<number, bigint>()
  moved.set(from, all.set(to, (all.get(to) ?? 0n) + units))
}

export function elect(sheet: Sheet, number: number, why: string): void {
  sheet.is_continuing[number] = 0
  sheet.winners.push(number)
  sheet.elected.push(number)
  sheet.reasons.push({ candidate: number, why })
}

export function exclude(sheet: Sheet, number: number, why: string): void {
  sheet.is_continuing[number] = 0
  sheet.excluded.push(number)
  sheet.reasons.push({ candidate: number, why })
}

/** Keeps the totals as they are now, for ties to be looked up in. */
export function notePoint({ history, totals }: Sheet, at: string): void {
  history.push({ at, totals: [...totals] })
}

/** Ends the stage that was being filled in, and begins the next. */
export function closeStage(
  sheet: Sheet,
  kind: StageKind,
  note: string,
  quota?: bigint,
  keep?: readonly bigint[],
): void {
  const { totals, moved, reasons } = sheet
  const number = sheet.stages.length + 1
  for (const { stage, chosen, why } of sheet.ties) if (stage === number) reasons.push({ candidate: chosen, why })
  notePoint(sheet, `stage ${number}`)
  sheet.stages.push({
    number,
    kind,
    note,
    totals: totals.slice(1).map((units) => figureOf(sheet, units)),
    non_transferable: figureOf(sheet, totals[0] ?? 0n),
    ...(quota === undefined ? {} : { quota: figureOf(sheet, quota) }),
    ...(keep === undefined ? {} : { keep: keep.map((units) => figureOf(sheet, units)) }),
    elected: sheet.elected.splice(0),
    excluded: sheet.excluded.splice(0),
    transfers: [...moved].flatMap(([from, all]) =>
      [...all].map(([to, units]) => ({ from, to: to === 0 ? null : to, votes: figureOf(sheet, units) })),
    ),
    reasons: reasons.splice(0),
  })
  moved.clear()
}

export function finished(
  sheet: Sheet,
  rule: string,
  papers: Pick<Count, 'valid' | 'invalid'>,
  quota: bigint | null,
): Counted {
  const { election, winners, stages, ties } = sheet
  return {
    ok: true,
    count: {
      rule,
      seats: election.seats,
      candidates: election.candidates,
      ...papers,
      quota: quota === null ? null : figureOf(sheet, quota),
      winners,
      vacancies: vacanciesOn(sheet),
      stages,
      ties,
    },
  }
}
