import { assert, constantFrom, integer, property, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bankHolidaysIn } from '../../../platform/bank-holidays.ts'
import { usualSetting } from '../settings/rules.ts'
import {
  afterWorkingDays,
  closesAt,
  endsAt,
  freezesAt,
  graceEndsAt,
  isWorkingDay,
  opensAt,
  referenceDay,
  weekday,
  weekOf,
  weekState,
  workingDaysBetween,
  type HolidayOn,
  type Window,
} from './rules.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const time = (text: string) => Temporal.PlainTime.from(text)
const moment = (text: string) => Temporal.Instant.from(text)
const england: HolidayOn = (on) => bankHolidaysIn(on.year).find((one) => one.on.equals(on))?.name
const none: HolidayOn = () => undefined
const window = (more: Partial<Window> = {}): Window => ({ ...usualSetting, ...more })
const stateAt = (week: string, at: string, more: Partial<Window> = {}, holidayOn = england) =>
  weekState(day(week), window(more), holidayOn, moment(at))

test.each([
  ['2026-11-16', '2026-11-16'],
  ['2026-11-22', '2026-11-16'],
  ['2026-11-23', '2026-11-23'],
  ['2027-01-01', '2026-12-28'],
  ['2024-03-03', '2024-02-26'],
])('%s is in the week of Monday %s', (on, monday) => {
  expect(weekOf(day(on)).toString()).toBe(monday)
})

test('a day beyond the seventh is of the week after', () => {
  expect(weekday(day('2026-12-28'), 1).toString()).toBe('2026-12-28')
  expect(weekday(day('2026-12-28'), 5).toString()).toBe('2027-01-01')
  expect(weekday(day('2026-12-28'), 8).toString()).toBe('2027-01-04')
})

describe('the day that is counted', () => {
  test.each([
    ['an ordinary Monday', '2026-11-16', '2026-11-16'],
    ['Easter Monday', '2026-04-06', '2026-04-07'],
    ['the early May holiday', '2026-05-04', '2026-05-05'],
    ['the spring holiday', '2026-05-25', '2026-05-26'],
    ['the summer holiday', '2026-08-31', '2026-09-01'],
    ['a substitute Boxing Day', '2026-12-28', '2026-12-29'],
    ['Christmas and Boxing Day substituted, Monday and Tuesday', '2021-12-27', '2021-12-29'],
    ['New Year’s Day on a Monday', '2024-01-01', '2024-01-02'],
    ['a New Year’s Day substituted on Monday', '2022-01-03', '2022-01-04'],
    ['Early May of 2020, moved to the Friday', '2020-05-04', '2020-05-04'],
    ['the spring holiday of 2022, moved to the Thursday', '2022-05-30', '2022-05-30'],
    ['the coronation, a second May Monday', '2023-05-08', '2023-05-09'],
    ['the state funeral, once', '2022-09-19', '2022-09-20'],
  ])('of %s is %s → %s', (_, week, counted) => {
    expect(referenceDay(day(week), window(), england)?.toString()).toBe(counted)
  })

  test('on a bank holiday is that day all the same, or there is no return, as the LMC decided', () => {
    const easter = day('2026-04-06')
    expect(referenceDay(easter, window({ on_bank_holiday: 'same_day' }), england)?.toString()).toBe('2026-04-06')
    expect(referenceDay(easter, window({ on_bank_holiday: 'no_return' }), england)).toBeNull()
    expect(stateAt('2026-04-06', '2026-04-08T10:00:00Z', { on_bank_holiday: 'no_return' })).toBe('none')
    expect(referenceDay(day('2026-04-13'), window({ on_bank_holiday: 'no_return' }), england)).not.toBeNull()
  })

  test('is never moved out of its week, nor to where no time is left to answer', () => {
    const friday = window({ reference_weekday: 5, closes_weekday: 7, closes_at: time('12:00') })
    expect(referenceDay(day('2026-03-30'), friday, england)).toBeNull()
    // Christmas on Wednesday, Boxing Day on Thursday; the week closes on Thursday.
    expect(referenceDay(day('2024-12-23'), window({ reference_weekday: 3 }), england)).toBeNull()
    expect(stateAt('2024-12-23', '2024-12-27T10:00:00Z', { reference_weekday: 3 })).toBe('none')
    const until_saturday = window({ reference_weekday: 3, closes_weekday: 6 })
    expect(referenceDay(day('2024-12-23'), until_saturday, england)?.toString()).toBe('2024-12-27')
  })

  test('moves for an LMC’s own holiday, and stays where it keeps none', () => {
    const own: HolidayOn = (on) => (on.equals(day('2026-11-16')) ? 'Wealdshire Day' : undefined)
    expect(referenceDay(day('2026-11-16'), window(), own)?.toString()).toBe('2026-11-17')
    expect(referenceDay(day('2026-04-06'), window(), none)?.toString()).toBe('2026-04-06')
  })
})

describe('a week opens', () => {
  test('on its day at London’s time, summer and winter', () => {
    expect(opensAt(day('2026-03-23'), window(), england).toString()).toBe('2026-03-23T08:00:00Z')
    expect(opensAt(day('2026-03-30'), window(), england).toString()).toBe('2026-03-30T07:00:00Z')
  })
  test('with the day that is counted, where a holiday moved that', () => {
    expect(opensAt(day('2026-04-06'), window(), england).toString()).toBe('2026-04-07T07:00:00Z')
    expect(opensAt(day('2026-04-06'), window({ opens_weekday: 3 }), england).toString()).toBe('2026-04-08T07:00:00Z')
  })
  test('on the day it says, though a later one is counted', () => {
    expect(opensAt(day('2026-11-16'), window({ reference_weekday: 3 }), england).toString()).toBe(
      '2026-11-16T08:00:00Z',
    )
  })
})

describe('a week closes', () => {
  // Clocks go forward on 29 March 2026 and back on 25 October 2026.
  test.each([
    ['2026-03-23', '2026-03-26T17:30:00Z'],
    ['2026-03-30', '2026-04-02T16:30:00Z'],
    ['2026-10-19', '2026-10-22T16:30:00Z'],
    ['2026-10-26', '2026-10-29T17:30:00Z'],
    ['2026-12-28', '2026-12-31T17:30:00Z'],
  ])('the week of %s at half past five of London’s Thursday, %s', (week, at) => {
    expect(closesAt(day(week), window()).toString()).toBe(at)
    expect(stateAt(week, closesAt(day(week), window()).subtract({ milliseconds: 1 }).toString())).toBe('open')
    expect(stateAt(week, at)).toBe('late')
  })

  test.each([
    ['2026-03-26T17:29:59.999Z', 'open'],
    ['2026-03-26T17:30:00.000Z', 'late'],
  ])('at %s of a week it is %s', (at, state) => {
    expect(stateAt('2026-03-23', at)).toBe(state)
  })

  test('at a time that the clocks skip an hour later, and at one they show twice the first time', () => {
    const sunday = window({ closes_weekday: 7, closes_at: time('01:30') })
    expect(closesAt(day('2026-03-23'), sunday).toString()).toBe('2026-03-29T01:30:00Z')
    expect(closesAt(day('2026-10-19'), sunday).toString()).toBe('2026-10-25T00:30:00Z')
  })

  test('with a grace of real minutes, also over the change of the clocks', () => {
    const graced = window({ closes_weekday: 6, closes_at: time('23:30'), grace_minutes: 120 })
    expect(graceEndsAt(day('2026-03-23'), graced).toString()).toBe('2026-03-29T01:30:00Z')
    expect(graceEndsAt(day('2026-10-19'), graced).toString()).toBe('2026-10-25T00:30:00Z')
    expect(stateAt('2026-11-16', '2026-11-19T17:59:59.999Z', { grace_minutes: 30 })).toBe('open')
    expect(stateAt('2026-11-16', '2026-11-19T18:00:00Z', { grace_minutes: 30 })).toBe('late')
  })
})

test('a week is not open, open, late and ended, in that order', () => {
  const at = (text: string) => stateAt('2026-11-16', text)
  expect(at('2026-11-16T07:59:59.999Z')).toBe('not_open')
  expect(at('2026-11-16T08:00:00Z')).toBe('open')
  expect(at('2026-12-13T23:59:59.999Z')).toBe('late')
  expect(at('2026-12-14T00:00:00Z')).toBe('ended')
  expect(endsAt(day('2026-03-09')).toString()).toBe('2026-04-05T23:00:00Z')
})

test('a report is frozen on its day, or in the week after', () => {
  expect(freezesAt(day('2026-12-28'), window()).toString()).toBe('2027-01-01T10:00:00Z')
  expect(freezesAt(day('2026-03-23'), window({ freezes_weekday: 8 })).toString()).toBe('2026-03-30T09:00:00Z')
  expect(freezesAt(day('2026-12-28'), window({ freezes_weekday: 14 })).toString()).toBe('2027-01-10T10:00:00Z')
})

describe('working days', () => {
  test.each([
    ['2026-11-20', true],
    ['2026-11-21', false],
    ['2026-04-03', false],
    ['2026-12-26', false],
    ['2026-12-28', false],
    ['2026-12-29', true],
  ])('%s is one: %s', (on, is_one) => {
    expect(isWorkingDay(day(on), england)).toBe(is_one)
  })

  test.each([
    ['2026-11-20', 1, '2026-11-23'],
    ['2026-11-19', 5, '2026-11-26'],
    // Good Friday and Easter Monday.
    ['2026-04-02', 1, '2026-04-07'],
    // Christmas Day, Boxing Day on the Monday, New Year’s Day.
    ['2026-12-24', 5, '2027-01-05'],
    ['2026-11-19', 0, '2026-11-19'],
  ])('after %s, %i of them are over on %s', (from, days, then) => {
    expect(afterWorkingDays(day(from), days, england).toString()).toBe(then)
    expect(workingDaysBetween(day(from), day(then), england)).toBe(days)
  })

  test('between a day and an earlier one, or itself, are none', () => {
    expect(workingDaysBetween(day('2026-11-20'), day('2026-11-10'), england)).toBe(0)
    expect(workingDaysBetween(day('2026-11-20'), day('2026-11-20'), england)).toBe(0)
    expect(workingDaysBetween(day('2026-11-20'), day('2026-11-22'), england)).toBe(0)
  })

  test('so many after a day are so many between, and the last of them is one', () => {
    const from = integer({ min: 0, max: 3_000 }).map((days) => day('2020-01-01').add({ days }))
    assert(
      property(from, integer({ min: 1, max: 15 }), (start, days) => {
        const then = afterWorkingDays(start, days, england)
        expect(isWorkingDay(then, england)).toBe(true)
        expect(workingDaysBetween(start, then, england)).toBe(days)
      }),
      { numRuns: 50 },
    )
  })
})

test('in every week and by every setting: counted within the week, open before the close, late until it ends', () => {
  const settings = record({
    reference_weekday: integer({ min: 1, max: 5 }),
    on_bank_holiday: constantFrom('next_working_day', 'same_day', 'no_return'),
    opens_weekday: integer({ min: 1, max: 4 }),
    closes_weekday: integer({ min: 5, max: 7 }),
    grace_minutes: integer({ min: 0, max: 1440 }),
  })
  const weeks = integer({ min: 0, max: 700 }).map((number) => day('2019-12-30').add({ weeks: number }))
  assert(
    property(weeks, settings, (week_of, more) => {
      const setting = window(more)
      const at = (instant: Temporal.Instant) => weekState(week_of, setting, england, instant)
      const counted = referenceDay(week_of, setting, england)
      expect(at(graceEndsAt(week_of, setting))).toBe(counted ? 'late' : 'none')
      if (!counted) return
      expect(weekOf(counted).equals(week_of)).toBe(true)
      expect(isWorkingDay(counted, england) || setting.on_bank_holiday === 'same_day').toBe(true)
      const opens = opensAt(week_of, setting, england)
      expect(Temporal.Instant.compare(opens, closesAt(week_of, setting))).toBeLessThan(0)
      expect(at(opens.subtract({ nanoseconds: 1 }))).toBe('not_open')
      expect(at(opens)).toBe('open')
      expect(at(graceEndsAt(week_of, setting).subtract({ nanoseconds: 1 }))).toBe('open')
      expect(at(endsAt(week_of))).toBe('ended')
    }),
    { numRuns: 80 },
  )
})
