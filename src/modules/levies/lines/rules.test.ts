import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { During, Id, Rate } from '../../../platform/values.ts'
import { nothing, plus } from '../charges/rules.ts'
import type { Period } from '../periods/rules.ts'
import type { Counting } from '../rates/rules.ts'
import { levyYearOf, stretchesOf, type RateInForce } from '../stretches/rules.ts'
import { otherwise } from './drawings/rules.ts'
import { linesOf, type LineDrawn, type Practice } from './rules.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const rateFrom = (from_on: string, rate: number, more: Partial<RateInForce> = {}): RateInForce => ({
  id: from_on as Id<'rate'>,
  from_on: day(from_on),
  until_on: null,
  rate: rate as Rate,
  per: 'year',
  list_basis: 'raw',
  counted: 'quarter_start',
  levy_year_starts: 4,
  rounding: 'half_up',
  remitted_rate: null,
  ...more,
})
const year: Period = { from: day('2026-01-01'), to: day('2026-12-31') }
const wholeYear: During = { from: year.from, until: day('2027-01-01') }
const practice = (at: number, list_size: number | null, more: Partial<Practice> = {}): Practice => ({
  practice_id: `p${at}` as Id<'practice'>,
  ods_code: `Q9${String(at).padStart(4, '0')}`,
  there: [wholeYear],
  count:
    list_size === null
      ? null
      : {
          list_size,
          list_size_on: year.from,
          file_id: 'f' as Id<'open_data_file'>,
          weighted_count_id: null,
          given_count_id: null,
        },
  contracts: [{ kind: 'gms', during: { from: null, until: null } }],
  mandates: [],
  collector_id: null,
  ...more,
})
const built_in = { joining: 'built_in' } as const

/** A practice as it stands within a period: those days of it that are in it. */
const within = ({ from, to }: Period, one: Practice): Practice => {
  const until = to.add({ days: 1 })
  const later = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (Temporal.PlainDate.compare(a, b) > 0 ? a : b)
  const earlier = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (Temporal.PlainDate.compare(a, b) < 0 ? a : b)
  const there = one.there
    .map((during) => ({ from: later(during.from ?? from, from), until: earlier(during.until ?? until, until) }))
    .filter((during) => Temporal.PlainDate.compare(during.from, during.until) < 0)
  return { ...one, there }
}
const drawn = (period: Period, practices: readonly Practice[], rates: readonly RateInForce[]): readonly LineDrawn[] =>
  (stretchesOf(period, rates) ?? []).flatMap((stretch) =>
    linesOf(
      built_in,
      stretch,
      practices.map((one) => within(stretch.period, one)).filter(({ there }) => there.length > 0),
    ),
  )
const pence = (lines: readonly LineDrawn[]) => lines.reduce((sum, { amount_pence }) => sum + amount_pence, 0)
const exact = (lines: readonly LineDrawn[]) => lines.reduce((sum, line) => plus(sum, line.exact), nothing)

const months = (first: number, length: number): Period => {
  const from = year.from.add({ months: first })
  return { from, to: from.add({ months: length }).subtract({ days: 1 }) }
}
const anyRate = fc.integer({ min: 1, max: 999_999 })
const anySize = fc.integer({ min: 0, max: 120_000 })
const anyDay = fc.integer({ min: 0, max: 364 })

test('42p for 10,240 patients and one quarter is £1,075.20', () => {
  const [line] = drawn(months(6, 3), [practice(1, 10_240)], [rateFrom('2026-01-01', 420_000)])
  expect(line).toMatchObject({ kind: 'charge', amount_pence: 107_520, days: 92, of_days: 92, months: 3 })
})

test('a period divides where its rate changes, and where another day’s counts govern', () => {
  const rates = (counted: Counting) => [
    rateFrom('2026-01-01', 420_000, { until_on: day('2026-06-01'), counted }),
    rateFrom('2026-06-01', 430_000, { counted }),
  ]
  const divided = (counted: Counting) =>
    stretchesOf(months(0, 12), rates(counted))?.map(
      ({ period, counts_on }) => `${period.from.toString()} ${counts_on.toString()}`,
    )
  expect(divided('period_start')).toEqual(['2026-01-01 2026-01-01', '2026-06-01 2026-01-01'])
  expect(divided('quarter_start')).toEqual([
    '2026-01-01 2026-01-01',
    '2026-04-01 2026-04-01',
    '2026-06-01 2026-04-01',
    '2026-07-01 2026-07-01',
    '2026-10-01 2026-10-01',
  ])
  expect(divided('levy_year_start')).toEqual([
    '2026-01-01 2025-04-01',
    '2026-04-01 2026-04-01',
    '2026-06-01 2026-04-01',
  ])
  expect(stretchesOf(months(0, 12), [rateFrom('2026-02-01', 1)])).toBe(null)
  expect(levyYearOf(day('2026-03-31'), 4).toString()).toBe('2025-04-01')
  expect(levyYearOf(day('2026-03-31'), 1).toString()).toBe('2026-01-01')
})

test('a mandate that begins within a quarter charges its days, and says why the others aren’t', () => {
  const mandates = [
    { id: 'm' as Id<'mandate'>, choice: 'in', during: { from: day('2026-02-15'), until: null } },
  ] as const
  const pms = practice(1, 9_000, { contracts: [{ kind: 'pms', during: { from: null, until: null } }], mandates })
  expect(drawn(months(0, 3), [pms], [rateFrom('2026-01-01', 400_000)])).toMatchObject([
    { kind: 'not_charged', why: 'no_mandate', days: 45, amount_pence: 0 },
    { kind: 'charge', why: '', days: 45, amount_pence: 45_000, mandate_id: 'm' },
  ])
})

test('a gap in the days of a practice divides nothing: it is charged for those it was there', () => {
  const there = [
    { from: day('2026-01-01'), until: day('2026-01-11') },
    { from: day('2026-03-22'), until: day('2027-01-01') },
  ]
  const lines = drawn(months(0, 3), [practice(1, 9_000, { there })], [rateFrom('2026-01-01', 400_000)])
  expect(lines).toMatchObject([{ days: 20, of_days: 90, amount_pence: 20_000 }])
})

test('a total is the sum of its lines, in any order of practices', () => {
  fc.assert(
    fc.property(fc.array(anySize, { minLength: 1, maxLength: 30 }), anyRate, (sizes, rate) => {
      const practices = sizes.map((size, at) => practice(at, size))
      const rates = [rateFrom('2026-01-01', rate)]
      const [one, other] = [drawn(year, practices, rates), drawn(year, practices.toReversed(), rates)]
      expect(pence(one)).toBe(practices.reduce((sum, each) => sum + pence(drawn(year, [each], rates)), 0))
      expect(otherwise(one, other)).toEqual([])
    }),
  )
})

test('splitting a period loses and makes no fraction of a penny, and each line rounds by half a penny at most', () => {
  const parts = fc.constantFrom([3], [1, 2], [2, 1], [1, 1, 1])
  fc.assert(
    fc.property(anySize, anyRate, parts, fc.constantFrom(0, 3, 6, 9), (size, rate, lengths, first) => {
      const rates = [rateFrom('2026-01-01', rate)]
      const whole = drawn(months(first, 3), [practice(1, size)], rates)
      let at = first
      const split = lengths.flatMap((length) => {
        const lines = drawn(months(at, length), [practice(1, size)], rates)
        at += length
        return lines
      })
      expect(exact(split)).toEqual(exact(whole))
      expect(Math.abs(pence(split) - pence(whole)) * 2).toBeLessThanOrEqual(split.length + 1)
    }),
  )
})

test('whoever closes on a day and whoever opens on it pay together what one who stays pays, to the fraction', () => {
  fc.assert(
    fc.property(anySize, anyRate, anyDay, (size, rate, at) => {
      const on = year.from.add({ days: at })
      const rates = [rateFrom('2026-01-01', rate)]
      const closes = practice(1, size, { there: [{ from: year.from, until: on }] })
      const opens = practice(2, size, { there: [{ from: on, until: day('2027-01-01') }] })
      const together = drawn(year, [closes, opens], rates)
      const stays = drawn(year, [practice(3, size)], rates)
      expect(exact(together)).toEqual(exact(stays))
      expect(together.reduce((sum, { days }) => sum + days, 0)).toBe(365)
      expect(Math.abs(pence(together) - pence(stays)) * 2).toBeLessThanOrEqual(together.length + stays.length)
    }),
  )
})

test('what is asked for is never charged, whatever else is known', () => {
  const contracts = fc.constantFrom([], [{ kind: 'gms', during: wholeYear }], [{ kind: 'pms', during: wholeYear }])
  fc.assert(
    fc.property(fc.option(anySize), contracts, anyRate, (size, held, rate) => {
      const one = practice(1, size, { contracts: held })
      for (const line of drawn(year, [one], [rateFrom('2026-01-01', rate)]))
        expect(line.kind === 'charge').toBe(size !== null && held[0]?.kind === 'gms')
    }),
  )
})
