declare const brand: unique symbol

/** A row's key, which knows its table: a person's id can't be passed as a practice's. */
export type Id<Table extends string> = string & { readonly [brand]: Table }

/** A whole number of pence. */
export type Pence = number & { readonly [brand]: 'pence' }

/** Ten-thousandths of a penny, so that 38.8p stays exact: 388_000. */
export type Rate = number & { readonly [brand]: 'rate' }

export function wholePence(pence: number): Pence {
  if (!Number.isSafeInteger(pence)) throw new RangeError(`${pence} is not a whole number of pence`)
  return pence as Pence
}

// A formatter costs more to make than a page costs to write, so each is made once.
const money = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' })
const whole = new Intl.NumberFormat('en-GB')
const tenths = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })

/** £1,075.20; below nought with a true minus, −£5.00. */
export const pounds = (pence: Pence) => money.format(pence / 100).replace('-', '−')

/** The same of an amount that was reckoned, or added up by the database. */
export const poundsOf = (pence: number) => pounds(wholePence(pence))

/** 1,235,727 */
export const thousands = (count: number | bigint) => whole.format(count)

/** `1,235,727`, `−4.2`; at most one decimal, and a true minus. */
export const figure = (amount: number) => tenths.format(amount).replace('-', '−')

/** `1 practice`, `128 practices`, `No practices`. */
export const counted = (amount: number, one: string, many: string) =>
  `${amount === 0 ? 'No' : figure(amount)} ${amount === 1 ? one : many}`

/** `1 practice`, `6,200 practices`; give the plural where it isn't an added s. */
export const count = (n: number, one: string, many = `${one}s`) => `${thousands(n)} ${n === 1 ? one : many}`

/** Days that something was so: from the first, up to but not including the last; null is open. */
export type During = { readonly from: Temporal.PlainDate | null; readonly until: Temporal.PlainDate | null }

export const isDuring = ({ from, until }: During, day: Temporal.PlainDate) =>
  (from === null || Temporal.PlainDate.compare(from, day) <= 0) &&
  (until === null || Temporal.PlainDate.compare(day, until) < 0)

/** As PostgreSQL writes a daterange: `[2026-04-01,)`. */
export const rangeText = ({ from, until }: During) => `[${from?.toString() ?? ''},${until?.toString() ?? ''})`

/** A year before or after is a slip of the keyboard; at the ends of what can be typed the database keeps none. */
export const isYearMeant = (year: number) => year >= 1900 && year <= 2199

/**
 * The day that somebody wrote as 2026-04-01, 1/4/2026, 01.04.26 or 1 April 2026, the day first as it is written here; of two digits,
 * 50 and above are of the last century. Undefined where it is none.
 */
export function writtenDay(words: string): Temporal.PlainDate | undefined {
  const [, y, m, d] = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?$/.exec(words) ?? []
  const [, d2, m2, y2] = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4}|\d{2})$/.exec(words) ?? []
  const [, d3, name, y3] = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4}|\d{2})$/.exec(words) ?? []
  const named =
    months.findIndex((month) => name !== undefined && month.toLowerCase().startsWith(name.toLowerCase())) + 1
  const end = y2 ?? y3
  const year = Number(y ?? (end?.length === 2 ? `${Number(end) < 50 ? 20 : 19}${end}` : end))
  if (!isYearMeant(year)) return undefined
  try {
    const month = Number(m ?? m2 ?? named)
    return Temporal.PlainDate.from({ year, month, day: Number(d ?? d2 ?? d3) }, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

const london = 'Europe/London'

/** The civil day it is in London at a moment. */
export const londonDay = (at: Temporal.Instant) => at.toZonedDateTimeISO(london).toPlainDate()

/** The moment at which London's clocks show this time on this day. */
export const inLondon = (day: Temporal.PlainDate, plainTime: Temporal.PlainTime) =>
  day.toZonedDateTime({ timeZone: london, plainTime }).toInstant()

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
// oxfmt-ignore
const months = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
] as const

/** Thursday, by its number from Monday, 1 */
export const weekdayName = (number: number) => weekdays[(number - 1) % 7] ?? ''

/** 19 November 2026 */
export const plainDay = ({ day, month, year }: Temporal.PlainDate) => `${day} ${months[month - 1]} ${year}`

/** Thursday 19 November 2026 */
export const longDay = (day: Temporal.PlainDate) => `${weekdays[day.dayOfWeek - 1]} ${plainDay(day)}`

/** Thursday 19 November, of a day that is near */
export const nearDay = (day: Temporal.PlainDate) => `${weekdays[day.dayOfWeek - 1]} ${day.day} ${months[day.month - 1]}`

/** November 2026 */
export const monthName = ({ month, year }: { readonly month: number; readonly year: number }) =>
  `${months[month - 1]} ${year}`

/** 19 Nov 2026, for tables */
export const shortDay = ({ day, month, year }: Temporal.PlainDate) => `${day} ${months[month - 1]?.slice(0, 3)} ${year}`

/** 17:30, by London's clocks */
export const clockTime = (at: Temporal.Instant) =>
  at.toZonedDateTimeISO(london).toPlainTime().toString({ smallestUnit: 'minute' })

/** 19 Nov 2026 17:30 by London's clocks, for tables */
export const shortTime = (at: Temporal.Instant) => `${shortDay(londonDay(at))} ${clockTime(at)}`

/** 17:30 on 19 November 2026, by London's clocks */
export const londonTime = (at: Temporal.Instant) => `${clockTime(at)} on ${plainDay(londonDay(at))}`
