import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { figureColumns } from '../figures/rules.ts'
import { alerts } from '../returns/rules.ts'
import {
  areaState,
  everyWeek,
  measureShown,
  methodAmong,
  methodInWords,
  middleHalf,
  patientsPressed,
  returnedInWords,
  weekAsked,
  type AlertCounts,
  type Sums,
} from './rules.ts'

const nothing = Object.fromEntries(figureColumns.map((column) => [column, null])) as Record<
  (typeof figureColumns)[number],
  null
>
const sums = (known: Partial<Sums>): Sums => ({
  ...nothing,
  practices: 128,
  patients: 1_000_000,
  practices_asked: 128,
  ...known,
})

test.each([
  [[3, 5, 2, 0], 'amber', 'amber', 'amber'],
  [[4, 4, 0, 0], 'amber', 'amber', 'amber'],
  [[10, 0, 0, 0], 'green', 'green', 'green'],
  // Half a step goes to the worse, and a quarter at red is red.
  [[5, 2, 3, 0], 'green', 'amber', 'red'],
  [[6, 0, 0, 2], 'green', 'amber', 'black'],
  [[0, 0, 3, 1], 'red', 'red', 'black'],
  [[51, 25, 24, 0], 'green', 'amber', 'green'],
  [[50, 26, 24, 0], 'green', 'amber', 'amber'],
] as const)('of %j the most common is %s, the mean %s, and by the share at red %s', (counts, common, mean, share) => {
  expect(areaState(counts, 'most_common')).toBe(common)
  expect(areaState(counts, 'mean')).toBe(mean)
  expect(areaState(counts, 'share_at_red')).toBe(share)
})

test('an area of which nothing is published has no state, nor one where nobody returned', () => {
  expect(areaState(null, 'mean')).toBe(null)
  expect(areaState([0, 0, 0, 0], 'mean')).toBe(null)
})

test('neither the mean nor the share at red calls an area better when one of its practices gets worse', () => {
  const count = fc.integer({ min: 0, max: 40 })
  const stepIn = (counts: AlertCounts, method: 'mean' | 'share_at_red') =>
    alerts.findIndex((one) => one === areaState(counts, method))
  fc.assert(
    fc.property(count, count, count, count, (green, amber, red, black) => {
      for (const method of ['mean', 'share_at_red'] as const)
        expect(stepIn([green, amber, red + 1, black], method)).toBeGreaterThanOrEqual(
          stepIn([green, amber + 1, red, black], method),
        )
    }),
  )
})

test('the return rate stands with its denominator, and one held back says no more than that', () => {
  expect(returnedInWords(sums({ returned: 81 }))).toBe('81 of 128 practices returned (63%)')
  expect(returnedInWords(sums({ returned: 0, practices_asked: 0 }))).toBe('0 of 0 practices returned')
  expect(returnedInWords(sums({}))).toBe('Held back: too few returns, or it would give one away, of 128 practices')
})

test('a measure is a ratio of sums, held back where its base is, and not known where nobody gave it', () => {
  expect(
    measureShown(sums({ contacts_from: 74, contacts: 14_280, contacts_patients: 714_000 }), 'contacts_per_1000'),
  ).toBe(20)
  expect(measureShown(sums({ contacts_from: 0, contacts: 0, contacts_patients: 0 }), 'contacts_per_1000')).toBe(null)
  expect(measureShown(sums({}), 'wait')).toBe('suppressed')
})

test('patients at amber or above are estimated from the share of practices', () => {
  expect(patientsPressed(sums({ returned: 8, green: 4, amber: 2, red: 1, black: 1 }))).toBe(500_000)
  expect(patientsPressed(sums({}))).toBe(null)
})

test('where LMCs differ in their method, the usual one is used and said', () => {
  expect(methodAmong(['mean', 'mean'])).toBe('mean')
  expect(methodAmong(['mean', 'share_at_red'])).toBe('most_common')
  expect(methodInWords(['mean', 'share_at_red'])).toContain('different methods')
})

test('a baseline is the middle half of eight weeks or more', () => {
  expect(middleHalf([1, 2, 3, 4, 5, 6, 7])).toBe(null)
  expect(middleHalf([9, 1, 2, 3, 4, 5, 6, 7, 8])).toEqual({ low: 3, high: 7 })
})

test('weeks that weren’t collected are gaps', () => {
  const week = (text: string) => ({ week_of: Temporal.PlainDate.from(text) })
  expect(
    everyWeek([week('2026-03-23'), week('2026-04-06')]).map(([of, there]) => [of.toString(), there !== null]),
  ).toEqual([
    ['2026-03-23', true],
    ['2026-03-30', false],
    ['2026-04-06', true],
  ])
  expect(everyWeek([])).toEqual([])
})

test.each([
  ['2026-11-19', '2026-11-16'],
  ['2026-02-30', undefined],
  ['0000-01-01', undefined],
  ['tomorrow', undefined],
  [undefined, undefined],
])('%s asks for the week of %s', (text, week) => expect(weekAsked(text)?.toString()).toBe(week))
