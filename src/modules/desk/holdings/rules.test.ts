import { expect, test } from 'vitest'
import { headingOf, inWords, keysOf } from './rules.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

test.each([
  [null, ''],
  [true, 'yes'],
  [Temporal.Instant.from('2026-07-01T11:00:00Z'), '12:00 on 1 July 2026'],
  [day('2026-11-19'), '19 November 2026'],
  [{ from: day('2024-01-01'), until: null }, 'from 1 January 2024'],
  [{ from: day('2024-01-01'), until: day('2026-12-01') }, 'from 1 January 2024 until 30 November 2026'],
  [['a', null, 'b'], 'a, b'],
  [{ a: 1 }, '{"a":1}'],
  [12, '12'],
  ['office_administrator', 'office administrator'],
  ['jo_bright@x.example', 'jo_bright@x.example'],
])('%o is read as %j', (value, words) => {
  expect(inWords(value)).toBe(words)
})

test('headings are words, and rows that differ keep all of theirs', () => {
  expect(headingOf('last_used_at')).toBe('Last used')
  expect(headingOf('gmc_number')).toBe('GMC number')
  expect(keysOf([{ a: 1 }, { b: 2, a: 3 }])).toEqual(['a', 'b'])
})
