import { array, assert, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import type { Id } from '../../../platform/values.ts'
import { owedOn, paidBy, sumOf, unfitParts, type PaidLine } from '../allocations/rules.ts'
import { suggestedSetOffs } from './rules.ts'

const day = Temporal.PlainDate.from('2026-01-01')
const linesOf = (amounts: readonly number[]) =>
  amounts.map((amount_pence, at): PaidLine => ({
    line_id: `${at}` as Id<'line'>,
    practice_id: '0' as Id<'practice'>,
    from_on: day.add({ months: 3 * at }),
    to_on: day.add({ months: 3 * at + 3 }).subtract({ days: 1 }),
    amount_pence,
    allocated_pence: 0,
  }))

test('a credit is set against what is owed the longest', () => {
  expect(
    suggestedSetOffs(linesOf([100, -150, 80])).map(({ credit, parts }) => [
      credit.line_id,
      parts.map((part) => [part.line_id, part.amount_pence]),
    ]),
  ).toEqual([
    [
      '1',
      [
        ['0', 100],
        ['2', 50],
      ],
    ],
  ])
})

test('whatever is owed and credited, each set-off comes to nothing, and nothing is left of one side', () => {
  assert(
    property(array(integer({ min: -1_000, max: 1_000 }).filter(Boolean), { maxLength: 12 }), (amounts) => {
      let lines: readonly PaidLine[] = linesOf(amounts)
      for (const { credit, parts } of suggestedSetOffs(lines)) {
        const both = [...parts, { line_id: credit.line_id, amount_pence: 0 - sumOf(parts) }]
        expect(unfitParts({ amount_pence: 0, allocated_pence: 0 }, lines, both)).toBeUndefined()
        lines = paidBy(lines, both)
      }
      const left = lines.map(owedOn)
      expect(left.some((pence) => pence > 0) && left.some((pence) => pence < 0)).toBe(false)
    }),
  )
})
