import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyElection, electionOf, papersOf } from '../../../../tests/support/ballot-papers.ts'
import { countOf, election, lotOf, totalsOf, winnersOf } from '../../../../tests/support/elections.ts'
import { countApproval } from '../approval/rules.ts'
import { countPlurality } from '../plurality/rules.ts'

const plurality = (
  seats: number,
  people: readonly string[],
  papers: readonly string[],
  ...first: readonly number[]
) => {
  const vote = election(seats, people, papers)
  return countPlurality(vote, lotOf(vote, first))
}

describe('plurality', () => {
  test('one place: the most votes', () => {
    const counted = plurality(1, ['Ann', 'Bob', 'Cy'], ['5 Ann', '6 Bob', '4 Cy'])
    expect(winnersOf(counted)).toEqual(['Bob'])
    expect(countOf(counted)).toMatchObject({
      rule: 'plurality',
      valid: 15,
      invalid: 0,
      quota: null,
      vacancies: 0,
      ties: [],
    })
    expect(countOf(counted).stages).toMatchObject([
      {
        kind: 'votes',
        note: 'The votes on 15 valid papers',
        totals: ['5', '6', '4'],
        elected: [2],
        non_transferable: '0',
      },
    ])
  })

  test('several places: a vote for everybody marked, in whatever order; the highest first', () => {
    const counted = plurality(2, ['Ann', 'Bob', 'Cy'], ['3 Ann Bob', '2 Cy Bob', '1 Ann'])
    expect(totalsOf(counted, 'Bob')).toEqual(['5'])
    expect(winnersOf(counted)).toEqual(['Bob', 'Ann'])
  })

  test('a paper with more marks than places counts for nobody; one with just as many counts', () => {
    const counted = plurality(2, ['Ann', 'Bob', 'Cy'], ['3 Ann Bob', '4 Cy Bob Ann', '2'])
    expect(countOf(counted)).toMatchObject({ valid: 3, invalid: 6 })
    expect(countOf(counted).stages[0]).toMatchObject({
      totals: ['3', '3', '0'],
      note: 'The votes on 3 valid papers; 4 papers with more than 2 marks did not count',
    })
    const one_each = election(2, ['Ann', 'Bob', 'Cy'], ['3 Ann Bob', '1 Cy'])
    expect(countOf(countPlurality(one_each, lotOf(one_each), [], 1))).toMatchObject({ valid: 1, invalid: 3 })
  })

  test('a mark for somebody who has withdrawn is no mark', () => {
    const counted = plurality(1, ['Ann', '-Bob', 'Cy'], ['3 Bob Ann', '2 Cy', '5 Bob'])
    expect(winnersOf(counted)).toEqual(['Ann'])
    expect(countOf(counted)).toMatchObject({ valid: 5, invalid: 5 })
    expect(totalsOf(counted, 'Bob')).toEqual(['0'])
  })

  test('equals who can’t all be elected are parted by lot; equals who can are not', () => {
    const papers = ['3 Ann', '3 Bob', '3 Cy', '5 Di']
    const counted = plurality(2, ['Ann', 'Bob', 'Cy', 'Di'], papers, 3, 1)
    expect(winnersOf(counted)).toEqual(['Di', 'Cy'])
    expect(countOf(counted).ties).toMatchObject([
      { stage: 1, between: [1, 2, 3], for: 'election', chosen: 3, by: 'lot' },
    ])
    expect(countOf(plurality(2, ['Ann', 'Bob', 'Cy'], ['3 Ann', '3 Bob', '2 Cy'])).ties).toEqual([])
  })

  test('no more candidates than places; nobody at all; no papers', () => {
    const unopposed = countOf(plurality(3, ['Ann', 'Bob'], ['2 Bob']))
    expect(unopposed).toMatchObject({
      winners: [1, 2],
      vacancies: 1,
      stages: [{ kind: 'elected_unopposed', totals: ['0', '2'] }],
    })
    expect(countOf(plurality(1, [], []))).toMatchObject({ winners: [], vacancies: 1 })
    expect(countOf(plurality(1, ['Ann', 'Bob'], [], 2))).toMatchObject({
      winners: [2],
      valid: 0,
      ties: [{ by: 'lot' }],
    })
  })

  test('weights of a million, and no more than can be counted exactly', () => {
    const papers = Array.from({ length: 2_000 }, (_, at) => `1000000 ${at % 2 ? 'Ann' : 'Bob'}`)
    expect(totalsOf(plurality(1, ['Ann', 'Bob', 'Cy'], papers), 'Ann')).toEqual(['1000000000'])
    expect(plurality(1, ['Ann', 'Bob'], ['9007199254740991 Ann', '1 Bob'])).toMatchObject({ ok: false })
    expect(plurality(1, ['Ann', 'Bob'], ['0 Ann'])).toMatchObject({ ok: false })
  })

  test('constraints with which equals can’t all be elected: the lot, and the other is passed over', () => {
    const vote = election(2, ['Ann: practice Elm', 'Ben: practice Elm', 'Cy: practice Oak'], ['5 Ann', '5 Ben', '1 Cy'])
    const counted = countPlurality(vote, lotOf(vote, [2]), [{ of: 'practice', each: true, at_least: 0, at_most: 1 }])
    expect(winnersOf(counted)).toEqual(['Ben', 'Cy'])
    expect(countOf(counted).stages[0]).toMatchObject({ excluded: [1] })
  })
})

describe('approval', () => {
  test('a paper approves of as many as it likes, all of them too', () => {
    const vote = election(2, ['Ann', 'Bob', 'Cy', 'Di'], ['3 Ann Bob Cy Di', '2 Cy Di', '1 Di', '2 Bob'])
    const counted = countApproval(vote, lotOf(vote))
    expect(countOf(counted)).toMatchObject({ rule: 'approval', valid: 8, invalid: 0 })
    expect(countOf(counted).stages[0]?.totals).toEqual(['3', '5', '5', '6'])
    expect(winnersOf(countApproval(vote, lotOf(vote, [3])))).toEqual(['Di', 'Cy'])
  })

  test('the order of the ballot paper and of the marks, papers for nobody and papers put together change nothing', () => {
    fc.assert(
      fc.property(anyElection(), ({ election, lot }) => {
        const { seats, candidates } = election
        const turned = (number: number) => candidates.length + 1 - number
        const apart = papersOf(election).flatMap(([weight, marks]) => {
          const others = marks.map(turned).toReversed()
          return weight > 1 ? [[1, others] as const, [weight - 1, others] as const] : [[weight, others] as const]
        })
        const withdrawn = candidates.flatMap(({ number, is_withdrawn }) => (is_withdrawn ? [turned(number)] : []))
        const other = electionOf(seats, candidates.length, [...apart, [1, []]], withdrawn)
        for (const count of [countApproval, countPlurality]) {
          const here = countOf(count(election, lot))
          const there = countOf(count(other, { ...lot, order: lot.order.map(turned) }))
          expect(new Set(there.winners.map(turned))).toEqual(new Set(here.winners))
          expect(there.stages[0]?.totals.toReversed()).toEqual(here.stages[0]?.totals)
          expect([there.valid, there.invalid]).toEqual([here.valid, here.invalid + 1])
          expect(here.winners).toHaveLength(Math.min(seats, candidates.length - withdrawn.length))
        }
      }),
      { numRuns: 300 },
    )
  })
})
