import { assert, constantFrom, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import type { Rate } from '../../../platform/values.ts'
import { charge, exactPounds, exactText, nothing, plus, rateOf, rateText, rounded, type RateSpan } from './rules.ts'

const rate = (text: string) => rateOf(text) ?? (0 as Rate)
const aQuarter = (text: string, patients: number) =>
  charge({ rate: rate(text), per: 'year', patients, months: 3, days: 90, of_days: 90 })

test.each([
  ['42', 10_240, '107520', 107_520],
  ['42', 1_235_727, '12975133.5', 12_975_134],
  ['38.8', 10_240, '99328', 99_328],
  ['38.8', 10_241, '99337.7', 99_338],
  ['6.5', 7, '11.375', 11],
  ['0.001', 1, '0.00025', 0],
])('%sp a year for a quarter and %i patients is %s pence exactly, and %i rounded', (text, patients, exact, pence) => {
  expect(exactText(aQuarter(text, patients))).toBe(exact)
  expect(rounded(aQuarter(text, patients))).toBe(pence)
})

test('half a penny goes up, or to the even penny, or down, as the rule says', () => {
  const half = (numerator: bigint) => ({ numerator, denominator: 2n })
  expect([1n, 3n, 5n].map((n) => rounded(half(n)))).toEqual([1, 2, 3])
  expect([1n, 3n, 5n].map((n) => rounded(half(n), 'half_even'))).toEqual([0, 2, 2])
  expect([1n, 3n, 5n].map((n) => rounded(half(n), 'down'))).toEqual([0, 1, 2])
  expect(rounded({ numerator: 7n, denominator: 3n }, 'half_even')).toBe(2)
  expect(rounded({ numerator: 8n, denominator: 3n }, 'half_even')).toBe(3)
})

test.each(['', '-1', '0', '100', '420', '42.0005', '1e1', '4,2', 'lots', '42p'])('“%s” is no rate', (text) => {
  expect(rateOf(text)).toBeNull()
})

test('a rate is said as it was given', () => {
  expect(['42', '38.8', '7.5', '0.125', '10'].map((text) => rateText(rate(text)))).toEqual([
    '42p',
    '38.8p',
    '7.5p',
    '0.125p',
    '10p',
  ])
})

test('what no decimal says exactly stays a fraction', () => {
  const third = charge({ rate: rate('42'), per: 'year', patients: 100, months: 3, days: 30, of_days: 90 })
  expect(exactText(third)).toBe('350')
  const part = charge({ rate: rate('42'), per: 'year', patients: 101, months: 3, days: 31, of_days: 92 })
  expect(exactText(part)).toBe('65751/184')
})

test('whoever reads an exact charge sees it in pounds, and what no decimals end as a fraction of a penny', () => {
  const of = (numerator: bigint, denominator: bigint) => exactPounds({ numerator, denominator })
  expect([of(28_820_799n, 2n), of(8_788_200n, 100n), of(3_286_203n, 46n), of(-1n, 3n), of(0n, 1n)]).toEqual([
    '£144,103.995',
    '£878.82',
    '£714.39 and 9/46 of a penny',
    '−£0.00 and 1/3 of a penny',
    '£0.00',
  ])
})

const spans = constantFrom<RateSpan>('year', 'quarter', 'month')
const rates = integer({ min: 1, max: 999_999 })
const patients = integer({ min: 0, max: 200_000 })

test('splitting a practice’s days never loses or makes anything before rounding', () => {
  assert(
    property(
      rates,
      spans,
      patients,
      integer({ min: 1, max: 92 }),
      integer({ min: 0, max: 92 }),
      (r, per, n, all, cut) => {
        const of = (days: number) => charge({ rate: r as Rate, per, patients: n, months: 3, days, of_days: all })
        const first = Math.min(cut, all)
        expect(plus(of(first), of(all - first))).toEqual(of(all))
      },
    ),
  )
})

test('a year is its four quarters and its twelve months, whatever the rate is for', () => {
  assert(
    property(rates, spans, patients, (r, per, n) => {
      const of = (months: number) => charge({ rate: r as Rate, per, patients: n, months, days: 1, of_days: 1 })
      const times = (part: number, many: number) => Array.from({ length: many }, () => of(part)).reduce(plus, nothing)
      expect(times(3, 4)).toEqual(of(12))
      expect(times(1, 12)).toEqual(of(12))
    }),
  )
})

test('rounding moves a charge by half a penny at most', () => {
  assert(
    property(rates, patients, integer({ min: 1, max: 92 }), (r, n, days) => {
      const { numerator, denominator } = charge({
        rate: r as Rate,
        per: 'year',
        patients: n,
        months: 3,
        days,
        of_days: 92,
      })
      const off = 2n * (BigInt(rounded({ numerator, denominator })) * denominator - numerator)
      expect(off <= denominator && off > -denominator).toBe(true)
    }),
  )
})
