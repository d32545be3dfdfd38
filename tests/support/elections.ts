import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import type { Count, Counted } from '../../src/modules/ballots/counts/rules.ts'
import type { Lot } from '../../src/modules/ballots/lots/rules.ts'
import type { Candidate, Election, Papers } from '../../src/modules/ballots/papers/rules.ts'

function startsOf(papers: readonly { readonly prefers: readonly number[] }[]): number[] {
  const starts = [0]
  for (const { prefers } of papers) starts.push((starts.at(-1) ?? 0) + prefers.length)
  return starts
}

/** Papers as lists of numbers, packed. */
export const packed = (
  papers: readonly { readonly weight: number; readonly prefers: readonly number[] }[],
): Papers => ({
  weights: Float64Array.from(papers, ({ weight }) => weight),
  starts: Uint32Array.from(startsOf(papers)),
  preferences: Uint16Array.from(papers.flatMap(({ prefers }) => prefers)),
})

/**
 * An election in a few words: `election(2, ['Ann', 'Bob', '-Cy', 'Di: gender woman, practice Elm'], ['12 Ann Bob', '3 Di'])`. A dash
 * before a name is somebody withdrawn; after a colon come classes; before a paper's names is how many there are.
 */
export function election(seats: number, people: readonly string[], papers: readonly string[]): Election {
  const candidates = people.map((words, at): Candidate => {
    const [who = '', classes = ''] = words.split(': ')
    const name = who.replace(/^-/, '')
    return { number: at + 1, name, is_withdrawn: who !== name, classes: classes === '' ? [] : classes.split(', ') }
  })
  const numberOf = (name: string) => {
    const found = candidates.find((each) => each.name === name)
    if (!found) throw new Error(`nobody is called ${name}`)
    return found.number
  }
  const piles = papers.map((words) => {
    const [weight, ...names] = words.split(' ')
    return { weight: Number(weight), prefers: names.map(numberOf) }
  })
  return { title: 'An example', seats, candidates, papers: packed(piles) }
}

/** A lot that falls on these first, and then on the others as they stand on the paper. */
export function lotOf({ candidates }: Election, first: readonly number[] = []): Lot {
  const rest = candidates.map(({ number }) => number).filter((number) => !first.includes(number))
  return { seed: 'a stated text', order: [...first, ...rest] }
}

export function countOf(counted: Counted): Count {
  if (!counted.ok) throw new Error(counted.why)
  return counted.count
}

export const winnersOf = (counted: Counted): readonly string[] => {
  const { winners, candidates } = countOf(counted)
  return winners.map((number) => candidates[number - 1]?.name ?? '')
}

/** One candidate's total at every stage. */
export const totalsOf = (counted: Counted, name: string): readonly string[] => {
  const { stages, candidates } = countOf(counted)
  const at = candidates.findIndex((each) => each.name === name)
  return stages.map(({ totals }) => totals[at] ?? '')
}

/** Whole hundred-thousandths or whatever the last decimal is. */
export const units = (decimal: string) => BigInt(decimal.replace('.', ''))

/** Small elections of every kind: few papers and many, short and long, somebody withdrawn, papers for nobody. */
export const anyElection: fc.Arbitrary<Election> = fc
  .record({ people: fc.integer({ min: 1, max: 7 }), seats: fc.integer({ min: 1, max: 4 }) })
  .chain(({ people, seats }) =>
    fc
      .record({
        withdrawn: fc.uniqueArray(fc.integer({ min: 1, max: people }), { maxLength: 1 }),
        papers: fc.array(
          fc.record({
            weight: fc.integer({ min: 1, max: 12 }),
            prefers: fc.shuffledSubarray(Array.from({ length: people }, (_, at) => at + 1)),
          }),
          { maxLength: 25 },
        ),
      })
      .map(({ withdrawn, papers }) => ({
        title: 'Anything',
        seats,
        candidates: Array.from({ length: people }, (_, at) => ({
          number: at + 1,
          name: `Candidate ${String.fromCharCode(65 + at)}`,
          is_withdrawn: withdrawn.includes(at + 1),
          classes: [at % 2 === 0 ? 'gender woman' : 'gender man', `practice ${at % 3}`],
        })),
        papers: packed(papers),
      })),
  )

/** The papers of an election as lists again. */
export const unpacked = ({ weights, starts, preferences }: Papers) =>
  Array.from(weights, (weight, at) => ({ weight, prefers: [...preferences.subarray(starts[at], starts[at + 1])] }))

const folder = join(import.meta.dirname, '../../../shared/data/stv')

/** The folder of reference elections, where there is one. */
export const references = existsSync(join(folder, 'expected')) ? folder : undefined

if (references === undefined)
  console.warn(
    'STV REFERENCES ABSENT: there is no ../shared/data/stv beside this checkout; tests on real elections are SKIPPED.',
  )

export type Expected = {
  readonly winners: readonly string[]
  readonly stages: readonly {
    readonly votes: Readonly<Record<string, string>>
    readonly non_transferable: string
    readonly quota_shown_by_openstv?: string
  }[]
}

const spaced = (name: string) => name.replaceAll(/\s+/g, ' ').trim()

/** Reference elections with what is expected of them under a rule. These files have no repairs to make. */
export function expectedOf(rule: string) {
  if (references === undefined) return []
  return readdirSync(join(references, 'expected'))
    .filter((name) => name.endsWith(`.${rule}.json`))
    .map((name) => {
      const { blt, ...expected } = JSON.parse(readFileSync(join(references, 'expected', name), 'utf8')) as Expected & {
        blt: string
      }
      return { blt, expected, election: readReference(readFileSync(join(references, 'blt', blt), 'utf8')) }
    })
}

function readReference(text: string): Election {
  const lines = text
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '')
  const [people = 0, seats = 0] = (lines[0] ?? '').split(/\s+/).map(Number)
  const end = lines.indexOf('0')
  const piles = lines.slice(1, end).map((line) => {
    const [weight = 0, ...prefers] = line.split(/\s+/).map(Number)
    return { weight, prefers: prefers.slice(0, -1) }
  })
  const names = lines.slice(end + 1, end + 1 + people).map((name) => spaced(name.replaceAll('"', '')))
  const candidates = names.map((name, at) => ({ number: at + 1, name, is_withdrawn: false, classes: [] }))
  return { title: '', seats, candidates, papers: packed(piles) }
}

/** The expected totals of a stage in the order of the ballot paper. */
export const inOrder = ({ candidates }: Election, votes: Readonly<Record<string, string>>) => {
  const byName = new Map(Object.entries(votes).map(([name, total]) => [spaced(name), total]))
  return candidates.map(({ name }) => byName.get(name))
}
