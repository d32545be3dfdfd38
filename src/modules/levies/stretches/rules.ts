import { isDuring, type Id } from '../../../platform/values.ts'
import type { Period } from '../periods/rules.ts'
import type { LevyYearStart, RateTerms } from '../rates/rules.ts'

/** An agreed version of a levy's rate. */
export type RateInForce = RateTerms & {
  readonly id: Id<'rate'>
  readonly from_on: Temporal.PlainDate
  readonly until_on: Temporal.PlainDate | null
}

/** A part of a period, in whole months, with one rate and one day whose counts govern. */
export type Stretch = { readonly period: Period; readonly rate: RateInForce; readonly counts_on: Temporal.PlainDate }

/** The first day of the levy year a day is in. */
export function levyYearOf(day: Temporal.PlainDate, starts: LevyYearStart): Temporal.PlainDate {
  const start = day.with({ month: starts, day: 1 })
  return Temporal.PlainDate.compare(start, day) > 0 ? start.subtract({ years: 1 }) : start
}

/** The day whose counts govern a month of a period. */
export function countsOn(
  month: Temporal.PlainDate,
  period: Pick<Period, 'from'>,
  { counted, levy_year_starts }: Pick<RateTerms, 'counted' | 'levy_year_starts'>,
) {
  if (counted === 'period_start') return period.from
  if (counted === 'levy_year_start') return levyYearOf(month, levy_year_starts)
  return month.with({ month: month.month - ((month.month - 1) % 3) })
}

/** A period as its rates and counting days divide it; null where no rate is agreed for a month of it. */
export function stretchesOf(period: Period, rates: readonly RateInForce[]): readonly Stretch[] | null {
  const stretches: Stretch[] = []
  for (let month = period.from; Temporal.PlainDate.compare(month, period.to) < 0; month = month.add({ months: 1 })) {
    const rate = rates.find(({ from_on, until_on }) => isDuring({ from: from_on, until: until_on }, month))
    if (!rate) return null
    const counts_on = countsOn(month, period, rate)
    const to = month.add({ months: 1 }).subtract({ days: 1 })
    const last = stretches.at(-1)
    if (last?.rate === rate && last.counts_on.equals(counts_on))
      stretches[stretches.length - 1] = { ...last, period: { from: last.period.from, to } }
    else stretches.push({ period: { from: month, to }, rate, counts_on })
  }
  return stretches
}
