import type { Id } from '../../../platform/values.ts'
import { monthsOf, type Period } from '../periods/rules.ts'
import type { LevyKind } from '../levies/rules.ts'
import { monthsBack, periodFrom, periodWords, runLengths } from '../runs/rules.ts'

/** A run that wasn't thrown away, and the day on which it was drafted last. */
export type RunDrafted = Period & { readonly drafted_on: Temporal.PlainDate }

/** A levy as far as it says what is to be charged next; its runs are given the earliest first. */
export type LevyCharged = {
  readonly begun_on: Temporal.PlainDate
  readonly ended_on: Temporal.PlainDate | null
  /** When a rate is agreed for. */
  readonly rated: readonly { readonly from_on: Temporal.PlainDate; readonly until_on: Temporal.PlainDate | null }[]
  readonly runs: readonly RunDrafted[]
}

/** A time for which a levy is to be drafted now. */
export type DuePeriod = {
  readonly levy_id: Id<'levy'>
  readonly lmc_short_name: string
  readonly kind: LevyKind
  readonly name: string
  readonly period: Period
}

/** Months counted through: levies, rates and runs all begin and end with one. */
const monthOf = ({ year, month }: Temporal.PlainDate) => year * 12 + month - 1
const firstDay = (month: number) =>
  Temporal.PlainDate.from({ year: Math.floor(month / 12), month: (month % 12) + 1, day: 1 })

/** From the first month up to, not including, the other. */
type Months = readonly [from: number, until: number]
const isIn = (month: number, spans: readonly Months[]) => spans.some(([from, until]) => from <= month && month < until)

/** Whether a levy is charged once its periods are over: as its last two were. */
function isInArrears(runs: readonly RunDrafted[]): boolean {
  const last = runs.slice(-2)
  return last.length === 2 && last.every(({ to, drafted_on }) => Temporal.PlainDate.compare(to, drafted_on) < 0)
}

/**
 * The earliest time of a levy that is to be charged by now and is in no run: once it has begun, or where the levy is charged in arrears
 * once it is over. It is as long as the run before it, or shorter where less can be charged. Of a levy that was never charged here it is
 * in this quarter, since what was before its first run was charged elsewhere.
 */
export function periodDue(
  { begun_on, ended_on, rated, runs }: LevyCharged,
  today: Temporal.PlainDate,
): Period | undefined {
  const now = monthOf(today)
  const charged = runs.map(({ from, to }): Months => [monthOf(from), monthOf(to) + 1])
  const in_force: readonly Months[] = [[monthOf(begun_on), ended_on ? monthOf(ended_on) + 1 : Infinity]]
  const rates = rated.map(({ from_on, until_on }): Months => [
    monthOf(from_on),
    until_on ? monthOf(until_on) : Infinity,
  ])
  const isFree = (month: number) => isIn(month, in_force) && isIn(month, rates) && !isIn(month, charged)

  let from = Math.max(now - monthsBack, charged[0]?.[1] ?? now - (now % 3))
  while (from <= now && !isFree(from)) from += 1
  if (from > now) return undefined
  const before = charged.findLast(([, until]) => until <= from)
  const usual = before ? before[1] - before[0] : 3 - (from % 3)
  let free = 1
  while (free < usual && isFree(from + free)) free += 1
  const months =
    Object.keys(runLengths)
      .map(Number)
      .findLast((length) => length <= free) ?? 1
  const period = periodFrom(firstDay(from), months)
  return isInArrears(runs) && Temporal.PlainDate.compare(period.to, today) >= 0 ? undefined : period
}

/** `Draft the statutory levy for January to March 2027` */
export const draftWords = ({ kind, name }: { readonly kind: LevyKind; readonly name: string }, period: Period) =>
  `Draft ${kind === 'charity' ? name : `the ${kind} levy`} for ${periodWords(period)}`

/** Where such a time is drafted: the form, filled in with it. */
export const draftHref = ({ levy_id, period }: DuePeriod) =>
  `/levies/runs?levy=${levy_id}&from=${period.from.toString()}&months=${monthsOf(period)}`
