import { expect, test } from 'vitest'
import { electionOf, type Paper } from '../../../../tests/support/ballot-papers.ts'
import type { Count } from '../counts/rules.ts'
import { orderOfThePaper } from '../lots/rules.ts'
import { countNorthernIreland } from './rules.ts'

function counted(seats: number, names: readonly string[], papers: readonly Paper[]): Count {
  const election = electionOf(seats, names, papers)
  const answer = countNorthernIreland(election, orderOfThePaper(election.candidates))
  if (!answer.ok) throw new Error(answer.why)
  return answer.count
}

const totals = ({ stages }: Count) =>
  stages.map(({ totals, non_transferable }) => [...totals, non_transferable].join(' '))

// Nine papers, two seats: a quota of 4. Ann's surplus of 2 is shared by her four papers that name somebody, at 2 ÷ 4 = 0.50.
test('a surplus is shared by the transferable papers alone, and the last seat goes to who has as many as all others', () => {
  const count = counted(
    2,
    ['Ann', 'Bob', 'Cat'],
    [
      [4, [1, 2]],
      [2, [1]],
      [2, [3]],
      [1, [2, 3]],
    ],
  )
  expect(totals(count)).toEqual(['6.00 1.00 2.00 0.00', '4.00 3.00 2.00 0.00'])
  expect(count.stages[1]).toMatchObject({
    kind: 'surplus',
    note: 'Surplus of Ann: 2.00 votes above the quota',
    elected: [2],
    transfers: [{ from: 1, to: 2, votes: '2.00' }],
    reasons: [
      {
        candidate: 1,
        why: 'Ann has the largest surplus, 2.00 votes: 4 transferable papers of those last received pass on at 0.50 (rule 49).',
      },
      {
        candidate: 2,
        why: 'Bob has 3.00 votes and the other candidates and surpluses together have 2.00: elected (rule 52(2)).',
      },
    ],
  })
})

// 49(4)(b): 2 ÷ 3 = 0.66, and what the cut leaves of the surplus is lost.
test('a transfer value is cut off at two decimals', () => {
  const papers: Paper[] = [
    [3, [1, 2]],
    [3, [1]],
    [2, [3]],
    [1, [4]],
  ]
  expect(totals(counted(2, ['Ann', 'Bob', 'Cat', 'Dee'], papers))[1]).toBe('4.00 1.98 2.00 1.00 0.02')
})

// 49(7): a surplus of 2 and one paper that names anybody: it is worth one vote, as when it came, and the other vote is lost.
test('no paper passes on at more than it was worth', () => {
  const count = counted(
    2,
    ['Ann', 'Bob', 'Cat'],
    [
      [1, [1, 2]],
      [5, [1]],
      [1, [2]],
      [2, [3]],
    ],
  )
  expect(totals(count)[1]).toBe('4.00 2.00 2.00 1.00')
})

/*
 * Nineteen papers, three seats: a quota of 5, which Ann has. Dee's two papers make Bob 6; his surplus of 1 is in those two alone (49(5)),
 * at 1 ÷ 2 = 0.50 for Cat, who is elected. His own four papers, which name Eve next, stay.
 */
test('of a later surplus only the papers received last pass on', () => {
  const papers: Paper[] = [
    [5, [1]],
    [4, [2, 5]],
    [4, [3]],
    [2, [4, 2, 3]],
    [4, [5]],
  ]
  const count = counted(3, ['Ann', 'Bob', 'Cat', 'Dee', 'Eve'], papers)
  expect({ quota: count.quota, winners: count.winners }).toEqual({ quota: '5.00', winners: [1, 2, 3] })
  expect(totals(count)).toEqual([
    '5.00 4.00 4.00 2.00 4.00 0.00',
    '5.00 6.00 4.00 0.00 4.00 0.00',
    '5.00 5.00 5.00 0.00 4.00 0.00',
  ])
})

// 51(12): Cat, Dee and Eve have 4 votes together, Ann, Bob and Fay 5 each. 52(2): then Fay has just Ann's 5 and Bob's surplus of 1.
test('candidates who together have fewer votes than the next are excluded in one operation', () => {
  const papers: Paper[] = [
    [5, [1]],
    [5, [2]],
    [2, [3, 2]],
    [1, [4, 3, 2]],
    [1, [5, 6]],
    [5, [6]],
  ]
  const { stages } = counted(2, ['Ann', 'Bob', 'Cat', 'Dee', 'Eve', 'Fay'], papers)
  expect(stages[1]).toMatchObject({
    kind: 'exclusion',
    note: 'Exclusion of Dee, Eve and Cat: 1.00, 1.00, 2.00 votes',
    totals: ['5.00', '8.00', '0.00', '0.00', '0.00', '6.00'],
    excluded: [4, 5, 3],
    elected: [2, 6],
  })
})

/*
 * Forty-nine papers, six seats: a quota of 8. Ann's surplus of 4 and Dee's of 3, at 0.50 a paper, make Bob and Cat 9 each, Bob at stage
 * 2 and Cat at stage 3. They also differed at stage 1, the earliest, where Cat had 7 and Bob 6 (50(1)(a)): Cat's surplus goes first.
 */
test('of equal surpluses that goes first which was higher at the earliest stage at which they differed', () => {
  const papers: Paper[] = [
    [6, [1, 2, 5]],
    [2, [1, 6]],
    [4, [1]],
    [6, [2]],
    [7, [3]],
    [4, [4, 3, 7]],
    [2, [4, 6]],
    [5, [4]],
    [5, [5]],
    [5, [6]],
    [3, [7]],
  ]
  const { stages, ties } = counted(6, ['Ann', 'Bob', 'Cat', 'Dee', 'Eve', 'Fay', 'Gus'], papers)
  expect(stages.slice(1, 4).map(({ totals, note }) => [note, ...totals])).toEqual([
    ['Surplus of Ann: 4.00 votes above the quota', '8.00', '9.00', '7.00', '11.00', '5.00', '6.00', '3.00'],
    ['Surplus of Dee: 3.00 votes above the quota', '8.00', '9.00', '9.00', '8.00', '5.00', '7.00', '3.00'],
    ['Surplus of Cat: 1.00 votes above the quota', '8.00', '9.00', '8.00', '8.00', '5.00', '7.00', '4.00'],
  ])
  expect(ties[0]?.why).toBe(
    'Bob and Cat have 9.00 votes each. At stage 1, the earliest that parts them, Cat had the most, 7.00.',
  )
})

// 48(3): with one vacancy nobody is elected at the quota; who has more than half has as many as all others, by 52(2).
test('with one seat, more than half of the papers elect at once', () => {
  const { stages, quota } = counted(
    1,
    ['Ann', 'Bob', 'Cat'],
    [
      [5, [1]],
      [3, [2]],
      [1, [3]],
    ],
  )
  expect({ quota, stages: stages.length }).toEqual({ quota: '5.00', stages: 1 })
  expect(stages[0]?.reasons).toEqual([
    {
      candidate: 1,
      why: 'Ann has 5.00 votes and the other candidates and surpluses together have 4.00: elected (rule 52(2)).',
    },
  ])
})

// Three have 3 each of a quota of 4. The lot excludes Ann, and Bob and Cat are elected “thereupon” (52(1)): her papers don't move (52(3)).
test('an exclusion that leaves just enough for the vacancies elects them, and no papers pass on', () => {
  const { stages, winners } = counted(
    2,
    ['Ann', 'Bob', 'Cat'],
    [
      [3, [1, 2]],
      [3, [2]],
      [3, [3]],
    ],
  )
  expect(winners).toEqual([2, 3])
  expect(stages[1]).toMatchObject({
    totals: ['3.00', '3.00', '3.00'],
    excluded: [1],
    elected: [2, 3],
    note: 'Exclusion of Ann: 3.00 votes; the last vacancies are filled, so no further papers are transferred (rule 52(3))',
  })
})
