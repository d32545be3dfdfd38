/** The firsts of the month on which patients were counted, oldest first: the last is the month of `today`. */
export const countingDays = (today: Temporal.PlainDate, months: number): readonly Temporal.PlainDate[] =>
  Array.from({ length: months }, (_, at) => today.with({ day: 1 }).subtract({ months: months - 1 - at }))

/** Months before the last day counted. */
export const agoOf = (day: Temporal.PlainDate, newest: Temporal.PlainDate) =>
  day.until(newest, { largestUnit: 'months' }).months

/** Nobody works or meets at the weekend. */
export const weekday = (day: Temporal.PlainDate) => (day.dayOfWeek > 5 ? day.add({ days: 8 - day.dayOfWeek }) : day)
