import type { Count, Counted } from '../../src/modules/ballots/counts/rules.ts'
import type { Lot } from '../../src/modules/ballots/lots/rules.ts'
import type { Election } from '../../src/modules/ballots/papers/rules.ts'
import { electionOf, type Paper } from './ballot-papers.ts'

/**
 * An election in a few words: `election(2, ['Ann', '-Bob', 'Cy: gender man, practice Elm'], ['12 Ann Bob', '3 Cy'])`. A dash before a
 * name is somebody withdrawn; after a colon come classes; before a paper's names is how many there are.
 */
export function election(seats: number, people: readonly string[], papers: readonly string[]): Election {
  const parts = people.map((words) => words.split(': '))
  const names = parts.map(([who = '']) => who.replace(/^-/, ''))
  const withdrawn = parts.flatMap(([who = ''], at) => (who.startsWith('-') ? [at + 1] : []))
  const piles = papers.map((words): Paper => {
    const [weight, ...preferred] = words.split(' ')
    const stranger = preferred.find((name) => !names.includes(name))
    if (stranger !== undefined) throw new Error(`nobody is called ${stranger}`)
    return [Number(weight), preferred.map((name) => names.indexOf(name) + 1)]
  })
  const plain = electionOf(seats, names, piles, withdrawn)
  const candidates = plain.candidates.map((each, at) => ({ ...each, classes: parts[at]?.[1]?.split(', ') ?? [] }))
  return { ...plain, candidates }
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
