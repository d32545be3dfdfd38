import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { inLondon, londonDay } from '../../../platform/values.ts'
import { usualSetting } from '../settings/rules.ts'
import { closesAt, opensAt, type HolidayOn } from '../weeks/rules.ts'
import { mailingDue, nextReminder, type Mailed } from './rules.ts'

const collecting = { ...usualSetting, is_collecting: true }
const noHoliday: HolidayOn = () => undefined
const on =
  (...days: readonly string[]): HolidayOn =>
  (day) =>
    days.includes(day.toString()) ? 'A holiday' : undefined
const at = (moment: string) => Temporal.Instant.from(moment)
const time = (text: string) => Temporal.PlainTime.from(text)
const invited = (day: string): Mailed => ({ kind: 'invitation', mailed_on: Temporal.PlainDate.from(day) })
const reminded = (day: string): Mailed => ({ kind: 'reminder', mailed_on: Temporal.PlainDate.from(day) })

/** Every mailing of a week for which the program looked at these moments, in order. */
function mailed(setting: typeof collecting, holidayOn: HolidayOn, moments: Iterable<Temporal.Instant>) {
  const went: Mailed[] = []
  for (const now of moments) {
    const kind = mailingDue(now, setting, holidayOn, went)
    if (kind) went.push({ kind, mailed_on: londonDay(now) })
  }
  return went.map(({ kind, mailed_on }) => `${kind} ${mailed_on.toString()}`)
}

function* everyFiveMinutes(from: string, until: string) {
  for (let now = at(from); Temporal.Instant.compare(now, at(until)) < 0; now = now.add({ minutes: 5 })) yield now
}

test('a usual week has its invitation when it opens, and a reminder on each of its days', () => {
  const week = [...everyFiveMinutes('2026-11-16T00:00:00Z', '2026-11-23T00:00:00Z')]
  const usual = ['invitation 2026-11-16', 'reminder 2026-11-18', 'reminder 2026-11-19']
  expect(mailed(collecting, noHoliday, week)).toEqual(usual)
  expect(mailingDue(at('2026-11-16T07:59:59.999Z'), collecting, noHoliday, [])).toBeNull()
  expect(mailingDue(at('2026-11-16T08:00:00Z'), collecting, noHoliday, [])).toBe('invitation')
})

test('nothing goes once the week has closed, though its grace still runs', () => {
  const late = { ...collecting, grace_minutes: 120, reminder_at: time('18:00') }
  const went = [invited('2026-11-16'), reminded('2026-11-18')]
  expect(mailingDue(at('2026-11-19T17:29:59Z'), collecting, noHoliday, [])).toBe('invitation')
  expect(mailingDue(at('2026-11-19T17:30:00Z'), collecting, noHoliday, [])).toBeNull()
  expect(mailingDue(at('2026-11-19T18:05:00Z'), late, noHoliday, went)).toBeNull()
})

test('a program that was off writes the invitation when it is on again, and no reminder that day', () => {
  const from_wednesday = [...everyFiveMinutes('2026-11-18T08:55:00Z', '2026-11-23T00:00:00Z')]
  expect(mailed(collecting, noHoliday, from_wednesday)).toEqual(['invitation 2026-11-18', 'reminder 2026-11-19'])
  const from_the_reminder_on = [...everyFiveMinutes('2026-11-19T11:00:00Z', '2026-11-23T00:00:00Z')]
  expect(mailed(collecting, noHoliday, from_the_reminder_on)).toEqual(['invitation 2026-11-19'])
  const off_at_the_reminder = [at('2026-11-16T08:00:00Z'), at('2026-11-18T15:20:00Z')]
  expect(mailed(collecting, noHoliday, off_at_the_reminder)).toEqual(['invitation 2026-11-16', 'reminder 2026-11-18'])
})

test('London’s clocks say when, on either side of a change and on the day itself', () => {
  const summer = [
    at('2026-10-19T06:59:00Z'),
    at('2026-10-19T07:00:00Z'),
    at('2026-10-26T07:59:00Z'),
    at('2026-10-26T08:00:00Z'),
  ]
  expect(summer.map((now) => mailingDue(now, collecting, noHoliday, []))).toEqual([
    null,
    'invitation',
    null,
    'invitation',
  ])
  // On Sunday 25 October the clocks show half past one twice; on Sunday 29 March they never do.
  const nightly = {
    ...collecting,
    closes_weekday: 7,
    closes_at: time('20:00'),
    freezes_weekday: 8,
    reminder_weekdays: [7],
    reminder_at: time('01:30'),
  }
  const autumn = everyFiveMinutes('2026-10-24T23:00:00Z', '2026-10-26T00:00:00Z')
  expect(mailed(nightly, noHoliday, [at('2026-10-19T08:00:00Z'), ...autumn])).toEqual([
    'invitation 2026-10-19',
    'reminder 2026-10-25',
  ])
  const spring = everyFiveMinutes('2026-03-29T00:00:00Z', '2026-03-29T23:00:00Z')
  expect(mailed(nightly, noHoliday, [at('2026-03-23T08:00:00Z'), ...spring])).toEqual([
    'invitation 2026-03-23',
    'reminder 2026-03-29',
  ])
})

test('a bank holiday Monday opens the week on Tuesday, as usual, or not at all, as the LMC decided', () => {
  const holiday = on('2026-08-31')
  const week = [...everyFiveMinutes('2026-08-30T23:00:00Z', '2026-09-06T23:00:00Z')]
  const went = (on_bank_holiday: (typeof collecting)['on_bank_holiday']) =>
    mailed({ ...collecting, on_bank_holiday }, holiday, week)
  const reminders = ['reminder 2026-09-02', 'reminder 2026-09-03']
  expect(went('next_working_day')).toEqual(['invitation 2026-09-01', ...reminders])
  expect(went('same_day')).toEqual(['invitation 2026-08-31', ...reminders])
  expect(went('no_return')).toEqual([])
})

test('nobody is reminded on a bank holiday, nor on the day that the week opened', () => {
  const good_friday = { ...collecting, closes_weekday: 5, freezes_weekday: 6, reminder_weekdays: [1, 2, 5] }
  const week = everyFiveMinutes('2026-03-29T23:00:00Z', '2026-04-05T23:00:00Z')
  expect(mailed(good_friday, on('2026-04-03'), week)).toEqual(['invitation 2026-03-30', 'reminder 2026-03-31'])
})

test('an LMC that doesn’t collect writes nothing', () => {
  const week = everyFiveMinutes('2026-11-16T00:00:00Z', '2026-11-23T00:00:00Z')
  expect(mailed({ ...collecting, is_collecting: false }, noHoliday, week)).toEqual([])
})

test('the next reminder is foretold as it will come', () => {
  const next = (moment: string, ...went: readonly Mailed[]) =>
    nextReminder(at(moment), collecting, noHoliday, went)?.toString() ?? null
  expect(next('2026-11-15T12:00:00Z')).toBeNull()
  expect(next('2026-11-16T07:00:00Z')).toBe('2026-11-18T09:00:00Z')
  expect(next('2026-11-18T09:10:00Z', invited('2026-11-16'), reminded('2026-11-18'))).toBe('2026-11-19T09:00:00Z')
  expect(next('2026-11-18T08:00:00Z', invited('2026-11-18'))).toBe('2026-11-19T09:00:00Z')
  expect(next('2026-11-19T10:00:00Z', invited('2026-11-16'))).toBeNull()
  expect(nextReminder(at('2026-11-17T08:00:00Z'), { ...collecting, is_collecting: false }, noHoliday, [])).toBeNull()
})

const minutes = fc.uniqueArray(fc.integer({ min: 0, max: 7 * 1440 - 1 }), { minLength: 1, maxLength: 60 })
const someDays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }))
const anHour = fc.integer({ min: 0, max: 23 }).map((hour) => Temporal.PlainTime.from({ hour }))

test('whenever the program runs: one invitation at most and first, one mailing a day, none before the opening or from the close on', () => {
  const mondays = ['2026-11-16', '2026-10-19', '2026-03-23', '2026-08-31', '2026-12-21']
  const holiday = on('2026-08-31', '2026-12-25')
  fc.assert(
    fc.property(minutes, someDays, anHour, fc.constantFrom(...mondays), (moments, days, reminder_at, monday) => {
      const setting = { ...collecting, reminder_weekdays: days, reminder_at }
      const week_of = Temporal.PlainDate.from(monday)
      const start = inLondon(week_of, time('00:00'))
      const looked = moments.toSorted((one, other) => one - other).map((minute) => start.add({ minutes: minute }))
      const went = mailed(setting, holiday, looked)
      const opened = looked.filter(
        (now) =>
          Temporal.Instant.compare(now, opensAt(week_of, setting, holiday)) >= 0 &&
          Temporal.Instant.compare(now, closesAt(week_of, setting)) < 0,
      )
      expect(went.filter((one) => one.startsWith('invitation')).length).toBe(Math.min(1, opened.length))
      expect(went.slice(1).every((one) => one.startsWith('reminder'))).toBe(true)
      expect(new Set(went.map((one) => one.split(' ')[1])).size).toBe(went.length)
      expect(mailed(setting, holiday, opened)).toEqual(went)
    }),
  )
})
