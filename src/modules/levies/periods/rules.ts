import { plainDay } from '../../../platform/values.ts'

/** The time a levy is charged for: whole months, from the first day of one to the last of one. */
export type Period = { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate }

export const daysOf = ({ from, to }: Period) => from.until(to, { largestUnit: 'days' }).days + 1

/** How many months a period is; null where it isn't whole months, or ends before it begins. */
export function monthsOf({ from, to }: Period): number | null {
  const after = to.add({ days: 1 })
  if (from.day !== 1 || after.day !== 1 || Temporal.PlainDate.compare(from, to) > 0) return null
  return (after.year - from.year) * 12 + after.month - from.month
}

/** `1 January 2026 to 31 March 2026`: the days of a line or a period, on papers and wherever days are meant. */
export const spanWords = (from: Temporal.PlainDate, to: Temporal.PlainDate) => `${plainDay(from)} to ${plainDay(to)}`
