import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyElection, electionOf, papersOf, type Given } from '../../../../../tests/support/ballot-papers.ts'
import {
  naiveAlternativeVote,
  naiveMeek,
  naiveNorthernIreland,
  naiveScottish,
  type NaiveCount,
} from '../../../../../tests/support/naive-counts.ts'
import { naiveErs97 } from '../../../../../tests/support/naive-ers97.ts'
import { orderOfThePaper } from '../../lots/rules.ts'
import type { Election } from '../../papers/rules.ts'
import type { Count } from '../rules.ts'
import { methods } from './rules.ts'

const naive: Record<string, (given: Given) => NaiveCount> = {
  scottish: naiveScottish,
  ers97: naiveErs97,
  'n-ireland': naiveNorthernIreland,
  'meek-prf': naiveMeek,
  av: naiveAlternativeVote,
}
const rules = Object.keys(naive)
const moving = ['scottish', 'ers97', 'n-ireland', 'av']
const elections = (rule: string) => anyElection(rule === 'av' ? 1 : 4)

function counted(rule: string, { election, lot }: Given): Count {
  const answer = methods[rule]?.count(election, lot)
  if (!answer?.ok) throw new Error(answer?.why ?? `no rule ${rule}`)
  return answer.count
}

const byPaper = (election: Election): Given => ({ election, lot: orderOfThePaper(election.candidates) })
const units = (text: string) => BigInt(text.replace('.', ''))
const inOrder = (numbers: readonly number[]) => numbers.toSorted((one, other) => one - other)

test.each(rules)(
  '%s: 3,000 small elections and 100 larger ones come out as by the text read literally',
  (rule) => {
    const same = (given: Given) => {
      const ours = counted(rule, given)
      const theirs = naive[rule]?.(given)
      expect(ours.stages.map(({ totals, non_transferable }) => ({ totals, non_transferable }))).toEqual(theirs?.stages)
      expect(inOrder(ours.winners)).toEqual(inOrder(theirs?.winners ?? []))
    }
    fc.assert(fc.property(elections(rule), same), { numRuns: 3_000 })
    fc.assert(fc.property(anyElection(rule === 'av' ? 1 : 6, 12, 250), same), { numRuns: 100 })
  },
  120_000,
)

test.each(rules)('%s: other names change no figure', (rule) => {
  const same = fc.property(elections(rule), ({ election, lot }) => {
    const renamed = electionOf(
      election.seats,
      election.candidates.map(({ number }) => `Dr ${number}`),
      papersOf(election),
      withdrawnFrom(election),
    )
    expect(figures(counted(rule, { election: renamed, lot }))).toEqual(figures(counted(rule, { election, lot })))
  })
  fc.assert(same, { numRuns: 300 })
})

test.each(rules)(
  '%s: another order of the candidates on the paper changes nobody’s figures, where the lot stays with the people',
  (rule) => {
    const same = fc.property(
      elections(rule).chain((given) => fc.tuple(fc.constant(given), shuffled(given.election))),
      ([given, places]) => {
        const { election, lot } = given
        const to = (number: number) => places[number - 1] ?? 0
        const moved = electionOf(
          election.seats,
          election.candidates.length,
          papersOf(election).map(([weight, preferences]) => [weight, preferences.map(to)]),
          withdrawnFrom(election).map(to),
        )
        const there = counted(rule, { election: moved, lot: { ...lot, order: lot.order.map(to) } })
        const here = counted(rule, given)
        expect(inOrder(there.winners)).toEqual(inOrder(here.winners.map(to)))
        expect(
          there.stages.map(({ totals }) => election.candidates.map(({ number }) => totals[to(number) - 1])),
        ).toEqual(here.stages.map(({ totals }) => totals))
      },
    )
    fc.assert(same, { numRuns: 500 })
  },
)

test.each(rules)('%s: a paper for nobody changes only how many are invalid', (rule) => {
  const same = fc.property(elections(rule), fc.nat(30), ({ election, lot }, at) => {
    const more = electionOf(
      election.seats,
      election.candidates.length,
      papersOf(election).toSpliced(at, 0, [7, []]),
      withdrawnFrom(election),
    )
    const here = counted(rule, { election, lot })
    expect(counted(rule, { election: more, lot })).toEqual({ ...here, invalid: here.invalid + 7 })
  })
  fc.assert(same, { numRuns: 300 })
})

test.each(rules)('%s: equal papers count alike one by one and together, and in any order', (rule) => {
  const same = fc.property(elections(rule), ({ election, lot }) => {
    const apart = papersOf(election).flatMap(([weight, preferences]) =>
      weight > 1 ? [[1, preferences] as const, [weight - 1, preferences] as const] : [[weight, preferences] as const],
    )
    const spread = electionOf(election.seats, election.candidates.length, apart.toReversed(), withdrawnFrom(election))
    expect(counted(rule, { election: spread, lot })).toEqual(counted(rule, { election, lot }))
  })
  fc.assert(same, { numRuns: 300 })
})

test.each(rules)(
  '%s: every stage adds up to the valid papers, and says why for everybody elected or excluded',
  (rule) => {
    const adds = fc.property(elections(rule), (given) => {
      const count = counted(rule, given)
      const one = 10n ** BigInt(methods[rule]?.decimals ?? 0)
      for (const [at, stage] of count.stages.entries()) {
        expect(stage.number).toBe(at + 1)
        expect(stage.totals.map(units).reduce((sum, each) => sum + each, units(stage.non_transferable))).toBe(
          BigInt(count.valid) * one,
        )
        const said = stage.reasons.map(({ candidate }) => candidate)
        expect([...stage.elected, ...stage.excluded].filter((number) => !said.includes(number))).toEqual([])
      }
      const standing = given.election.candidates.filter(({ is_withdrawn }) => !is_withdrawn).map(({ number }) => number)
      expect(count.winners).toEqual(count.stages.flatMap(({ elected }) => elected))
      expect(count.winners.filter((number) => !standing.includes(number))).toEqual([])
      expect(new Set(count.winners).size).toBe(Math.min(count.seats, standing.length))
      expect(count.vacancies).toBe(count.seats - count.winners.length)
      expect(count.valid + count.invalid).toBe(given.election.papers.weights.reduce((sum, weight) => sum + weight, 0))
    })
    fc.assert(adds, { numRuns: 500 })
  },
)

test.each(moving)('%s: what moved is what the totals differ by, and nobody at the quota gets more', (rule) => {
  const moves = fc.property(elections(rule), (given) => {
    const { stages, quota } = counted(rule, given)
    for (const [at, stage] of stages.entries()) {
      const before = stages[at - 1]
      if (!before) continue
      const change = stage.totals.map((total, candidate) => units(total) - units(before.totals[candidate] ?? '0'))
      for (const { from, to, votes } of stage.transfers) {
        change[from - 1] = (change[from - 1] ?? 0n) + units(votes)
        if (to !== null) change[to - 1] = (change[to - 1] ?? 0n) - units(votes)
      }
      const had = stage.transfers.map(({ to }) => units(before.totals[(to ?? 0) - 1] ?? '0'))
      expect(had.filter((votes) => quota !== null && votes >= units(quota))).toEqual([])
      expect(change.filter((units) => units !== 0n)).toEqual([])
    }
  })
  fc.assert(moves, { numRuns: 500 })
})

test('meek-prf: what each candidate lost is what moved from them', () => {
  const moves = fc.property(elections('meek-prf'), (given) => {
    const { stages } = counted('meek-prf', given)
    for (const [at, stage] of stages.entries()) {
      const before = stages[at - 1]
      if (!before) continue
      for (const { number } of given.election.candidates) {
        const lost = units(before.totals[number - 1] ?? '0') - units(stage.totals[number - 1] ?? '0')
        const moved = stage.transfers
          .filter(({ from }) => from === number)
          .reduce((sum, { votes }) => sum + units(votes), 0n)
        expect(moved).toBe(lost > 0n ? lost : 0n)
      }
    }
  })
  fc.assert(moves, { numRuns: 300 })
})

test.each(rules)('%s: a lone candidate is elected unopposed, whoever else has withdrawn', (rule) => {
  const count = counted(
    rule,
    byPaper(
      electionOf(
        1,
        3,
        [
          [5, [1]],
          [4, [2, 3]],
        ],
        [1, 2],
      ),
    ),
  )
  expect(count).toMatchObject({ winners: [3], vacancies: 0, valid: 4, invalid: 5 })
  expect(count.stages.map(({ kind, totals }) => [kind, Number(totals[2])])).toEqual([['elected_unopposed', 4]])
})

test.each(['scottish', 'ers97', 'n-ireland', 'meek-prf'])('%s: fewer candidates than seats leave vacancies', (rule) => {
  expect(
    counted(
      rule,
      byPaper(
        electionOf(4, 3, [
          [5, [1, 2]],
          [9, [2]],
        ]),
      ),
    ),
  ).toMatchObject({ winners: [1, 2, 3], vacancies: 1 })
})

test.each(rules)('%s: nobody stands, and nobody is elected', (rule) => {
  expect(counted(rule, byPaper(electionOf(1, 2, [[5, [1]]], [1, 2])))).toMatchObject({
    winners: [],
    vacancies: 1,
    valid: 0,
    invalid: 5,
  })
})

test.each(rules)('%s: without a valid paper the lot decides everything, and every tie says so', (rule) => {
  const { winners, ties, valid } = counted(rule, {
    election: electionOf(1, 3, [[4, []]]),
    lot: { seed: 'rain', order: [3, 1, 2] },
  })
  expect({ winners: winners.length, valid, by: new Set(ties.map(({ by }) => by)) }).toEqual({
    winners: 1,
    valid: 0,
    by: new Set(['lot']),
  })
  expect(ties[0]?.why).toContain('The lot drawn before the count from “rain” falls on C.')
})

test.each(rules)('%s: papers all alike elect who is named first', (rule) => {
  expect(counted(rule, byPaper(electionOf(1, 4, [[1000, [3, 1]]]))).winners).toEqual([3])
})

test.each(rules)('%s: 200 candidates are counted', (rule) => {
  const papers = Array.from(
    { length: 2_000 },
    (_, at) =>
      [
        1,
        [(at % 200) + 1, ((at * 7) % 200) + 1].filter((number, place, all) => all.indexOf(number) === place),
      ] as const,
  )
  const count = counted(rule, byPaper(electionOf(rule === 'av' ? 1 : 10, 200, papers)))
  expect(count.winners).toHaveLength(rule === 'av' ? 1 : 10)
})

test.each(rules)('%s: what can’t be counted is refused in a sentence', (rule) => {
  const why = (election: Election) => {
    const answer = methods[rule]?.count(election, orderOfThePaper(election.candidates))
    return answer?.ok === false ? answer.why : undefined
  }
  expect(why(electionOf(0, 2, [[1, [1]]]))).toBe('The number of seats is 0: say how many are to be filled.')
  expect(why(electionOf(1, 2, [[1.5, [1]]]))).toBe('A ballot paper stands for 1.5 papers: use a whole number.')
  expect(why(electionOf(1, 2, [[0, [1]]]))).toBe('A ballot paper stands for 0 papers: use a whole number.')
  expect(why(electionOf(1, 2, [[2 ** 38, [1]]]))).toBeUndefined()
  expect(
    why(
      electionOf(1, 2, [
        [2 ** 38, [1]],
        [1, [2]],
      ]),
    ),
  ).toMatch(/^There are more than 274,877,906,944 papers/)
})

test('the alternative vote is refused for more than one seat', () => {
  const election = electionOf(2, 3, [[1, [1]]])
  expect(methods['av']?.count(election, orderOfThePaper(election.candidates))).toEqual({
    ok: false,
    why: 'The alternative vote fills one seat, and here are 2: choose another rule, or one seat.',
  })
})

test.each(Object.entries(methods))('%s is named, dated, sourced and explained in two sentences', (_, method) => {
  expect([method.name, method.version, method.source].filter((said) => said.length < 2)).toEqual([])
  expect(method.explanation.split(/\. |\.$/).filter(Boolean)).toHaveLength(2)
})

const withdrawnFrom = ({ candidates }: Election) =>
  candidates.filter(({ is_withdrawn }) => is_withdrawn).map(({ number }) => number)

const shuffled = ({ candidates }: Election) =>
  fc.shuffledSubarray(
    candidates.map(({ number }) => number),
    { minLength: candidates.length },
  )

const figures = ({ stages, winners, quota }: Count) => ({
  winners,
  quota,
  stages: stages.map(({ totals, non_transferable, transfers }) => ({ totals, non_transferable, transfers })),
})
