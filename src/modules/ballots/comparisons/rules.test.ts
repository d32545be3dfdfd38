import { expect, test } from 'vitest'
import { countOf, election, lotOf } from '../../../../tests/support/elections.ts'
import { openData } from '../../../../tests/support/open-data.ts'
import { references } from '../../../../tests/support/reference-counts.ts'
import { methods } from '../counts/methods/rules.ts'
import type { Election } from '../papers/rules.ts'
import { comparisonOf } from './rules.ts'

const by = (rule: string, of: Election) => {
  const counted = methods[rule]?.count(of, lotOf(of))
  if (!counted) throw new Error(`there is no rule ${rule}`)
  return countOf(counted)
}
const compared = (one: string, other: string, of: Election) => comparisonOf(by(one, of), by(other, of))

const split = election(1, ['Ann', 'Bob', 'Cy'], ['4 Ann', '3 Bob Cy', '2 Cy Bob'])

test('two rules that elect another person part where one excludes and the other elects, and each says why', () => {
  expect(compared('plurality', 'av', split).sentences).toEqual([
    'They elect nobody in common.',
    'Only Plurality elects Ann.',
    'Only Alternative vote elects Bob.',
    'They part at once: Plurality elects Ann at stage 1, and Alternative vote excludes Cy at stage 2.',
    'By Plurality, at stage 1: Ann has 4 votes, the most of those left: elected.',
    'By Alternative vote, Ann is left with 4 votes when the last seat is filled.',
    'By Alternative vote, at stage 2: Bob has 5 votes, more than the others’ 4 put together: elected (rule 45A).',
    // A paper with two marks for one seat does not count.
    'By Plurality, Bob is left with 0 votes when the last seat is filled.',
  ])
})

test('candidates stand side by side, marked where only one rule elects them', () => {
  const { one, other, rows } = compared('plurality', 'av', split)
  expect([one, other]).toEqual(['Plurality', 'Alternative vote'])
  expect(rows.map(({ name, one: here, other: there, differs }) => [name, here, there, differs])).toEqual([
    ['Ann', 'Elected 1, stage 1', 'Not elected', true],
    ['Bob', 'Not elected', 'Elected 1, stage 2', true],
    ['Cy', 'Not elected', 'Excluded, stage 2', false],
  ])
})

test('rules that agree have nothing to part over, and another order is said', () => {
  const agreed = election(2, ['Ann', 'Bob', 'Cy'], ['5 Ann', '4 Bob', '1 Cy'])
  expect(compared('scottish', 'scottish', agreed).sentences).toEqual(['Both elect the same: Ann and Bob.'])
  const order = election(2, ['Ann', 'Bob', 'Cy'], ['4 Ann', '5 Bob', '1 Cy'])
  expect(compared('scottish', 'meek-prf', order).sentences).toEqual([
    'Both elect the same: Bob and Ann, though Meek STV in another order.',
  ])
})

test.skipIf(openData === undefined)('the reference election on which the rules differ says where and why', () => {
  const found = references<{ readonly blt: string }>('scottish').find(({ name }) => name === 'SC')
  const said = found ? compared('scottish', 'ers97', found.election).sentences : []
  expect(said.slice(0, 3)).toEqual([
    'Both elect Rebecca Rotzler, Pat LaMarche and Steve Kramer.',
    'Only Scottish local government STV elects Tom Sevigny.',
    'Only ERS97 STV elects Kristen Olsen.',
  ])
  expect(said[3]).toMatch(/^They take the first \d+ steps alike; then /)
  expect(said.at(-1)).toContain('Kristen Olsen has the fewest votes, 16.59988; next is Tom Sevigny')
})
