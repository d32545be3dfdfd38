import { expect, test } from 'vitest'
import { electionOf, type Paper } from '../../../../tests/support/ballot-papers.ts'
import type { Count } from '../counts/rules.ts'
import { countAlternativeVote } from './rules.ts'

function counted(names: readonly string[], papers: readonly Paper[]): Count {
  const answer = countAlternativeVote(electionOf(1, names, papers), { seed: 'a coin', order: [3, 2, 1] })
  if (!answer.ok) throw new Error(answer.why)
  return answer.count
}

test('the fewest go out, their papers go on, and more than all others together wins', () => {
  const { stages, winners, quota } = counted(
    ['Ann', 'Bob', 'Cat'],
    [
      [4, [1]],
      [3, [2]],
      [2, [3, 2]],
      [1, [3]],
    ],
  )
  expect({ winners, quota }).toEqual({ winners: [2], quota: null })
  expect(stages).toMatchObject([
    { note: 'First preferences: 10 valid papers', totals: ['4', '3', '3'], elected: [] },
    {
      note: 'Elimination of Cat: 3 votes',
      totals: ['4', '5', '0'],
      non_transferable: '1',
      elected: [2],
      excluded: [3],
    },
  ])
  expect(stages[1]?.reasons.map(({ why }) => why)).toEqual([
    'Cat has the fewest votes, 3; next is Ann with 4: eliminated (rule 45A(3)).',
    'Bob has 5 votes, more than the others’ 4 put together: elected (rule 45A).',
    'Bob and Cat have 3 votes each. The lot drawn before the count from “a coin” falls on Cat.',
  ])
})

test('just half is not enough', () => {
  expect(
    counted(
      ['Ann', 'Bob', 'Cat'],
      [
        [4, [1]],
        [3, [2]],
        [1, [3, 2]],
      ],
    ).stages[0]?.elected,
  ).toEqual([])
})

test('the last two with as many votes are parted by first preferences', () => {
  const { winners, ties } = counted(
    ['Ann', 'Bob', 'Cat'],
    [
      [4, [1]],
      [3, [2]],
      [1, [3, 2]],
    ],
  )
  expect(winners).toEqual([1])
  expect(ties).toEqual([
    {
      stage: 2,
      between: [1, 2],
      for: 'election',
      chosen: 1,
      by: 'earlier stage',
      why: 'Ann and Bob have 4 votes each. At stage 1, the earliest that parts them, Ann had the most, 4.',
    },
  ])
})

test('two candidates with as many votes from the first are parted by lot', () => {
  expect(
    counted(
      ['Ann', 'Bob'],
      [
        [2, [1]],
        [2, [2]],
      ],
    ),
  ).toMatchObject({ winners: [2], ties: [{ for: 'election', by: 'lot', chosen: 2 }] })
})
