import { expect, test } from 'vitest'
import { countOf, election, lotOf } from '../../../../tests/support/elections.ts'
import { exampleOf } from '../examples/rules.ts'
import type { Election } from '../papers/rules.ts'
import { countScottish } from '../scottish/rules.ts'
import { voteFlow } from './rules.ts'

const counted = (of: Election) => countOf(countScottish(of, lotOf(of)))

test('what moved is drawn between the stages it moved between, and who is out has no bar', () => {
  const papers = ['9 Ann Bob', '3 Bob', '2 Cy Bob', '1 Di Cy Ann', '2 Eve Cy', '1 Eve']
  const flow = voteFlow(counted(election(2, ['Ann', 'Bob', 'Cy', '-Di', 'Eve'], papers)), 0, 9)
  expect(flow.stages).toEqual(['Stage 1', 'Stage 2', 'Stage 3', 'Stage 4'])
  expect(flow.candidates).toEqual([
    { label: 'Ann', votes: [9, 7, 7, 7], outcome: 'elected' },
    { label: 'Bob', votes: [3, 4.99998, 6.99998, 6.99998], outcome: 'elected' },
    { label: 'Cy', votes: [3, 3, 0, null], outcome: 'excluded' },
    { label: 'Eve', votes: [3, 3, 3, 0], outcome: 'excluded' },
  ])
  expect(flow.transfers).toEqual([
    { stage: 0, from: 'Ann', to: 'Bob', votes: 1.99998 },
    { stage: 0, from: 'Ann', to: null, votes: 0.00002 },
    { stage: 1, from: 'Cy', to: 'Bob', votes: 2 },
    { stage: 1, from: 'Cy', to: null, votes: 1 },
    { stage: 2, from: 'Eve', to: null, votes: 3 },
  ])
  const [later] = voteFlow(counted(election(2, ['Ann', 'Bob', 'Cy', '-Di', 'Eve'], papers)), 2, 4).candidates
  expect(later).toEqual({ label: 'Ann', votes: [7, 7], outcome: 'elected' })
})

test('of many candidates the ten largest are told apart, and no vote is lost to the drawing', () => {
  const count = counted(exampleOf(30, 5, 400))
  const flow = voteFlow(count, 0, count.stages.length)
  expect(flow.candidates).toHaveLength(10)
  expect(flow.candidates.at(-1)?.label).toBe('21 others')
  for (const [at, stage] of count.stages.entries()) {
    const drawn = flow.candidates.reduce((sum, { votes }) => sum + (votes[at] ?? 0), 0)
    expect(drawn).toBeCloseTo(count.valid - Number(stage.non_transferable), 4)
  }
})
