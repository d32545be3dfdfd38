import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Election } from '../../src/modules/ballots/papers/rules.ts'
import { electionOf, type Paper } from './ballot-papers.ts'
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
          return { name: name.replace(`.${rule}.json`, ''), expected, election: readTidy(expected.blt) }
        })

const stv = (...parts: readonly string[]) => join(openData ?? '', 'stv', ...parts)

function readTidy(name: string): Election {
  const text = readFileSync(stv('blt', name), 'utf8')
  const [head = '', ...lines] = text
    .split(/\r?\n/)
    .map((line) => line.replace(/#.*/, '').trim())
    .filter(Boolean)
  const [candidates = 0, seats = 0] = head.split(/\s+/).map(Number)
  const end = lines.indexOf('0')
  const papers = lines.slice(0, end).map((line): Paper => {
    const [weight = 0, ...preferences] = line.split(/\s+/).map(Number)
    return [weight, preferences.slice(0, -1)]
  })
  const names = lines.slice(end + 1, end + 1 + candidates).map((line) => plainName(line.replaceAll('"', '')))
  return electionOf(seats, names, papers)
}

/** Two of the names have doubled or trailing spaces. */
export const plainName = (name: string) => name.replace(/\s+/g, ' ').trim()
