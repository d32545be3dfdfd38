import { assert, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { wholePence, type Rate } from '../../../platform/values.ts'
import type { MayBeCharged } from '../mandates/rules.ts'
import { bySize, effectOf, partsOf, type Judged } from './effects/rules.ts'
import { levyYearOf } from '../stretches/rules.ts'
import { differenceUnsaid, yearFrom, type RateTerms } from './rules.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

test.each([
  ['2026-04-01', 4, '2026-04-01'],
  ['2026-03-31', 4, '2025-04-01'],
  ['2026-12-31', 4, '2026-04-01'],
  ['2026-12-31', 1, '2026-01-01'],
  ['2026-01-01', 1, '2026-01-01'],
] as const)('%s is in the levy year that begins in month %i of %s', (on, starts, from) => {
  expect(levyYearOf(day(on), starts).toString()).toBe(from)
})

test('a levy year is found from any of its days, and from none of another’s', () => {
  assert(
    property(integer({ min: -20_000, max: 40_000 }), (days) => {
      const on = day('2000-02-29').add({ days })
      const { from, to } = yearFrom(levyYearOf(on, 4))
      expect(Temporal.PlainDate.compare(from, on) <= 0 && Temporal.PlainDate.compare(on, to) <= 0).toBe(true)
    }),
  )
})

test('what is passed on may be all of it without a word, and any other part not', () => {
  const rate = 60_000 as Rate
  expect(differenceUnsaid({ rate, remitted_rate: rate }, '')).toBe(false)
  expect(differenceUnsaid({ rate, remitted_rate: null }, '')).toBe(false)
  expect(differenceUnsaid({ rate, remitted_rate: 50_000 as Rate }, ' ')).toBe(true)
  expect(differenceUnsaid({ rate, remitted_rate: 70_000 as Rate }, 'From reserves')).toBe(false)
})

const terms: RateTerms = {
  rate: 420_000 as Rate,
  per: 'year',
  list_basis: 'raw',
  counted: 'quarter_start',
  levy_year_starts: 4,
  rounding: 'half_up',
  remitted_rate: null,
}
const period = yearFrom(day('2027-04-01'))
const charged: MayBeCharged = { charged: true }
const practice = (name: string, list_size: number | null, more: Partial<Judged> = {}): Judged => ({
  practice_id: name,
  ods_code: name,
  name,
  begins: period.from,
  days: 366,
  list_size,
  list_size_on: period.from,
  may: charged,
  ...more,
})

test('an effect is each practice’s year by the new rate beside its last, and a total is the sum of its lines', () => {
  const effect = effectOf(
    {
      period,
      terms: { ...terms, rate: 438_000 as Rate },
      practices: [practice('Elm', 10_240), practice('Fir', 3_001), practice('New', 6_000)],
    },
    [
      {
        period: yearFrom(day('2026-04-01')),
        terms,
        practices: [
          { ...practice('Elm', 10_000), days: 365 },
          { ...practice('Gone', 900), days: 365 },
        ],
      },
    ],
  )
  expect(effect.lines.map(({ name, before_pence, after_pence }) => [name, before_pence, after_pence])).toEqual([
    ['Elm', 420_000, 448_512],
    ['Fir', null, 131_444],
    ['Gone', 37_800, null],
    ['New', null, 262_800],
  ])
  expect([effect.before_pence, effect.after_pence, effect.charged]).toEqual([457_800, 842_756, 3])
  expect(bySize(effect)).toEqual([{ label: '10,000 to 14,999', practices: 1, mean_pounds: 285.12 }])
})

test('who may not be charged is left out and said; who isn’t known to be is counted and said; no list size is guessed', () => {
  const effect = effectOf(
    {
      period,
      terms,
      practices: [
        practice('Elm', 10_240),
        practice('Out', 9_000, { may: { charged: false, why: 'opted_out' } }),
        practice('Not known', 1_000, { may: { charged: false, why: 'contract_not_known' } }),
        practice('No list', null),
      ],
    },
    [],
  )
  expect(effect.lines.map(({ name }) => name)).toEqual(['Elm', 'Not known'])
  expect(effect).toMatchObject({
    charged: 2,
    without_list_size: 1,
    contract_not_known: 1,
    left_out: [{ why: 'opted_out', practices: 1 }],
  })
  expect(bySize(effect)).toEqual([
    { label: 'Under 5,000 patients', practices: 1, mean_pounds: 420 },
    { label: '10,000 to 14,999', practices: 1, mean_pounds: 4300.8 },
  ])
})

test('the year before is what each rate charged in its part of it, by the list sizes of then', () => {
  const parts = [
    { from: day('2026-07-01'), to: day('2026-12-31'), days: 184, rate: 420_000 as Rate, list: 10_000 },
    { from: day('2027-01-01'), to: day('2027-03-31'), days: 90, rate: 480_000 as Rate, list: 10_200 },
  ].map(({ from, to, days, rate, list }) => ({
    period: { from, to },
    terms: { ...terms, rate },
    practices: [{ ...practice('Elm', list), days }],
  }))
  const effect = effectOf({ period, terms, practices: [practice('Elm', 10_240)] }, parts)
  // 10,000 × 42p × 6 ÷ 12, and 10,200 × 48p × 3 ÷ 12.
  expect(effect.lines).toMatchObject([{ list_size: 10_240, before_pence: 210_000 + 122_400, after_pence: 430_080 }])
  expect(effect.before_pence).toBe(332_400)
})

test('a year’s parts are the days of it that rates are in force for, whatever is between them', () => {
  const rate = (from_on: string, until_on: string | null) => ({
    from_on: day(from_on),
    until_on: until_on === null ? null : day(until_on),
  })
  const year = yearFrom(day('2026-04-01'))
  const said = (rates: readonly ReturnType<typeof rate>[]) =>
    partsOf(year, rates).map(({ period: { from, to } }) => `${from.toString()}/${to.toString()}`)
  expect(said([rate('2004-04-01', null)])).toEqual(['2026-04-01/2027-03-31'])
  expect(said([rate('2004-04-01', '2026-07-01'), rate('2026-07-01', '2026-10-01'), rate('2027-01-01', null)])).toEqual([
    '2026-04-01/2026-06-30',
    '2026-07-01/2026-09-30',
    '2027-01-01/2027-03-31',
  ])
  expect(said([rate('2004-04-01', '2026-04-01'), rate('2027-04-01', null)])).toEqual([])
})

test('nobody charged is an effect of nothing', () => {
  expect(effectOf({ period, terms, practices: [] }, [])).toMatchObject({ lines: [], after_pence: wholePence(0) })
})
