import { clockTime, londonDay, longDay, plainDay, type Id } from '../../../../platform/values.ts'
import type { Setting } from '../../settings/rules.ts'
import { closesAt, endsAt, opensAt, referenceDay, weekState, type HolidayOn } from '../../weeks/rules.ts'

/** What an LMC asks of one practice in one week. */
export type AskedReturn = {
  readonly lmc_id: Id<'lmc'>
  readonly practice_id: Id<'practice'>
  readonly week_of: Temporal.PlainDate
  readonly setting: Setting
  readonly holidayOn: HolidayOn
  /** The day that is counted; null where the LMC has no return that week. */
  readonly reference_on: Temporal.PlainDate | null
  /** As it was on that day; null where it wasn't open, or another LMC's. */
  readonly practice: { readonly name: string; readonly list_size: number | null } | null
}

/** How one practice's return of a week stands: it can be put in, in time or late, or what is true that stops it. */
export type Standing = 'open' | 'late' | 'not_collecting' | 'no_return' | 'not_in_scope' | 'not_open' | 'ended'

export function standingOf(asked: AskedReturn, now: Temporal.Instant): Standing {
  if (!asked.setting.is_collecting) return 'not_collecting'
  const state = weekState(asked.week_of, asked.setting, asked.holidayOn, now)
  if (state === 'none') return 'no_return'
  return asked.practice === null ? 'not_in_scope' : state
}

export const canBePutIn = (standing: Standing): standing is 'open' | 'late' =>
  standing === 'open' || standing === 'late'

const moment = (at: Temporal.Instant) => `${clockTime(at)} on ${longDay(londonDay(at))}`

/** What a person is told of how it stands, and what to do. */
export function standingWords(
  { week_of, setting, holidayOn }: AskedReturn,
  standing: Standing,
  is_sent = false,
): string {
  const week = `the week of ${plainDay(week_of)}`
  const closes = `${moment(closesAt(week_of, setting))}, London time`
  const counted = longDay(referenceDay(week_of, setting, holidayOn) ?? week_of)
  const last_day = plainDay(londonDay(endsAt(week_of)).subtract({ days: 1 }))
  const words: Readonly<Record<Standing, string>> = {
    open: `You can ${is_sent ? 'change it' : 'send it, and change it,'} until ${closes}.`,
    late: `It closed at ${closes}. What you send now is kept and marked late, and counts in no report.`,
    not_collecting: `Your LMC isn’t collecting weekly returns for ${week}. There is nothing to do.`,
    no_return: `There is no return for ${week}, because of the bank holiday. There is nothing to do.`,
    not_in_scope: `No return is asked for ${week}: the practice wasn’t open, or wasn’t this LMC’s, on ${counted}, the day that is counted. If that is wrong, tell the office.`,
    not_open: `The return for ${week} opens at ${moment(opensAt(week_of, setting, holidayOn))}.`,
    ended: `The return for ${week} could be sent until ${last_day}. If it matters, ring the office.`,
  }
  return words[standing]
}
