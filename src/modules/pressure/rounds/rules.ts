import { inLondon, londonDay } from '../../../platform/values.ts'
import type { Setting } from '../settings/rules.ts'
import { closesAt, opensAt, referenceDay, weekday, weekOf, type HolidayOn } from '../weeks/rules.ts'

export type MailingKind = 'invitation' | 'reminder'
/** A mailing of a week's round that went out. */
export type Mailed = { readonly kind: MailingKind; readonly mailed_on: Temporal.PlainDate }

type Collecting = Pick<Setting, 'is_collecting' | 'reminder_weekdays' | 'reminder_at'> & Parameters<typeof opensAt>[1]

const isAfter = (one: Temporal.Instant, other: Temporal.Instant) => Temporal.Instant.compare(one, other) > 0

/** Whether an LMC asks for a return in a week at all: some ask for none where the reference day is a bank holiday. */
export const asksIn = (week_of: Temporal.PlainDate, setting: Collecting, holidayOn: HolidayOn) =>
  setting.is_collecting && referenceDay(week_of, setting, holidayOn) !== null

/** When each reminder of a week would go: while it is open, and on no bank holiday, when nobody is there to read it. */
export const remindersOf = (week_of: Temporal.PlainDate, setting: Collecting, holidayOn: HolidayOn) =>
  setting.reminder_weekdays
    .map((number) => weekday(week_of, number))
    .filter((day) => holidayOn(day) === undefined)
    .map((day) => ({ day, at: inLondon(day, setting.reminder_at) }))
    .filter(({ at }) => isAfter(at, opensAt(week_of, setting, holidayOn)) && isAfter(closesAt(week_of, setting), at))
    .toSorted((one, other) => Temporal.Instant.compare(one.at, other.at))

/**
 * What is to be mailed now. The invitation goes as soon as the week is open, however late that is noticed; a reminder on its
 * day from its hour on, where nothing else went that day. Nothing goes once the week is closed, whatever its grace.
 */
export function mailingDue(
  now: Temporal.Instant,
  setting: Collecting,
  holidayOn: HolidayOn,
  mailed: readonly Mailed[],
): MailingKind | null {
  const today = londonDay(now)
  const week_of = weekOf(today)
  if (!asksIn(week_of, setting, holidayOn) || mailed.some(({ mailed_on }) => mailed_on.equals(today))) return null
  if (isAfter(opensAt(week_of, setting, holidayOn), now) || !isAfter(closesAt(week_of, setting), now)) return null
  if (!mailed.some(({ kind }) => kind === 'invitation')) return 'invitation'
  const is_due = remindersOf(week_of, setting, holidayOn).some(({ day, at }) => day.equals(today) && !isAfter(at, now))
  return is_due ? 'reminder' : null
}

/** When the silent will next be reminded in the week that it is; null where they won't be. */
export function nextReminder(
  now: Temporal.Instant,
  setting: Collecting,
  holidayOn: HolidayOn,
  mailed: readonly Mailed[],
): Temporal.Instant | null {
  const week_of = weekOf(londonDay(now))
  if (!asksIn(week_of, setting, holidayOn)) return null
  const opens_on = londonDay(opensAt(week_of, setting, holidayOn))
  const next = remindersOf(week_of, setting, holidayOn).find(
    ({ day, at }) =>
      isAfter(at, now) && !day.equals(opens_on) && !mailed.some(({ mailed_on }) => mailed_on.equals(day)),
  )
  return next?.at ?? null
}

/** Why a letter of a round is somebody's: the nominated get it; where there are none, the practice manager; else whoever signs in. */
export const reasons = {
  nominee: (practice: string) => `you answer for ${practice}’s weekly return`,
  manager: (practice: string) => `you are ${practice}’s practice manager and nobody is nominated for its weekly return`,
  account: (practice: string) => `you sign in for ${practice} and nobody is nominated for its weekly return`,
} as const
export type Reason = keyof typeof reasons

/** Marks the letters of one mailing to one practice, so that an address gets one for each practice. */
export const runOf = (week_of: Temporal.PlainDate, mailed_on: Temporal.PlainDate, practice_id: string) =>
  `${week_of.toString()} ${mailed_on.toString()} ${practice_id}`

/** The week and the practice that letters of a run are about. */
export function aboutRun(run: string) {
  const [week = '', , practice_id = ''] = run.split(' ')
  return { week_of: Temporal.PlainDate.from(week), practice_id }
}
