import { expect, test } from 'vitest'
import {
  count,
  inLondon,
  isDuring,
  londonDay,
  londonTime,
  pounds,
  rangeText,
  wholePence,
  writtenDay,
} from './values.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const at = (text: string) => Temporal.Instant.from(text)

test('half past five is an hour earlier by the world’s clock in summer', () => {
  const half_past_five = Temporal.PlainTime.from('17:30')
  expect(inLondon(day('2026-03-26'), half_past_five).toString()).toBe('2026-03-26T17:30:00Z')
  expect(inLondon(day('2026-04-02'), half_past_five).toString()).toBe('2026-04-02T16:30:00Z')
  expect(londonTime(at('2026-07-01T16:30:00Z'))).toBe('17:30 on 1 July 2026')
})

test('the day in London begins at London’s midnight', () => {
  expect(londonDay(at('2026-06-30T23:30:00Z')).toString()).toBe('2026-07-01')
  expect(londonDay(at('2026-12-31T23:30:00Z')).toString()).toBe('2026-12-31')
})

test('a span holds its first day and not its last', () => {
  const during = { from: day('2026-04-01'), until: day('2027-04-01') }
  expect(['2026-03-31', '2026-04-01', '2027-03-31', '2027-04-01'].map((text) => isDuring(during, day(text)))).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect(rangeText({ from: day('2026-04-01'), until: null })).toBe('[2026-04-01,)')
})

test('money is whole pence, and nothing else is money', () => {
  expect(pounds(wholePence(107_520))).toBe('£1,075.20')
  expect(() => wholePence(10.5)).toThrow('not a whole number of pence')
})

test('one practice, and 6,200 practices', () => {
  expect([count(1, 'practice'), count(6200, 'practice'), count(2, 'body', 'bodies')]).toEqual([
    '1 practice',
    '6,200 practices',
    '2 bodies',
  ])
})

test.each([
  ['2026-04-01', '2026-04-01'],
  ['2026-04-01T00:00:00', '2026-04-01'],
  ['1/4/2026', '2026-04-01'],
  ['01.04.26', '2026-04-01'],
  ['1-4-99', '1999-04-01'],
  ['1 April 2026', '2026-04-01'],
  ['1st Apr 26', '2026-04-01'],
  ['16-Nov-2020', '2020-11-16'],
  ['31/2/2026', undefined],
  ['16 Novem 2020', '2020-11-16'],
  ['16 Xyz 2020', undefined],
  ['1/4/0026', undefined],
  ['next week', undefined],
  ['', undefined],
])('“%s” is written for %s', (words, is) => {
  expect(writtenDay(words)?.toString()).toBe(is)
})
