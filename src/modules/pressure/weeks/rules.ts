import { inLondon } from '../../../platform/values.ts'

/** What of an LMC's settings says when its week begins and ends. */
export type Window = {
  readonly reference_weekday: number
  readonly on_bank_holiday: 'next_working_day' | 'same_day' | 'no_return'
  readonly opens_weekday: number
  readonly opens_at: Temporal.PlainTime
  readonly closes_weekday: number
  readonly closes_at: Temporal.PlainTime
  readonly grace_minutes: number
  readonly freezes_weekday: number
  readonly freezes_at: Temporal.PlainTime
}

/** The name of the bank holiday that a day is; undefined of any other day. */
export type HolidayOn = (day: Temporal.PlainDate) => string | undefined

/** A week is known by its Monday. */
export const weekOf = (day: Temporal.PlainDate) => day.subtract({ days: day.dayOfWeek - 1 })

/** The Monday that an address names; undefined where it names none. */
export function mondayFrom(text: string): Temporal.PlainDate | undefined {
  if (!/^[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text)) return undefined
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number)
  const named = Temporal.PlainDate.from({ year, month, day })
  return named.dayOfWeek === 1 && named.toString() === text ? named : undefined
}

/** No period that ended before the earliest of these reference days matters: said as a day of its own, an index finds the others. */
export const earliest = (asked: readonly { readonly reference_on: Temporal.PlainDate }[]) =>
  asked.map(({ reference_on }) => reference_on).toSorted((one, other) => Temporal.PlainDate.compare(one, other))[0] ??
  null

/** A day of a week by its number from Monday, 1; from 8 on, of the week after. */
export const weekday = (week_of: Temporal.PlainDate, number: number) => week_of.add({ days: number - 1 })

export const isWorkingDay = (day: Temporal.PlainDate, holidayOn: HolidayOn) =>
  day.dayOfWeek <= 5 && holidayOn(day) === undefined

/**
 * The day whose contacts are counted. On a bank holiday, as the LMC decided: the next working day of the week that leaves time to
 * answer before the close, the day all the same, or no return that week, which is null.
 */
export function referenceDay(week_of: Temporal.PlainDate, window: Window, holidayOn: HolidayOn) {
  const usual = weekday(week_of, window.reference_weekday)
  if (holidayOn(usual) === undefined || window.on_bank_holiday === 'same_day') return usual
  if (window.on_bank_holiday === 'no_return') return null
  const moved = [1, 2, 3, 4].map((days) => usual.add({ days })).find((day) => isWorkingDay(day, holidayOn))
  if (!moved || !weekOf(moved).equals(week_of)) return null
  return Temporal.Instant.compare(inLondon(moved, window.opens_at), closesAt(week_of, window)) < 0 ? moved : null
}

/** A week opens on its day, or on its reference day where a bank holiday moved that to a later one. */
export function opensAt(week_of: Temporal.PlainDate, window: Window, holidayOn: HolidayOn): Temporal.Instant {
  const usual = weekday(week_of, window.opens_weekday)
  const counted = referenceDay(week_of, window, holidayOn) ?? usual
  const is_moved = counted.dayOfWeek !== window.reference_weekday
  return inLondon(is_moved && Temporal.PlainDate.compare(counted, usual) > 0 ? counted : usual, window.opens_at)
}

/** At this moment of London's clocks a week is closed: a return a thousandth of a second earlier was in time. */
export const closesAt = (week_of: Temporal.PlainDate, { closes_weekday, closes_at }: Window): Temporal.Instant =>
  inLondon(weekday(week_of, closes_weekday), closes_at)

/** Until then a return still counts as in time, though practices are told the close. */
export const graceEndsAt = (week_of: Temporal.PlainDate, window: Window): Temporal.Instant =>
  closesAt(week_of, window).add({ minutes: window.grace_minutes })

export const freezesAt = (week_of: Temporal.PlainDate, { freezes_weekday, freezes_at }: Window): Temporal.Instant =>
  inLondon(weekday(week_of, freezes_weekday), freezes_at)

/** Four weeks after its Monday a week takes no return any more, late or not. */
export const endsAt = (week_of: Temporal.PlainDate): Temporal.Instant =>
  inLondon(week_of.add({ days: 28 }), Temporal.PlainTime.from('00:00'))

/** How a week stands for a return put in now; `none` where the LMC has no return that week. */
export type WeekState = 'none' | 'not_open' | 'open' | 'late' | 'ended'

export function weekState(
  week_of: Temporal.PlainDate,
  window: Window,
  holidayOn: HolidayOn,
  now: Temporal.Instant,
): WeekState {
  const isBefore = (moment: Temporal.Instant) => Temporal.Instant.compare(now, moment) < 0
  if (referenceDay(week_of, window, holidayOn) === null) return 'none'
  if (isBefore(opensAt(week_of, window, holidayOn))) return 'not_open'
  if (isBefore(graceEndsAt(week_of, window))) return 'open'
  return isBefore(endsAt(week_of)) ? 'late' : 'ended'
}

/** The day that is so many working days after another. */
export function afterWorkingDays(day: Temporal.PlainDate, days: number, holidayOn: HolidayOn) {
  let then = day
  for (let left = days; left > 0;) {
    then = then.add({ days: 1 })
    if (isWorkingDay(then, holidayOn)) left -= 1
  }
  return then
}

/** Working days from the day after one up to and with another; 0 where the other is no later. */
export function workingDaysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate, holidayOn: HolidayOn) {
  let days = 0
  for (let day = from.add({ days: 1 }); Temporal.PlainDate.compare(day, to) <= 0; day = day.add({ days: 1 }))
    if (isWorkingDay(day, holidayOn)) days += 1
  return days
}
