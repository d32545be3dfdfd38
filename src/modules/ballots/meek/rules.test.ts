import { describe, expect, test } from 'vitest'
import { electionOf } from '../../../../tests/support/ballot-papers.ts'
import { openData } from '../../../../tests/support/open-data.ts'
import { plainName, publishedSheet, references } from '../../../../tests/support/reference-counts.ts'
import type { Count } from '../counts/rules.ts'
import { orderOfThePaper, type Lot } from '../lots/rules.ts'
import type { Election } from '../papers/rules.ts'
import { countMeek } from './rules.ts'

function counted(election: Election, lot: Lot = orderOfThePaper(election.candidates)): Count {
  const answer = countMeek(election, lot)
  if (!answer.ok) throw new Error(answer.why)
  return answer.count
}

type Event = {
  readonly round: number
  readonly event: 'elect' | 'defeat'
  readonly who: string
  readonly quota: string
  readonly votes: Record<string, string>
}
type Expected = { readonly blt: string; readonly events: readonly Event[] }

describe.skipIf(openData === undefined)(
  'elections counted by droop, whose lot is the order of the ballot paper',
  () => {
    test.each(references<Expected>('meek-prf'))(
      '$name: every event in its order, the quota, and every vote to nine places',
      ({ expected, election }) => {
        const events = counted(election).stages.flatMap(({ number: round, quota, totals, elected, excluded }) => {
          const votes = new Map(totals.map((total, at) => [election.candidates[at]?.name ?? '', total]))
          const is = (event: string) => (number: number) => ({
            round,
            event,
            who: election.candidates[number - 1]?.name,
            quota,
            votes,
          })
          return [...elected.map(is('elect')), ...excluded.map(is('defeat'))]
        })
        expect(
          events.map(({ votes, ...event }, at) => ({ ...event, votes: among(expected.events[at], votes) })),
        ).toEqual(expected.events.map((event) => ({ ...event, who: plainName(event.who), votes: plain(event.votes) })))
      },
    )

    test('there are six of them', () => expect(references('meek-prf')).toHaveLength(6))

    // Its stages 2, 4, 6 and 9 are our second, fourth, fifth and seventh: it has a stage of its own for what an exclusion brings.
    test('the sheet that Hill, Wichmann and Woodall’s own rule makes of the booklet’s election, to two decimals', () => {
      const booklet = references<Expected>('meek-prf').find(({ name }) => name === 'ers97')
      const stages = booklet ? counted(booklet.election).stages : []
      const [numbers = [], , ...rows] = publishedSheet('ers97.meek-1987-reference.csv')
      const published = ['2', '4', '6', '9'].map((stage) =>
        rows.slice(0, 11).map((cells) => Number(cells[numbers.indexOf(stage)])),
      )
      const to_two_decimals = stages.map(({ totals }) => totals.map((total) => Math.round(Number(total) * 100) / 100))
      expect([1, 3, 4, 6].map((at) => to_two_decimals[at])).toEqual(published)
    })
  },
)

const plain = (votes: Record<string, string>) =>
  Object.fromEntries(Object.entries(votes).map(([name, total]) => [plainName(name), total]))

/** The reference names only those who are still in. */
const among = (event: Event | undefined, votes: ReadonlyMap<string, string>) =>
  Object.fromEntries(Object.keys(event?.votes ?? {}).map((name) => [plainName(name), votes.get(plainName(name))]))

// Nine papers for two seats: 9 ÷ 3 and a billionth. Ann keeps just that, 3.000000001 ÷ 6 rounded up, of each of her six papers.
test('an elected candidate keeps of every paper only what makes the quota, and the rest goes on', () => {
  const { stages, winners } = counted(
    electionOf(
      2,
      ['Ann', 'Bob', 'Cat'],
      [
        [4, [1, 2]],
        [2, [1]],
        [2, [3]],
        [1, [2, 3]],
      ],
    ),
  )
  expect(winners).toEqual([1, 2])
  expect(stages[0]).toMatchObject({
    kind: 'first_preferences',
    note: 'Ann at the quota of 3.000000001',
    quota: '3.000000001',
    totals: ['6.000000000', '1.000000000', '2.000000000'],
    reasons: [
      { candidate: 1, why: 'Ann has 6.000000000 votes, which reaches the quota of 3.000000001: elected (step B.2.c).' },
    ],
  })
  expect(stages.slice(1).map(({ elected, excluded }) => ({ elected, excluded }))).toEqual([
    { elected: [2], excluded: [3] },
  ])
  expect(stages[1]?.reasons.at(-1)).toEqual({
    candidate: 3,
    why: 'Cat is not elected, as all seats are filled (step C.2).',
  })
})

test('the lowest are equal if no more than the surplus left parts them, and the lot decides', () => {
  const election = electionOf(
    1,
    ['Ann', 'Bob', 'Cat'],
    [
      [3, [1]],
      [2, [2]],
      [2, [3]],
    ],
  )
  const { ties, stages } = counted(election, { seed: 'Minutes of 19 November', order: [3, 1, 2] })
  expect(ties).toEqual([
    {
      stage: 1,
      between: [2, 3],
      for: 'exclusion',
      chosen: 3,
      by: 'lot',
      why: 'Bob and Cat have 2.000000000 votes each. The lot drawn before the count from “Minutes of 19 November” falls on Cat.',
    },
  ])
  expect(stages[0]?.reasons.map(({ why }) => why)).toEqual([
    'Cat is one of the lowest: excluded (step B.3).',
    ties[0]?.why,
  ])
})
