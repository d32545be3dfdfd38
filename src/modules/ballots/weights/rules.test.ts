import { expect, test } from 'vitest'
import { countOf, election, lotOf, winnersOf } from '../../../../tests/support/elections.ts'
import { countErs97 } from '../ers97/rules.ts'
import type { Election } from '../papers/rules.ts'
import { countPlurality } from '../plurality/rules.ts'
import { countBothWays } from './rules.ts'

// Four practices, a paper each; the second has most patients.
const once = election(1, ['Ann', 'Bob'], ['1 Ann', '1 Bob', '1 Ann', '1 Ann'])
const byPlurality = (each: Election) => countPlurality(each, lotOf(each))

test('both countings: a paper each, and each paper by its practice’s list size', () => {
  const both = countBothWays(once, [2_100, 14_300, 5_000, 6_999], byPlurality)
  expect(winnersOf(both.once)).toEqual(['Ann'])
  expect(countOf(both.once)).toMatchObject({ valid: 4, stages: [{ totals: ['3', '1'] }] })
  expect(winnersOf(both.weighted)).toEqual(['Bob'])
  expect(countOf(both.weighted)).toMatchObject({ valid: 28_399, stages: [{ totals: ['14099', '14300'] }] })
})

test('any counting rule may be weighted', () => {
  const both = countBothWays(once, [2_100, 14_300, 5_000, 6_999], (each) => countErs97(each, lotOf(each)))
  expect([both.once, both.weighted].map(winnersOf)).toEqual([['Ann'], ['Bob']])
})

test('a weight of nothing, less, a part, or too much is refused; the other counting stands', () => {
  for (const weight of [0, -1, 1.5, 1_000_001, Number.NaN]) {
    const both = countBothWays(once, [1, 1, 1, weight], byPlurality)
    expect(both.weighted).toEqual({
      ok: false,
      why: `A paper weighs ${weight}: a weight is a whole number from 1 to 1,000,000.`,
    })
    expect(winnersOf(both.once)).toEqual(['Ann'])
  }
  expect(countBothWays(once, [1, 1, 1, 1_000_000], byPlurality).weighted).toMatchObject({ ok: true })
  expect(countBothWays(once, [1, 1, 1], byPlurality).weighted).toEqual({
    ok: false,
    why: 'There are 4 papers and 3 weights: give each paper one.',
  })
})
