import { londonDay } from '../../../../platform/values.ts'
import { remindersOf } from '../../rounds/rules.ts'
import { closesAt, freezesAt, opensAt, referenceDay, weekday, type HolidayOn } from '../../weeks/rules.ts'
import type { Setting } from '../rules.ts'

/** What happens in one week. */
export type WeekPlan = {
  readonly counted_on: Temporal.PlainDate
  readonly opens_at: Temporal.Instant
  readonly reminders_at: readonly Temporal.Instant[]
  readonly closes_at: Temporal.Instant
  readonly freezes_at: Temporal.Instant
}

/** A week to come. */
export type WeekAhead = {
  readonly week_of: Temporal.PlainDate
  readonly is_collecting: boolean
  /** Null where there is no return that week. */
  readonly plan: WeekPlan | null
  /** The bank holiday that the day to be counted is. */
  readonly holiday: string | undefined
}

/**
 * What a setting makes of a week, or would make of it once collecting begins. A practice is mailed once in a day, so there is no reminder
 * on the day of the invitation.
 */
export function weekAhead(week_of: Temporal.PlainDate, setting: Setting, holidayOn: HolidayOn): WeekAhead {
  const counted_on = referenceDay(week_of, setting, holidayOn)
  const opens_at = opensAt(week_of, setting, holidayOn)
  const reminders = remindersOf(week_of, setting, holidayOn).filter(({ day }) => !day.equals(londonDay(opens_at)))
  return {
    week_of,
    is_collecting: setting.is_collecting,
    holiday: holidayOn(weekday(week_of, setting.reference_weekday)),
    plan: counted_on && {
      counted_on,
      opens_at,
      reminders_at: reminders.map(({ at }) => at),
      closes_at: closesAt(week_of, setting),
      freezes_at: freezesAt(week_of, setting),
    },
  }
}
