import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { sha256 } from '../../../platform/config.ts'
import { anyElection, papersOf } from '../../../../tests/support/ballot-papers.ts'
import { differencesIn, type Checked } from '../../../../tests/support/checker.ts'
import { openData } from '../../../../tests/support/open-data.ts'
import { references } from '../../../../tests/support/reference-counts.ts'
import type { Constraint } from '../constraints/rules.ts'
import { methods } from '../counts/methods/rules.ts'
import type { Request } from '../counts/requests/rules.ts'
import { drawLot, orderOfThePaper } from '../lots/rules.ts'
import { mostPapers } from '../papers/blt/scans/feeds.ts'
import { readPapers } from '../papers/feeds.ts'
import type { Election } from '../papers/rules.ts'
import { resultObject } from '../result-sheets/feeds.ts'
import { parametersOf, plainBlt } from './rules.ts'

const all = Object.keys(methods)
const given = { file: 'papers.csv', sha256: '' }
type Asked = { readonly constraints: readonly Constraint[]; readonly classes: Request['classes'] }
const nothing: Asked = { constraints: [], classes: [] }

/** What a pack would hold, where the rule counts the election at all. */
function packed(rule: string, election: Election, seed: string | null, asked = nothing): Checked | undefined {
  const { candidates } = election
  const lot = seed === null ? orderOfThePaper(candidates) : drawLot(seed, candidates, sha256)
  const counted = methods[rule]?.count(election, lot, asked.constraints)
  if (!counted?.ok) return undefined
  const request = { seats: undefined, withdraw: [], ...asked }
  const papers = plainBlt(election)
  const read = { file: 'papers.blt', sha256: sha256(papers) }
  return {
    papers,
    parameters: JSON.stringify(parametersOf(rule, { request, seed, given, papers: read }, election)),
    result: JSON.stringify(resultObject('papers.csv', counted.count, [])),
  }
}

/** Classes of two kinds, and up to two constraints on them that may or may not be kept by some choice. */
const anyConstraints: fc.Arbitrary<Asked> = fc
  .record({
    women: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 5 }),
    practices: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 7, maxLength: 7 }),
    constraints: fc.array(
      fc.oneof(
        fc.constantFrom<Constraint>(
          { of: 'practice', each: true, at_least: 0, at_most: 1 },
          { of: 'practice 0', each: false, at_least: 1, at_most: null },
        ),
        fc.tuple(fc.integer({ min: 0, max: 3 }), fc.boolean()).map(([many, least]): Constraint => ({
          of: 'gender woman',
          each: false,
          at_least: least ? many : 0,
          at_most: least ? null : many,
        })),
      ),
      { minLength: 1, maxLength: 2 },
    ),
  })
  .map(({ women, practices, constraints }) => ({
    constraints,
    classes: [
      { name: 'gender woman', numbers: women },
      ...[0, 1, 2, 3].map((practice) => ({
        name: `practice ${practice}`,
        numbers: practices.flatMap((one, at) => (one === practice ? [at + 1] : [])),
      })),
    ],
  }))

function withClasses(election: Election, { classes }: Asked): Election {
  const candidates = election.candidates.map((candidate) => ({
    ...candidate,
    classes: classes.flatMap(({ name, numbers }) => (numbers.includes(candidate.number) ? [name] : [])),
  }))
  return { ...election, candidates }
}

const anySeed = fc.option(fc.string({ minLength: 1, maxLength: 8 }), { nil: null })

test.each(all)('the checker agrees with the engine by the rule %s, whatever the papers', (rule) => {
  let checked = 0
  fc.assert(
    fc.property(anyElection(), anySeed, ({ election }, seed) => {
      const pack = packed(rule, rule === 'av' ? { ...election, seats: 1 } : election, seed)
      if (!pack) return
      checked += 1
      expect(differencesIn(pack)).toEqual([])
    }),
    { numRuns: 250 },
  )
  expect(checked).toBeGreaterThan(200)
})

test.each(all.filter((rule) => methods[rule]?.carries_constraints))(
  'the checker keeps constraints as the engine does, by the rule %s',
  (rule) => {
    let checked = 0
    fc.assert(
      fc.property(anyElection(), anySeed, anyConstraints, ({ election }, seed, asked) => {
        const pack = packed(rule, withClasses(election, asked), seed, asked)
        if (!pack) return
        checked += 1
        expect(differencesIn(pack)).toEqual([])
      }),
      { numRuns: 250 },
    )
    expect(checked).toBeGreaterThan(60)
  },
)

const elections = references<{ readonly blt: string }>('scottish')

test.skipIf(openData === undefined)('the checker agrees with the engine on all reference elections', () => {
  expect(elections.length).toBeGreaterThan(6)
  for (const { name, election } of elections)
    for (const rule of all) {
      const pack = packed(rule, rule === 'av' ? { ...election, seats: 1 } : election, 'a published text')
      expect(pack && differencesIn(pack), `${name} by ${rule}`).toEqual([])
    }
})

test.each(all)('one figure altered anywhere in a result by the rule %s is found', (rule) => {
  const alterations = fc.tuple(anyElection(), fc.nat(), fc.nat(), fc.constantFrom('total', 'winner', 'name', 'lost'))
  fc.assert(
    fc.property(alterations, ([{ election }, some, other, what]) => {
      const pack = packed(rule, rule === 'av' ? { ...election, seats: 1 } : election, null)
      if (!pack) return
      const result = JSON.parse(pack.result) as ReturnType<typeof resultObject>
      const stage = result.stages[some % result.stages.length]
      const winner = result.winners[0]
      if (!stage || !winner) return
      const totals = [...stage.totals]
      totals[other % totals.length] = `1${totals[other % totals.length]}`
      const altered = {
        total: { ...stage, totals },
        lost: { ...stage, non_transferable: `1${stage.non_transferable}` },
        winner: stage,
        name: stage,
      }[what]
      const winners = {
        winner: result.winners.slice(1),
        name: [{ ...winner, name: 'Somebody else' }, ...result.winners.slice(1)],
        total: result.winners,
        lost: result.winners,
      }[what]
      const stages = result.stages.map((each) => (each === stage ? altered : each))
      const wrong = differencesIn({ ...pack, result: JSON.stringify({ ...result, stages, winners }) })
      expect(wrong.length).toBeGreaterThan(0)
      expect(wrong[0]).toMatch(/result\.json says .*, the papers give|^Name of candidate/)
    }),
    { numRuns: 60 },
  )
})

test('papers written plainly are read back the same, and nothing has to be put right', () => {
  fc.assert(
    fc.property(anyElection(), ({ election }) => {
      fc.pre(election.papers.weights.reduce((sum, weight) => sum + weight, 0) <= mostPapers)
      const read = readPapers(new TextEncoder().encode(plainBlt(election)), 'papers.blt')
      if (!read.ok) throw new Error(`line ${read.line}: ${read.why}`)
      expect(read.repairs).toEqual([])
      const { papers, ...others } = read.election
      const { papers: _, ...expected } = election
      expect(others).toEqual(expected)
      expect(merged({ ...election, papers })).toEqual(merged(election))
    }),
  )
})

/** Equal papers together, whatever their order. */
function merged(election: Election): readonly string[] {
  const piles = new Map<string, number>()
  for (const [weight, preferences] of papersOf(election)) {
    const key = preferences.join(' ')
    piles.set(key, (piles.get(key) ?? 0) + weight)
  }
  return [...piles].map(([key, weight]) => `${weight}: ${key}`).sort()
}
