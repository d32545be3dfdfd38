import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPapers } from '../../src/modules/ballots/papers/feeds.ts'
import type { Election } from '../../src/modules/ballots/papers/rules.ts'
import { openData } from './open-data.ts'

/** What other programs made of an election under a rule, and the papers; of `../shared/data/stv`, where it is. */
export type Reference<Expected> = { readonly name: string; readonly expected: Expected; readonly election: Election }

export const references = <Expected extends { readonly blt: string }>(rule: string): Reference<Expected>[] =>
  openData === undefined
    ? []
    : readdirSync(stv('expected'))
        .filter((name) => name.endsWith(`.${rule}.json`))
        .map((name) => {
          const expected = JSON.parse(readFileSync(stv('expected', name), 'utf8')) as Expected
          return { name: name.replace(`.${rule}.json`, ''), expected, election: readReal(expected.blt) }
        })

/** The rows of a published sheet, cell by cell. */
export const publishedSheet = (name: string): readonly (readonly string[])[] =>
  readFileSync(stv('expected', name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','))

const stv = (...parts: readonly string[]) => join(openData ?? '', 'stv', ...parts)

function readReal(name: string): Election {
  const read = readPapers(readFileSync(stv('blt', name)), name)
  if (!read.ok) throw new Error(`${name}, line ${read.line}: ${read.why}`)
  return read.election
}

/** Two of the names have doubled or trailing spaces. */
export const plainName = (name: string) => name.replace(/\s+/g, ' ').trim()
