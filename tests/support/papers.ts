import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPapers } from '../../src/modules/ballots/papers/feeds.ts'
import type { Papers } from '../../src/modules/ballots/papers/rules.ts'

const bytesOf = (given: Uint8Array | string) => (typeof given === 'string' ? new TextEncoder().encode(given) : given)

/** What a file says, in few words: `3:1 2` is three papers that prefer candidate 1 to candidate 2. */
export function readAs(given: Uint8Array | string, file_name = 'Elm ward.blt', marks?: 'ranked' | 'unordered') {
  const read = readPapers(bytesOf(given), file_name, marks)
  if (!read.ok) throw new Error(`line ${read.line}: ${read.why}`)
  const { title, seats, candidates, papers } = read.election
  return {
    title,
    seats,
    names: candidates.map(({ name, is_withdrawn }) => `${is_withdrawn ? '-' : ''}${name}`),
    papers: inWords(papers),
    repairs: read.repairs.map(({ line, what }) => `${line}: ${what}`),
  }
}

export const inWords = ({ weights, starts, preferences }: Papers) =>
  Array.from(weights, (weight, at) => `${weight}:${preferences.subarray(starts[at], starts[at + 1]).join(' ')}`)

/** Why a file is refused: `2: Candidate …`, with its line where there is one. */
export function refusalOf(given: Uint8Array | string, file_name = 'Elm ward.blt') {
  const read = readPapers(bytesOf(given), file_name)
  if (read.ok) throw new Error(`${file_name} was read`)
  return `${read.line ?? 'nowhere'}: ${read.why}`
}

const names = '"Ann"\n"Bob"\n"Cy"\n"Elm ward"\n'

/** A `.blt` file of three candidates for two seats, with these lines of papers. */
export const bltOf = (...papers: readonly string[]) => `3 2\n${papers.map((paper) => `${paper}\n`).join('')}0\n${names}`

/** The same with one plain paper, and these lines below it. */
export const bltNaming = (...below: readonly string[]) => `3 2\n1 2 0\n0\n${below.join('\n')}`

const folder = join(import.meta.dirname, '../../../shared/data/stv/blt')

/** A reference election's file, where they lie beside this checkout. */
export const reference = (name: string): Uint8Array | undefined =>
  existsSync(join(folder, name)) ? readFileSync(join(folder, name)) : undefined
