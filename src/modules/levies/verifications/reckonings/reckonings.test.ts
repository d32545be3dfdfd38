import { assert, asyncProperty, array, boolean, constantFrom, integer, option, record } from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { siteAt, testInstallation } from '../../../../../tests/support/site.ts'
import type { Rate } from '../../../../platform/values.ts'
import { charge, nothing, rounded } from '../../charges/rules.ts'
import { comesOut } from './reads.ts'
import { wrongWith } from '../rules.ts'

const installation = await testInstallation()
const scope = siteAt(installation, '2026-11-22T09:00:00Z').scope()

const reckoned = record({
  rate: integer({ min: 1, max: 999_999 }),
  remitted_rate: option(integer({ min: 0, max: 999_999 })),
  per: constantFrom('year', 'quarter', 'month'),
  rounding: constantFrom('half_up', 'half_even', 'down'),
  list_size: constantFrom(0, 1, 250, 1_000, 10_240, 10_241, 60_127, 2_000_000),
  months: integer({ min: 1, max: 12 }),
  days: integer({ min: 0, max: 366 }),
  of_days: integer({ min: 1, max: 366 }),
  is_wrong: boolean(),
  by: constantFrom(-1, 1),
}).map(({ rate, remitted_rate, is_wrong, by, days, of_days, ...more }) => {
  const charged = { ...more, days: Math.min(days, of_days), of_days, patients: more.list_size }
  const exact = charge({ rate: rate as Rate, ...charged })
  const passed_on = remitted_rate === null ? nothing : charge({ rate: remitted_rate as Rate, ...charged })
  const amount = rounded(exact, more.rounding)
  return {
    ...more,
    kind: 'charge',
    days: charged.days,
    of_days,
    rate,
    remitted_rate,
    exact_numerator: exact.numerator.toString(),
    exact_denominator: exact.denominator.toString(),
    amount_pence: is_wrong ? amount + by : amount,
    remitted_pence: rounded(passed_on, more.rounding),
  }
})

const judged = (lines: readonly object[]) =>
  scope.read(async (tx) => {
    const { rows } = await sql<{ comes_out: boolean }>`
      select ${comesOut} as comes_out from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as l (kind text, days smallint, of_days smallint,
        months smallint, list_size integer, exact_numerator numeric, exact_denominator numeric, amount_pence bigint, remitted_pence bigint,
        rate bigint, per text, rounding text, remitted_rate bigint),
      lateral (select l.rate, l.per, l.rounding, l.remitted_rate) r`.execute(tx.db)
    return rows.map(({ comes_out }) => comes_out)
  })

test('the arithmetic said a second time, in SQL, says of every line what the rules say', async () => {
  await assert(
    asyncProperty(array(reckoned, { minLength: 1, maxLength: 60 }), async (lines) => {
      const said = lines.map((line) => wrongWith(line as Parameters<typeof wrongWith>[0]).length === 0)
      expect(await judged(lines)).toEqual(said)
    }),
    { numRuns: 60 },
  )
})

test('half a penny goes up, to the even penny, or down', async () => {
  const half = { kind: 'charge', days: 1, of_days: 1, months: 1, per: 'month', remitted_rate: null, remitted_pence: 0 }
  const of = (list_size: number, rounding: string, amount_pence: number) => ({
    ...half,
    rate: 5_000,
    list_size,
    rounding,
    exact_numerator: String(list_size),
    exact_denominator: '2',
    amount_pence,
  })
  const lines = [of(5, 'half_up', 3), of(5, 'half_even', 2), of(7, 'half_even', 4), of(5, 'down', 2)]
  expect(await judged(lines)).toEqual([true, true, true, true])
  expect(await judged(lines.map((line) => ({ ...line, amount_pence: line.amount_pence + 1 })))).toEqual([
    false,
    false,
    false,
    false,
  ])
})

test('a line without what it is charged by does not come out', async () => {
  const line = { kind: 'charge', days: 1, of_days: 1, months: 1, list_size: null, amount_pence: 0, remitted_pence: 0 }
  expect(await judged([{ ...line, exact_numerator: '0', exact_denominator: '1' }])).toEqual([false])
})
