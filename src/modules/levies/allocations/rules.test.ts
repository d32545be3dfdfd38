import { assert, double, integer, nat, option, property, record, uniqueArray } from 'fast-check'
import { expect, test } from 'vitest'
import type { Id } from '../../../platform/values.ts'
import { matchOf, owedOn, paidBy, partsOf, sumOf, type PaidLine } from './rules.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const quarter = (number: number, amount_pence: number, allocated_pence = 0): PaidLine => {
  const from_on = day('2026-01-01').add({ months: 3 * number })
  return {
    line_id: `quarter ${number}` as Id<'line'>,
    practice_id: 'Elm' as Id<'practice'>,
    from_on,
    to_on: from_on.add({ months: 3 }).subtract({ days: 1 }),
    amount_pence,
    allocated_pence,
  }
}
const two = [quarter(1, 107_520), quarter(0, 105_000)]
const shown = (amount: number, lines: readonly PaidLine[], named: string | null = null) => {
  const parts = partsOf(amount, lines, named === null ? null : day(named))
  return [matchOf(amount, lines, parts), ...parts.map(({ line_id, amount_pence }) => [line_id, amount_pence])]
}

test.each([
  ['what is exactly owed pays it, though an older one waits', 107_520, null, ['exact', ['quarter 1', 107_520]]],
  ['what pays both is split', 212_520, null, ['split', ['quarter 0', 105_000], ['quarter 1', 107_520]]],
  ['less pays part of the oldest', 50_000, null, ['under', ['quarter 0', 50_000]]],
  ['less for a period that is named pays part of that', 50_000, '2026-05-31', ['under', ['quarter 1', 50_000]]],
  ['more stays unallocated', 300_000, null, ['over', ['quarter 0', 105_000], ['quarter 1', 107_520]]],
] as const)('%s', (_, amount, named, told) => {
  expect(shown(amount, two, named)).toEqual(told)
})

test('what nets off a credit pays the line and uses the credit', () => {
  const lines = [quarter(0, 107_520), { ...quarter(1, -1_230), line_id: 'credit' as Id<'line'> }]
  expect(shown(106_290, lines)).toEqual(['split', ['quarter 0', 107_520], ['credit', -1_230]])
  expect(shown(107_520, lines)).toEqual(['exact', ['quarter 0', 107_520]])
})

test('what is taken back comes off what was paid last', () => {
  const lines = [quarter(0, 105_000, 105_000), quarter(1, 107_520, 50_000)]
  expect(shown(-60_000, lines)).toEqual(['taken_back', ['quarter 1', -50_000], ['quarter 0', -10_000]])
})

test('with nothing owed, all of it stays unallocated', () => {
  expect(shown(500, [quarter(0, 105_000, 105_000)])).toEqual(['over'])
})

const aLine = record({
  number: nat(11),
  amount: integer({ min: -50_000, max: 300_000 }),
  share: double({ min: 0, max: 1, noNaN: true }),
}).map(({ number, amount, share }) => quarter(number, amount, Math.trunc(amount * share)))
const someLines = uniqueArray(aLine, { selector: ({ line_id }) => line_id, maxLength: 8 })
const anAmount = integer({ min: -400_000, max: 900_000 })

test('allocated is never more than was received, nor more on a line than is owed on it', () => {
  assert(
    property(anAmount, someLines, option(integer({ min: 0, max: 40 })), (amount, lines, months) => {
      const parts = partsOf(amount, lines, months === null ? null : day('2026-01-15').add({ months }))
      const sum = sumOf(parts)
      expect(amount < 0 ? sum >= amount && sum <= 0 : sum >= 0 && sum <= amount).toBe(true)
      for (const line of paidBy(lines, parts)) {
        const { amount_pence, allocated_pence } = line
        expect(Math.min(0, amount_pence) <= allocated_pence && allocated_pence <= Math.max(0, amount_pence)).toBe(true)
      }
    }),
  )
})

test('nothing is left over while anything is owed, and what was owed goes down by what was allocated', () => {
  assert(
    property(anAmount, someLines, (amount, lines) => {
      const parts = partsOf(amount, lines, null)
      const after = paidBy(lines, parts)
      const owed = (of: readonly PaidLine[]) => of.reduce((sum, line) => sum + owedOn(line), 0)
      expect(owed(lines) - owed(after)).toBe(sumOf(parts))
      const is_over = matchOf(amount, lines, parts) === 'over'
      expect(is_over && after.some((line) => owedOn(line) > 0)).toBe(false)
    }),
  )
})
