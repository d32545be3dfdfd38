import { describe, expect, test } from 'vitest'
import { electionOf, type Paper } from '../../../../tests/support/ballot-papers.ts'
import { openData } from '../../../../tests/support/open-data.ts'
import { plainName, references } from '../../../../tests/support/reference-counts.ts'
import type { Count } from '../counts/rules.ts'
import { orderOfThePaper } from '../lots/rules.ts'
import type { Election } from '../papers/rules.ts'
import { countScottish } from './rules.ts'

function counted(election: Election, lot = orderOfThePaper(election.candidates)): Count {
  const answer = countScottish(election, lot)
  if (!answer.ok) throw new Error(answer.why)
  return answer.count
}

type Expected = {
  readonly blt: string
  readonly valid_votes: number
  readonly quota: string
  readonly elected_in_order: readonly string[]
  readonly stages: readonly {
    readonly votes: Record<string, string>
    readonly elected: readonly string[]
    readonly non_transferable: string
  }[]
}

describe.skipIf(openData === undefined)('real wards and others, counted by droop and OpenSTV', () => {
  test.each(references<Expected>('scottish'))(
    '$name: the quota, every stage total, and who was elected when',
    ({ expected, election }) => {
      const count = counted(election)
      const names = (numbers: readonly number[]) => numbers.map((number) => election.candidates[number - 1]?.name)
      expect({ valid: count.valid, quota: count.quota }).toEqual({ valid: expected.valid_votes, quota: expected.quota })
      expect(names(count.winners)).toEqual(expected.elected_in_order.map(plainName))
      expect(
        count.stages.map(({ totals, elected, non_transferable }) => ({
          votes: Object.fromEntries(totals.map((total, at) => [election.candidates[at]?.name, total])),
          elected: names(elected),
          non_transferable,
        })),
      ).toEqual(
        expected.stages.map(({ votes, elected, non_transferable }) => ({
          votes: Object.fromEntries(Object.entries(votes).map(([name, total]) => [plainName(name), total])),
          elected: elected.map(plainName),
          non_transferable,
        })),
      )
    },
  )

  test('there are eight of them', () => expect(references('scottish')).toHaveLength(8))
})

// Nine papers for two seats: a quota of 9 ÷ 3 + 1 = 4. Ann has 6, a surplus of 2, and each of her papers passes on at 2 ÷ 6 = 0.33333.
const nine = electionOf(
  2,
  ['Ann', 'Bob', 'Cat'],
  [
    [4, [1, 2]],
    [2, [1]],
    [2, [3]],
    [1, [2, 3]],
  ],
)

test('a surplus passes on at five decimals, what is cut off and what names nobody being lost, and each step says why', () => {
  const { quota, winners, stages, ties } = counted(nine)
  expect({ quota, winners, ties }).toEqual({ quota: '4.00000', winners: [1, 2], ties: [] })
  expect(stages).toEqual([
    {
      number: 1,
      kind: 'first_preferences',
      note: 'First preferences: 9 valid papers for 2 seats make the quota 4.00000',
      totals: ['6.00000', '1.00000', '2.00000'],
      non_transferable: '0.00000',
      elected: [1],
      excluded: [],
      transfers: [],
      reasons: [
        { candidate: 1, why: 'Ann has 6.00000 votes, which reaches the quota of 4.00000: elected (rule 47(1)).' },
      ],
    },
    {
      number: 2,
      kind: 'surplus',
      note: 'Surplus of Ann: 2.00000 votes above the quota',
      totals: ['4.00000', '2.33332', '2.00000'],
      non_transferable: '0.66668',
      elected: [],
      excluded: [],
      transfers: [
        { from: 1, to: 2, votes: '1.33332' },
        { from: 1, to: null, votes: '0.66668' },
      ],
      reasons: [
        {
          candidate: 1,
          why: 'Ann has the largest surplus, 6.00000 votes less the quota of 4.00000: transferred (rules 48 and 49).',
        },
      ],
    },
    {
      number: 3,
      kind: 'exclusion',
      note: 'Exclusion of Cat: 2.00000 votes',
      totals: ['4.00000', '2.33332', '0.00000'],
      non_transferable: '2.66668',
      elected: [2],
      excluded: [3],
      transfers: [{ from: 3, to: null, votes: '2.00000' }],
      reasons: [
        { candidate: 3, why: 'Cat has the fewest votes, 2.00000; next is Bob with 2.33332: excluded (rule 50(1)).' },
        { candidate: 2, why: 'Bob is elected, as no more candidates are left than vacancies (rule 52(1)).' },
      ],
    },
  ])
})

test('of two candidates with one name the sheet also says the number', () => {
  const twins = electionOf(
    1,
    ['Jo Elm', 'Jo Elm', 'Kim'],
    [
      [3, [1]],
      [2, [2]],
      [1, [3]],
    ],
  )
  expect(counted(twins).stages[1]?.note).toBe('Exclusion of Kim: 1.00000 votes')
  expect(counted(twins).stages[2]?.note).toBe('Exclusion of Jo Elm (number 2): 2.00000 votes')
})

test('a candidate with just the quota has a stage of their own, and nothing moves', () => {
  const { stages, ties } = counted(
    electionOf(3, 5, [
      [4, [1]],
      [4, [2]],
      [3, [3]],
      [2, [4]],
      [1, [5]],
    ]),
  )
  expect(stages.slice(1, 3).map(({ kind, note, transfers }) => ({ kind, note, transfers }))).toEqual([
    { kind: 'surplus', note: 'A has the quota exactly: no surplus to transfer', transfers: [] },
    { kind: 'surplus', note: 'B has the quota exactly: no surplus to transfer', transfers: [] },
  ])
  expect(ties).toEqual([])
})

// A's surplus of 2 makes C 9, as many as B has; at stage 1 B had 9 and C 7, so B's goes first, at 1 ÷ 9 = 0.11111 a paper for D.
test('of equal surpluses that goes first which was higher at the latest stage at which they differed', () => {
  const papers: Paper[] = [
    [10, [1, 3]],
    [9, [2, 4]],
    [7, [3, 5]],
    [5, [4]],
    [5, [5]],
  ]
  const { stages, ties } = counted(electionOf(4, 5, papers))
  expect(stages[1]?.totals).toEqual(['8.00000', '9.00000', '9.00000', '5.00000', '5.00000'])
  expect(ties.map(({ between, chosen, why }) => ({ between, chosen, why }))).toEqual([
    {
      between: [2, 3],
      chosen: 2,
      why: 'B and C have 9.00000 votes each. At stage 1, the latest that parts them, B had the most, 9.00000.',
    },
  ])
  expect(stages[2]?.totals).toEqual(['8.00000', '8.00000', '9.00000', '5.99999', '5.00000'])
})

// A quota of 35 ÷ 3 + 1 = 12. D's five papers make A and B 13 each; at stage 1 B had one more.
test('of equals elected together that comes first whose surplus would go first', () => {
  const together = electionOf(2, 4, [
    [10, [1]],
    [11, [2]],
    [9, [3]],
    [3, [4, 1]],
    [2, [4, 2]],
  ])
  expect(counted(together).stages[1]?.totals).toEqual(['13.00000', '13.00000', '9.00000', '0.00000'])
  expect(counted(together).winners).toEqual([2, 1])
  const at_once = electionOf(2, 3, [
    [5, [1]],
    [5, [2]],
    [1, [3]],
  ])
  expect(counted(at_once).winners).toEqual([1, 2])
  expect(counted(at_once, { seed: 'a text', order: [3, 2, 1] }).winners).toEqual([2, 1])
  expect(counted(at_once).ties).toEqual([])
})
