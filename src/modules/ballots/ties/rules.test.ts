import { expect, test } from 'vitest'
import { electionOf } from '../../../../tests/support/ballot-papers.ts'
import { closeStage, credit, openSheet, votesOf, type Sheet } from '../sheets/rules.ts'
import { chosen, type Choice } from './rules.ts'

const lot = { seed: 'dice', order: [3, 2, 1] }

/** A sheet on which Ann, Bob and Cat had these votes at the end of each stage. */
function after(...stages: readonly (readonly number[])[]): Sheet {
  const sheet = openSheet(electionOf(1, ['Ann', 'Bob', 'Cat'], []), lot, 0)
  for (const votes of stages) {
    for (const [at, each] of votes.entries()) credit(sheet, at + 1, BigInt(each) - votesOf(sheet, at + 1))
    closeStage(sheet, 'exclusion', '')
  }
  return sheet
}

const back: Choice = { for: 'exclusion', wanted: 'fewest', looking: 'back' }
const forward: Choice = { ...back, looking: 'forward' }

function choice(sheet: Sheet, how: Choice, between = [1, 2, 3]) {
  const number = chosen(sheet, between, how)
  return { number, by: sheet.ties[0]?.by, why: sheet.ties[0]?.why }
}

test('nobody is tied with nobody', () => {
  const sheet = after([1, 1, 1])
  expect(chosen(sheet, [2], back)).toBe(2)
  expect(sheet.ties).toEqual([])
})

test('looking back, the latest stage that parts them decides; looking forward, the earliest', () => {
  const stages = [
    [2, 5, 9],
    [7, 3, 9],
    [8, 8, 9],
  ] as const
  expect(choice(after(...stages), back, [1, 2])).toEqual({
    number: 2,
    by: 'earlier stage',
    why: 'Ann and Bob have 8 votes each. At stage 2, the latest that parts them, Bob had the fewest, 3.',
  })
  expect(choice(after(...stages), forward, [1, 2])).toEqual({
    number: 1,
    by: 'earlier stage',
    why: 'Ann and Bob have 8 votes each. At stage 1, the earliest that parts them, Ann had the fewest, 2.',
  })
  expect(chosen(after(...stages), [1, 2], { for: 'surplus', wanted: 'most', looking: 'back' })).toBe(1)
})

test('equals are told in the order of the ballot paper, however they are given', () => {
  const sheet = after([2, 2, 9], [8, 8, 9])
  chosen(sheet, [2, 1], back)
  expect(sheet.ties).toMatchObject([{ between: [1, 2], chosen: 2 }])
  expect(sheet.ties[0]?.why).toMatch(/^Ann and Bob have/)
})

test('a stage that parts only one of three leaves the other two to the stage before it, not the three', () => {
  expect(choice(after([5, 4, 1], [3, 3, 6], [8, 8, 8]), back).number).toBe(2)
})

test('who is still equal after all stages is chosen by lot, and of those only', () => {
  expect(choice(after([4, 4, 6], [8, 8, 8]), back)).toEqual({
    number: 2,
    by: 'lot',
    why: 'Ann, Bob and Cat have 8 votes each; earlier stages leave Ann and Bob. The lot drawn before the count from “dice” falls on Bob.',
  })
})

test('a rule that looks at no stage goes by lot at once', () => {
  expect(choice(after([1, 2, 3], [8, 8, 8]), { ...back, looking: 'nowhere' })).toMatchObject({ number: 3, by: 'lot' })
})
