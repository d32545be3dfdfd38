import { assert, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { inOrder, monthAsked, weeksOf, type Dated } from './rules.ts'

const today = Temporal.PlainDate.from('2026-11-19')

test.each([
  ['2026-03', '2026-03-01'],
  [undefined, '2026-11-01'],
  ['2026-13', '2026-11-01'],
  ['9999-12', '2026-11-01'],
  ['0000-01', '2026-11-01'],
  ['2026-3', '2026-11-01'],
  ['__proto__', '2026-11-01'],
])('the month asked for by %s begins on %s', (text, first) => {
  expect(monthAsked(text, today).toString()).toBe(first)
})

test('a month is whole weeks from Monday, with each of its days once', () => {
  assert(
    property(integer({ min: 1980, max: 2099 }), integer({ min: 1, max: 12 }), (year, month) => {
      const first = new Temporal.PlainDate(year, month, 1)
      const weeks = weeksOf(first)
      for (const week of weeks) expect(week.map(({ dayOfWeek }) => dayOfWeek)).toEqual([1, 2, 3, 4, 5, 6, 7])
      const own = weeks.flat().filter((day) => day.month === month)
      expect(own.map(({ day }) => day)).toEqual(Array.from({ length: first.daysInMonth }, (_, at) => at + 1))
      for (const week of weeks) expect(week.some((day) => day.month === month)).toBe(true)
    }),
  )
})

test('dates are listed by day, and what has no hour before what has one', () => {
  const date = (title: string, on: string, at?: string): Dated => ({
    kind: '',
    uid: title,
    title,
    on: Temporal.PlainDate.from(on),
    begins_at: at ? Temporal.Instant.from(`${on}T${at}:00Z`) : null,
    ends_at: null,
    place: '',
    href: '',
  })
  const listed = [
    date('c', '2026-11-20'),
    date('b', '2026-11-19', '09:00'),
    date('a', '2026-11-19', '17:00'),
    date('z', '2026-11-19'),
  ]
  expect(listed.toSorted(inOrder).map(({ title }) => title)).toEqual(['z', 'b', 'a', 'c'])
})
