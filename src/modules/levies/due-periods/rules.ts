import { isDuring, type Id } from '../../../platform/values.ts'
import { monthsOf, type Period } from '../periods/rules.ts'
import type { LevyKind } from '../levies/rules.ts'
import { isInForce, monthsToCharge, periodFrom, periodWords, runLengths } from '../runs/rules.ts'

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

const before = (one: Temporal.PlainDate, other: Temporal.PlainDate) => Temporal.PlainDate.compare(one, other) < 0
const monthOfQuarter = ({ month }: Temporal.PlainDate) => (month - 1) % 3

/** Whether a levy is charged once its periods are over: as its last two were. */
function isInArrears(runs: readonly RunDrafted[]): boolean {
  const last = runs.slice(-2)
  return last.length === 2 && last.every(({ to, drafted_on }) => before(to, drafted_on))
}

/** Whether a month can be charged, and isn’t yet. */
const isFree = (levy: LevyCharged, month: Temporal.PlainDate) =>
  isInForce(levy, periodFrom(month, 1)) &&
  levy.rated.some(({ from_on, until_on }) => isDuring({ from: from_on, until: until_on }, month)) &&
  !levy.runs.some(({ from, to }) => !before(month, from) && !before(to, month))

/**
 * The earliest time of a levy that is to be charged by now and is in no run: once it has begun, or where the levy is charged in arrears
 * once it is over. It is as long as the run before it, or shorter where less can be charged. Of a levy that was never charged here it is
 * in this quarter, since what was before its first run was charged elsewhere.
 */
export function periodDue(levy: LevyCharged, today: Temporal.PlainDate): Period | undefined {
  const { runs } = levy
  const since = runs[0]?.to ?? today.with({ day: 1 }).subtract({ months: monthOfQuarter(today) })
  const from = monthsToCharge(today).find((month) => !before(month, since) && isFree(levy, month))
  if (!from) return undefined
  const run_before = runs.findLast(({ to }) => before(to, from))
  const usual = (run_before && monthsOf(run_before)) ?? 3 - monthOfQuarter(from)
  const lengths = Object.keys(runLengths).map(Number)
  const months = lengths.findLast(
    (length) =>
      length <= usual && Array.from({ length }, (_, at) => from.add({ months: at })).every((one) => isFree(levy, one)),
  )
  const period = periodFrom(from, months ?? 1)
  const is_due = isInArrears(runs) ? before(period.to, today) : !before(today, from)
  return is_due ? period : undefined
}

/** `Draft the statutory levy for January to March 2027` */
export const draftWords = ({ kind, name }: { readonly kind: LevyKind; readonly name: string }, period: Period) =>
  `Draft ${kind === 'charity' ? name : `the ${kind} levy`} for ${periodWords(period)}`

/** Where such a time is drafted: the form, filled in with it. */
export const draftHref = ({ levy_id, period }: DuePeriod) =>
  `/levies/runs?levy=${levy_id}&from=${period.from.toString()}&months=${monthsOf(period)}`
