import { expect, describe, test } from 'vitest'
import { countOf, election, lotOf, totalsOf, winnersOf } from '../../../../tests/support/elections.ts'
import { openData } from '../../../../tests/support/open-data.ts'
import { plainName, references } from '../../../../tests/support/reference-counts.ts'
import type { Election } from '../papers/rules.ts'
import { countErs97 } from './rules.ts'

const counted = (each: Election, ...first: readonly number[]) => countErs97(each, lotOf(each, first))
const stagesOf = (each: Election, ...first: readonly number[]) => countOf(counted(each, ...first)).stages

type Expected = {
  readonly blt: string
  readonly winners: readonly string[]
  readonly stages: readonly {
    readonly votes: Readonly<Record<string, string>>
    readonly non_transferable: string
    readonly quota_shown_by_openstv: string
  }[]
}

describe.skipIf(openData === undefined)('the reference elections', () => {
  // What OpenSTV calls the quota of a stage is the votes required after it (5.6.1), not the quota less a unit: 107.57 after the
  // first stage of the booklet's election is (753 − 107.58) ÷ 6, Smith being elected.
  test.each(references<Expected>('ers97').map((each) => [each.name, each] as const))(
    '%s: winners, every total at every stage, and the votes required',
    (_, { election, expected }) => {
      const { winners, stages, candidates } = countOf(counted(election))
      const names = winners.map((number) => candidates[number - 1]?.name)
      expect(new Set(names)).toEqual(new Set(expected.winners.map(plainName)))
      const told = stages.map(({ totals, non_transferable, quota }) => ({ totals, non_transferable, quota }))
      expect(told).toEqual(
        expected.stages.map(({ votes, non_transferable, quota_shown_by_openstv }) => {
          const byName = new Map(Object.entries(votes).map(([name, total]) => [plainName(name), total]))
          const totals = candidates.map(({ name }) => byName.get(name))
          return { totals, non_transferable, quota: quota_shown_by_openstv }
        }),
      )
    },
  )

  test('there are six of them', () => expect(references('ers97')).toHaveLength(6))
})

describe('moves worked out by hand', () => {
  test('the quota is the votes divided by one more than the places, to two decimals, upwards', () => {
    // 5.1.6: 100 ÷ 3 = 33.33 and a remainder; 99 ÷ 3 = 33 exactly.
    expect(countOf(counted(election(2, ['Ann', 'Bob', 'Cy'], ['50 Ann', '30 Bob', '20 Cy']))).quota).toBe('33.34')
    expect(countOf(counted(election(2, ['Ann', 'Bob', 'Cy'], ['49 Ann', '30 Bob', '20 Cy']))).quota).toBe('33.00')
  })

  test('a surplus that cannot change who is lowest waits', () => {
    // Ann's surplus is 1; Di is 4 behind Cy. Di goes out, and Cy has (30 − 10) ÷ 2 = 10.
    const vote = election(2, ['Ann', 'Bob', 'Cy', 'Di'], ['11 Ann Bob', '9 Bob', '7 Cy', '3 Di Cy'])
    const stages = stagesOf(vote)
    expect(stages.map(({ kind }) => kind)).toEqual(['first_preferences', 'exclusion'])
    expect(stages[1]).toMatchObject({
      totals: ['11.00', '9.00', '10.00', '0.00'],
      elected: [3],
      excluded: [4],
      quota: '10.00',
    })
    expect(stages[1]?.note).toBe(
      'Exclusion of Di; the surplus of Ann waits; 3 papers at 1.00; all places are filled, so no more papers are transferred',
    )
  })

  test('a surplus that just reaches the difference waits, and one more does not', () => {
    // Ann's surplus is 2, and Di is 2 behind Cy.
    expect(stagesOf(election(2, ['Ann', 'Bob', 'Cy', 'Di'], ['12 Ann Bob', '8 Bob', '6 Cy', '4 Di']))[1]?.kind).toBe(
      'exclusion',
    )
    // Of 3, and Cy 1 nearer, neither is true.
    expect(stagesOf(election(2, ['Ann', 'Bob', 'Cy', 'Di'], ['13 Ann Bob', '7 Bob', '6 Cy', '4 Di']))[1]?.kind).toBe(
      'surplus',
    )
  })

  test('of equal surpluses that goes first which was higher at the earliest point at which they differed', () => {
    // 5.2.3. Ann and Bob have 6 each; at the first stage Ann had 4 and Bob none, at the second Bob had 6.
    const vote = election(
      4,
      ['Ann', 'Bob', 'Cy', 'Di', 'Ed', 'Fay', 'Gil'],
      ['6 Ed Bob Gil', '2 Di Ann', '3 Fay Cy Bob', '4 Gil', '4 Ann Bob Ed', '6 Ed'],
    )
    const { stages, ties } = countOf(counted(vote))
    expect(stages.slice(1, 3).map(({ totals }) => totals.slice(0, 2))).toEqual([
      ['4.00', '6.00'],
      ['6.00', '6.00'],
    ])
    expect(stages[3]?.note).toBe('Surplus of Ann: 1.00 votes above the quota')
    expect(ties[0]?.why).toBe(
      'Ann and Bob have 6.00 votes each. At stage 1, the earliest that parts them, Ann had the most, 4.00.',
    )
  })

  test('a surplus is divided by the transferable papers, the remainder ignored', () => {
    // 3.00 ÷ 11 = 0.27; 3.00 − 11 × 0.27 = 0.03 is lost.
    const vote = election(
      2,
      ['Ann', 'Bob', 'Cy', 'Di'],
      ['6 Ann Di', '5 Ann Bob', '2 Ann', '7 Bob', '6 Cy', '4 Di Bob'],
    )
    const [, surplus, exclusion] = stagesOf(vote)
    expect(surplus).toMatchObject({ totals: ['10.00', '8.35', '6.00', '5.62'], non_transferable: '0.03' })
    expect(surplus?.transfers).toEqual([
      { from: 1, to: 2, votes: '1.35' },
      { from: 1, to: 4, votes: '1.62' },
      { from: 1, to: null, votes: '0.03' },
    ])
    expect(surplus?.reasons).toContainEqual({
      candidate: 1,
      why: 'Ann has the largest surplus, 3.00 votes: 11 transferable papers of the batch received last pass on at 0.27.',
    })
    // Bob is elected by Di's first preferences, so the papers worth 0.27 stay where they are.
    expect(exclusion).toMatchObject({ totals: ['10.00', '12.35', '6.00', '1.62'], elected: [2], quota: '9.99' })
  })

  test('papers worth more go first, and who is elected by them gets none of the next; only the last batch makes a surplus', () => {
    const vote = election(
      3,
      ['Ann', 'Bob', 'Cy', 'Di', 'Eve'],
      ['6 Ann Di Bob Eve', '5 Ann Cy', '2 Ann', '9 Bob Eve', '8 Cy', '3 Di Bob Cy', '1 Di Bob', '6 Eve'],
    )
    const [, first, out, second] = stagesOf(vote)
    // 3.00 ÷ 11 = 0.27.
    expect(first).toMatchObject({ totals: ['10.00', '9.00', '9.35', '5.62', '6.00'], non_transferable: '0.03' })
    // Di's four whole papers elect Bob, who needs (40 − 0.03 − 10) ÷ 3 = 9.99; so the six worth 0.27 pass him by.
    expect(out).toMatchObject({ totals: ['10.00', '13.00', '9.35', '0.00', '7.62'], elected: [2], excluded: [4] })
    expect(out?.note).toBe('Exclusion of Di; 4 papers at 1.00; 6 papers at 0.27')
    // Bob's surplus of 3.00 is of those four, three of which go on; they were worth just 3.00, and are worth no more now.
    expect(second).toMatchObject({
      totals: ['10.00', '10.00', '12.35', '0.00', '7.62'],
      non_transferable: '0.03',
      elected: [3],
    })
  })

  test('as many go out together as cannot overtake the next above', () => {
    const vote = election(
      1,
      ['Ann', 'Bob', 'Cy', 'Di', 'Eve'],
      ['9 Ann', '7 Bob', '2 Cy', '1 Di Eve Bob', '1 Eve Di Bob'],
    )
    const [, out, ...more] = stagesOf(vote)
    expect(out).toMatchObject({
      excluded: [4, 5, 3],
      totals: ['9.00', '9.00', '0.00', '0.00', '0.00'],
      non_transferable: '2.00',
    })
    expect(out?.reasons[0]?.why).toBe(
      'Di, Eve and Cy have the fewest votes, together 4.00, which are no more than the next above has: excluded.',
    )
    expect(more).toEqual([])
  })

  test('together they may have just as many as the next above, and not one more', () => {
    const together = (bobs: number) =>
      stagesOf(election(1, ['Ann', 'Bob', 'Cy', 'Di', 'Eve'], ['9 Ann', `${bobs} Bob`, '3 Cy', '2 Di', '8 Eve']))[1]
        ?.excluded
    expect(together(5)).toEqual([4, 3])
    expect(together(4)).toEqual([4])
  })

  test('the quota falls by papers that run out before anybody is elected, and not after', () => {
    // 20 ÷ 2 = 10; without Cy's two papers 18 ÷ 2 = 9, which Ann has.
    const nobody_yet = election(1, ['Ann', 'Bob', 'Cy'], ['9 Ann', '9 Bob', '2 Cy'])
    expect(stagesOf(nobody_yet)[1]?.note).toContain('as nobody was elected yet, the quota falls to 9.00')
    // Ann was elected at 10, so she keeps 10, though four papers ran out before her surplus was transferred: 2.00 ÷ 12 = 0.16.
    const [, out, surplus] = stagesOf(
      election(3, ['Ann', 'Bob', 'Cy', 'Di', 'Eve'], ['12 Ann Cy', '9 Bob', '8 Cy', '7 Di', '4 Eve']),
    )
    expect(out).toMatchObject({ excluded: [5], elected: [2], non_transferable: '4.00' })
    expect(surplus).toMatchObject({ totals: ['10.00', '9.00', '9.92', '7.00', '0.00'], non_transferable: '4.08' })
  })

  test('the votes required fall as papers run out', () => {
    // 30 − 4 that ran out − Ann's quota 10 = 16 for one place: Bob's 8 are half.
    const [, out] = stagesOf(election(2, ['Ann', 'Bob', 'Cy', 'Di'], ['12 Ann', '8 Bob', '6 Cy', '4 Di']))
    expect(out).toMatchObject({ elected: [2], quota: '8.00', non_transferable: '4.00' })
    expect(out?.reasons).toContainEqual({ candidate: 2, why: 'Bob has 8.00 votes, and 8.00 are required: elected.' })
  })

  test('equal surpluses: first whose votes were more at the earliest point at which they differed', () => {
    // Bob reaches 12, with Di's three papers, where Ann has been from the start; 2.00 and 2.00 can't wait, with Eve 1 behind Cy.
    const vote = election(
      3,
      ['Ann', 'Bob', 'Cy', 'Di', 'Eve'],
      ['12 Ann', '9 Bob', '8 Cy', '3 Di Bob', '1 Di', '7 Eve'],
    )
    const { stages, ties } = countOf(counted(vote, 2))
    expect(stages[2]?.note).toBe('Surplus of Ann: 2.00 votes above the quota')
    expect(ties).toEqual([
      expect.objectContaining({ stage: 3, between: [1, 2], for: 'surplus', chosen: 1, by: 'earlier stage' }),
    ])
  })

  test('equals at the end: first out is who had fewer at the earliest batch at which they differed', () => {
    const vote = election(
      2,
      ['Ann', 'Bob', 'Cy', 'Di', 'Eve'],
      ['6 Ann Bob', '2 Ann Eve Di', '8 Ann', '5 Bob', '6 Cy', '6 Di', '1 Eve Cy', '2 Eve'],
    )
    const { stages, ties } = countOf(counted(vote, 3))
    // Ann's 4.00 go at 0.50: Bob has 8, Eve 4. Eve's whole paper brings Cy to 7, then her two halves Di to 7.
    expect(stages[2]?.totals).toEqual(['12.00', '8.00', '7.00', '7.00', '0.00'])
    expect(stages[3]?.excluded).toEqual([4])
    expect(ties[0]).toMatchObject({ between: [3, 4], for: 'exclusion', chosen: 4, by: 'earlier stage' })
    expect(ties[0]?.why).toBe(
      'Cy and Di have 7.00 votes each. At stage 3, after the 3 papers at 1.00, the earliest that parts them, Di had the fewest, 6.00.',
    )
  })

  test('who have always been equal are parted by lot, on whom it falls first', () => {
    const vote = election(1, ['Ann', 'Bob', 'Cy'], ['3 Ann', '2 Bob Ann', '2 Cy Bob'])
    expect(stagesOf(vote, 2)[1]?.excluded).toEqual([2])
    expect(stagesOf(vote, 3)[1]?.excluded).toEqual([3])
    expect(countOf(counted(vote, 3)).ties[0]?.why).toBe(
      'Bob and Cy have 2.00 votes each. The lot drawn before the count from “a stated text” falls on Cy.',
    )
  })

  test('of equals for the last place whoever had more first is elected', () => {
    // Cy's paper brings Bob to 10 of 20 beside Ann, who had 10 all along.
    const vote = election(1, ['Bob', 'Ann', 'Cy'], ['9 Bob', '10 Ann', '1 Cy Bob'])
    expect(winnersOf(counted(vote))).toEqual(['Ann'])
    const later = election(1, ['Bob', 'Ann', 'Cy', 'Di'], ['8 Bob', '9 Ann', '1 Cy Ann', '2 Di Bob'])
    expect(winnersOf(counted(later, 1))).toEqual(['Ann'])
    expect(countOf(counted(later, 1)).ties[0]).toMatchObject({ for: 'election', chosen: 2, by: 'earlier stage' })
  })

  test('equals for the last place who have always been equal wait for the lot to exclude one; nothing is transferred', () => {
    const stages = stagesOf(election(1, ['Ann', 'Bob', 'Cy'], ['5 Ann Bob', '5 Bob Ann']), 1)
    expect(stages.map(({ kind, elected, excluded }) => ({ kind, elected, excluded }))).toEqual([
      { kind: 'first_preferences', elected: [], excluded: [] },
      { kind: 'last_vacancies', elected: [2], excluded: [3, 1] },
    ])
    expect(stages[1]).toMatchObject({ totals: ['5.00', '5.00', '0.00'], transfers: [] })
    expect(stages[1]?.note).toBe('Without Cy and Ann as many are left as places: Bob elected')
  })
})

describe('at the edges', () => {
  test('who has withdrawn is passed over, as if never named', () => {
    const vote = election(1, ['-Ann', 'Bob', 'Cy'], ['5 Ann Bob', '4 Cy', '2 Ann'])
    expect(winnersOf(counted(vote))).toEqual(['Bob'])
    expect(countOf(counted(vote))).toMatchObject({ valid: 9, invalid: 2 })
  })

  test('no more candidates than places: elected unopposed, and what is left stays vacant', () => {
    const count = countOf(counted(election(3, ['Ann', 'Bob'], ['2 Bob', '1 Ann'])))
    expect(count).toMatchObject({ winners: [1, 2], vacancies: 1 })
    expect(count.stages).toMatchObject([{ kind: 'elected_unopposed', totals: ['1.00', '2.00'], elected: [1, 2] }])
    expect(countOf(counted(election(1, ['Ann'], []))).winners).toEqual([1])
    expect(countOf(counted(election(1, ['-Ann'], ['1 Ann'])))).toMatchObject({ winners: [], vacancies: 1, valid: 0 })
  })

  test('no valid papers: all are equal, so the lot decides', () => {
    const count = countOf(counted(election(1, ['Ann', 'Bob', 'Cy'], ['4']), 3, 1))
    expect(count).toMatchObject({ valid: 0, invalid: 4, quota: '0.00', winners: [2] })
    expect(count.ties.map(({ by }) => by)).toEqual(['lot', 'lot'])
  })

  test('all papers the same: the first is elected, the rest by the papers passed on', () => {
    const vote = election(2, ['Ann', 'Bob', 'Cy'], ['30 Cy Ann Bob'])
    expect(winnersOf(counted(vote))).toEqual(['Cy', 'Ann'])
    expect(totalsOf(counted(vote), 'Ann')).toEqual(['0.00', '19.80'])
  })

  test('papers that each weigh a million, to the last hundredth', () => {
    const vote = election(
      2,
      ['Ann', 'Bob', 'Cy'],
      ['1000000 Ann Bob', '999999 Bob Cy', '999998 Cy Bob', '1000000 Ann Cy'],
    )
    // 3,999,997 ÷ 3 = 1,333,332.33 and a remainder.
    const count = countOf(counted(vote))
    expect(count.quota).toBe('1333332.34')
    // Ann's 666,667.66 for two million papers: 0.33 each, 6,667.66 lost.
    expect(count.stages[1]).toMatchObject({
      totals: ['1333332.34', '1329999.00', '1329998.00'],
      non_transferable: '6667.66',
    })
  })
})
