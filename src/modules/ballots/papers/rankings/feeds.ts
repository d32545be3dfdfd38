import { readCsv, separatorOf } from '../../../../platform/csv.ts'
import type { Table } from '../../../../platform/files/table.ts'
import { thousands } from '../../../../platform/values.ts'
import { mostCandidates } from '../blt/feeds.ts'
import { countedPart, type Marks } from '../blt/oddities/feeds.ts'
import { mostPapers, mostWeight } from '../blt/scans/feeds.ts'
import { tidied } from '../blt/texts/feeds.ts'
import { checkLengths, refuse, shown, textOf } from '../lines/feeds.ts'
import { newPiles, type Piles } from '../piles/rules.ts'
import type { Repairs } from '../repairs/rules.ts'
import type { Election } from '../rules.ts'
import { headingsAsTheyShouldBe, readHeadings, type Headings } from './headings/feeds.ts'

type Row = { readonly cells: readonly string[]; readonly line: number }

/** A table of papers, one a row, below a row of headings. It says nothing of seats. */
export function readRankings(
  bytes: Uint8Array,
  called: string,
  marks: Marks,
  repairs: Repairs,
  by_heads: boolean,
): Election {
  checkLengths(bytes)
  const { rows, lines } = tableIn(textOf(bytes, undefined), repairs)
  const [first = [], ...below] = rows
  if (below.length === 0)
    refuse(
      lines[0],
      'This is no .blt file, which begins with two numbers, and there are no rows below its first line.',
      headingsAsTheyShouldBe,
    )
  const headings = readHeadings(first, lines[0] ?? 1, repairs)
  if (by_heads && headings.weight === undefined)
    refuse(lines[0], 'There is no column of weights, so each line counts once already.', headingsAsTheyShouldBe)
  const papers = below.map((cells, at) => ({ cells, line: lines[at + 1] ?? at + 2 }))
  const [names, rankedIn] = headings.are_preferences
    ? byPreference(papers, headings, repairs)
    : byCandidate(headings, marks, repairs)
  if (names.length > mostCandidates)
    refuse(lines[0], `There are more than ${thousands(mostCandidates)} candidates.`, headingsAsTheyShouldBe)
  const piles = newPiles(names.length)
  const weightOf = (row: Row) => {
    const weight = weightIn(row, headings, repairs)
    return by_heads ? 1 : weight
  }
  for (const row of papers) putOn(piles, row, first.length, weightOf, rankedIn, marks, repairs)
  return {
    title: called,
    seats: 0,
    candidates: names.map((name, at) => ({ number: at + 1, name, is_withdrawn: false, classes: [] })),
    papers: piles.papers(),
  }
}

function tableIn(text: string, repairs: Repairs): Table {
  const mark = separatorOf(text)
  if (mark !== ',') repairs.note(1, `The columns are parted by ${mark === ';' ? 'semicolons' : 'tabs'}.`)
  return readCsv(text)
}

type Ranked = (row: Row) => readonly (readonly number[])[]

function putOn(
  piles: Piles,
  row: Row,
  width: number,
  weightOf: (row: Row) => number,
  rankedIn: Ranked,
  marks: Marks,
  repairs: Repairs,
) {
  const extra = row.cells.slice(width).find((cell) => cell.trim() !== '')
  if (extra !== undefined) refuse(row.line, `There is ${shown(extra)} beyond the last column.`, headingsAsTheyShouldBe)
  const preferences = Uint16Array.from(countedPart(rankedIn(row), row.line, marks, repairs))
  const twice = piles.add(preferences, preferences.length, weightOf(row))
  if (twice !== undefined) refuse(row.line, `A candidate is preferred twice on one paper.`, headingsAsTheyShouldBe)
  if (piles.total() > mostPapers)
    refuse(row.line, 'There are more than 10,000,000,000 papers by here.', 'Check the weights.')
}

function weightIn({ cells, line }: Row, { weight }: Headings, repairs: Repairs): number {
  if (weight === undefined) return 1
  const cell = (cells[weight] ?? '').trim()
  const number = /^\d+(\.0+)?$/.test(cell) ? Number(cell) : 0
  if (number < 1 || number > mostWeight)
    refuse(
      line,
      `The line says that it stands for ${shown(cell)} papers.`,
      'Write a whole number of papers, 1 or more.',
    )
  if (cell.includes('.'))
    repairs.note(line, 'The number of papers has decimals, all of them noughts: read as a whole number.')
  return number
}

/** How somebody marks a candidate whom they needn't rank. */
const cross = /^(x|✗|✓|✔|yes|y)$/i
const rank = /^(\d{1,4})(?:\.0+|st|nd|rd|th)?(?: (?:choice|preference))?$/i

function byCandidate({ columns }: Headings, marks: Marks, repairs: Repairs): [readonly string[], Ranked] {
  const rankedIn: Ranked = ({ cells, line }) => {
    const ranked: number[][] = []
    for (const [index, { at, heading }] of columns.entries()) {
      const cell = (cells[at] ?? '').trim()
      if (cell === '' || cell === '-') continue
      const [, number] = marks === 'unordered' && cross.test(cell) ? ['', '1'] : (rank.exec(cell) ?? [])
      if (!number)
        refuse(
          line,
          `${shown(cell)} under ${shown(heading)} is no rank.`,
          'Write 1 for the first preference, 2 for the second, and leave the rest blank.',
        )
      if (Number(number) === 0) repairs.note(line, 'A rank of 0 is read as no rank.')
      // A rank beyond the last candidate follows a gap, wherever it is.
      else (ranked[Math.min(Number(number) - 1, columns.length)] ??= []).push(index + 1)
    }
    return Array.from(ranked, (place) => place ?? [])
  }
  return [columns.map(({ heading }) => heading), rankedIn]
}

function byPreference(rows: readonly Row[], { columns }: Headings, repairs: Repairs): [readonly string[], Ranked] {
  const spelled = new Map<string, string>()
  const nameIn = (cell: string, line: number) => {
    const known = spelled.get(cell)
    if (known !== undefined) return known
    const name = tidied(cell, line, repairs)
    spelled.set(cell, name)
    return name
  }
  const lineOf = new Map<string, number>()
  for (const { cells, line } of rows)
    for (const { at } of columns) {
      const name = nameIn(cells[at] ?? '', line)
      if (name !== '' && name !== '-' && !lineOf.has(name)) lineOf.set(name, line)
    }
  const names = [...lineOf.keys()].sort((one, other) => one.localeCompare(other, 'en-GB'))
  checkSpellings(names, lineOf)
  repairs.note(
    1,
    'The file has no list of candidates: they are those who are named on the papers, by the alphabet. Whom nobody prefers is not among them.',
  )
  const numbers = new Map(names.map((name, at) => [name, at + 1]))
  const rankedIn: Ranked = ({ cells, line }) =>
    columns.map(({ at }) => {
      const number = numbers.get(nameIn(cells[at] ?? '', line))
      return number === undefined ? [] : [number]
    })
  return [names, rankedIn]
}

function checkSpellings(names: readonly string[], lineOf: ReadonlyMap<string, number>) {
  if (names.length > 0 && names.every((name) => /^\d+$/.test(name)))
    refuse(
      lineOf.get(names[0] ?? ''),
      'The cells are all numbers: they may be ranks or candidates’ numbers.',
      headingsAsTheyShouldBe,
    )
  const folded = new Map<string, string>()
  for (const name of names) {
    const other = folded.get(name.toLowerCase())
    if (other)
      refuse(
        lineOf.get(name),
        `${shown(name)} and ${shown(other)} may be one candidate or two.`,
        'Spell each candidate in one way.',
      )
    folded.set(name.toLowerCase(), name)
  }
}
