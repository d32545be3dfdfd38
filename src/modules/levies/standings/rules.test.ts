import { expect, test } from 'vitest'
import { drawn, sumOf } from './rules.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const run = (charged: number, paid: number, written_off = 0) => ({
  period_from: day('2026-07-01'),
  period_to: day('2026-09-30'),
  charged,
  paid,
  written_off,
})

test('what several runs come to, with what was paid too much taken off what is owed', () => {
  expect(sumOf([run(107_520, 100_000, 20), run(50_000, 50_500)])).toEqual({
    charged: 157_520,
    paid: 150_500,
    written_off: 20,
    owed: 7_000,
  })
  expect(sumOf([])).toEqual({ charged: 0, paid: 0, written_off: 0, owed: 0 })
})

test('a bar is what was charged, in pounds: never more came than that, nor less than nothing', () => {
  expect(drawn(run(107_520, 100_000))).toEqual([1_000, 0, 75])
  expect(drawn(run(107_520, 120_000))).toEqual([1_075, 0, 0])
  expect(drawn(run(107_520, -2_000))).toEqual([0, 0, 1_075])
  expect(drawn(run(107_520, 100_000, 7_520))).toEqual([1_000, 75, 0])
  expect(drawn(run(-500, 0))).toBeNull()
})
