import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Id, Rate } from '../../../platform/values.ts'
import { countings, type Counting } from '../rates/rules.ts'
import { isInForce, periodFrom, runLengths } from '../runs/rules.ts'
import { stretchesOf, type RateInForce } from './rules.ts'

const start = Temporal.PlainDate.from('2024-01-01')
const month = (at: number) => start.add({ months: at })
const daysIn = (from: Temporal.PlainDate, to: Temporal.PlainDate) =>
  Array.from({ length: from.until(to, { largestUnit: 'days' }).days + 1 }, (_, at) => from.add({ days: at }).toString())

const lengths = Object.keys(runLengths).map(Number)
const counted = fc.constantFrom(...(Object.keys(countings) as Counting[]))

test('however a levy’s time is divided into runs, and whenever its rates change, each of its days is charged once, by one rate', () => {
  fc.assert(
    fc.property(
      fc.nat(24),
      fc.array(fc.constantFrom(...lengths), { minLength: 1, maxLength: 8 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 4 }),
      counted,
      fc.constantFrom(1 as const, 4 as const),
      (begins, runs, changes, counting, levy_year_starts) => {
        const begun_on = month(begins)
        const from = [begins, ...changes.map((at) => begins + at)].toSorted((one, other) => one - other)
        const rates = from.map((at, index): RateInForce => ({
          id: String(index) as Id<'rate'>,
          from_on: month(at),
          until_on: index + 1 < from.length ? month(from[index + 1] ?? at) : null,
          rate: (10_000 * (index + 1)) as Rate,
          per: 'year',
          list_basis: 'raw',
          counted: counting,
          levy_year_starts,
          rounding: 'half_up',
          remitted_rate: null,
        }))
        let next = begun_on
        const stretches = runs.flatMap((months) => {
          const period = periodFrom(next, months)
          next = next.add({ months })
          expect(isInForce({ begun_on, ended_on: null }, period)).toBe(true)
          return stretchesOf(period, rates) ?? []
        })
        expect(stretches.flatMap(({ period }) => daysIn(period.from, period.to))).toEqual(
          daysIn(begun_on, next.subtract({ days: 1 })),
        )
        for (const { period, rate } of stretches) {
          expect(Temporal.PlainDate.compare(rate.from_on, period.from)).toBeLessThanOrEqual(0)
          expect(rate.until_on === null || Temporal.PlainDate.compare(period.to, rate.until_on) < 0).toBe(true)
        }
      },
    ),
  )
})

test('of a time for a month of which no rate is agreed nothing is charged', () => {
  expect(stretchesOf(periodFrom(start, 3), [])).toBeNull()
})
