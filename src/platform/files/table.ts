import { Unreadable } from './mistakes.ts'

export type Table = { readonly rows: readonly (readonly string[])[]; readonly lines: readonly number[] }
export type Row = { readonly cells: readonly string[]; readonly line: number }
export type Column = { readonly at: number; readonly title: string }
/** What a code looks like, and how to say so. */
export type Shape = { readonly pattern: RegExp; readonly called: string }

/** Titles as people read them: workbooks break lines inside them and publishers add notes such as “[2, 3]”. */
export const plainTitle = (title: string) =>
  title
    .replace(/\s*\[[\d, ]+\]$/, '')
    .replace(/\s+/g, ' ')
    .trim()

export const rowAt = (table: Table, index: number): Row => ({
  cells: table.rows[index] ?? [],
  line: table.lines[index] ?? index + 1,
})

type Titles<K extends string> = Readonly<Record<K, string | readonly string[]>>
type Numbers<K extends string> = Readonly<Record<K, readonly [number, string]>>
type Columns<K extends string> = Readonly<Record<K, Column>>

/** Finds each column by its title; where a publisher has renamed one, by any of its titles. */
export function columnsOf<K extends string>(header: Row, titles: Titles<K>): Columns<K>
export function columnsOf(header: Row, titles: Titles<string>): Columns<string> {
  const found = header.cells.map(plainTitle)
  const find = (names: readonly string[]): Column => {
    const at = found.findIndex((title) => names.includes(title))
    if (at >= 0) return { at, title: found[at] ?? '' }
    throw new Unreadable(`There is no column ${names.join(' or ')}.`, publishersOrder, header.line)
  }
  return Object.fromEntries(Object.entries(titles).map(([key, title]) => [key, find([title].flat())]))
}

/** Columns of a file without a header, numbered from 1 as the publisher's notes do. */
export function numberedColumns<K extends string>(numbers: Numbers<K>): Columns<K>
export function numberedColumns(numbers: Numbers<string>): Columns<string> {
  const columns = Object.entries(numbers).map(([key, [number, title]]) => [key, columnAt(number, title)] as const)
  return Object.fromEntries(columns)
}

const columnAt = (number: number, title: string): Column => ({ at: number - 1, title: `Column ${number} (${title})` })

/** The rows from an index on, every one as wide as it should be. */
export function rowsFrom(table: Table, from: number, width: number): Row[] {
  const rows: Row[] = []
  for (let index = from; index < table.rows.length; index += 1) {
    const row = rowAt(table, index)
    if (row.cells.length !== width)
      throw new Unreadable(
        `This line has ${row.cells.length} ${row.cells.length === 1 ? 'column' : 'columns'} where ${width} should be.`,
        'The file was probably cut short or changed: download it again from the publisher.',
        row.line,
      )
    rows.push(row)
  }
  if (rows.length === 0)
    throw new Unreadable('This file has a header and no rows.', 'Download it again from the publisher.')
  return rows
}

export const words = (row: Row, column: Column): string | null => (row.cells[column.at] ?? '').trim() || null

export const neededWords = (row: Row, column: Column): string => words(row, column) ?? wrong(row, column, 'something')

export function shaped(row: Row, column: Column, shape: Shape): string {
  const text = words(row, column) ?? ''
  return shape.pattern.test(text) ? text : wrong(row, column, shape.called)
}

export function maybeShaped(row: Row, column: Column, shape: Shape): string | null {
  const text = words(row, column)
  return text === null || shape.pattern.test(text) ? text : wrong(row, column, shape.called)
}

export function wholeNumber(row: Row, column: Column): number {
  const text = words(row, column) ?? ''
  return /^\d{1,12}$/.test(text) ? Number(text) : wrong(row, column, 'a whole number, nought or more,')
}

export const maybeNumber = (row: Row, column: Column) => (words(row, column) === null ? null : wholeNumber(row, column))

export function oneOf<T>(row: Row, column: Column, choices: ReadonlyMap<string, T>): T {
  return choices.get(words(row, column) ?? '') ?? wrong(row, column, `one of ${[...choices.keys()].join(', ')}`)
}

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']

/** A file repeats few days many times, and making one costs more than finding it again. A century has 36,525. */
const known = new Map<string, Temporal.PlainDate>()

/** Publishers write days in three ways: 2025-04-01, 20250401 and 01APR2025. Anything else could be read two ways. */
export function day(row: Row, column: Column): Temporal.PlainDate {
  const text = words(row, column) ?? ''
  const found = known.get(text) ?? dayIn(text)
  if (!found) return wrong(row, column, 'a date', 'Write dates as 2025-04-01, 20250401 or 01APR2025.')
  if (known.size < 36_525) known.set(text, found)
  return found
}

function dayIn(text: string): Temporal.PlainDate | undefined {
  const [, year, , month, date] = /^(\d{4})(-?)(\d\d)\2(\d\d)$/.exec(text) ?? []
  const [, date_first, name, year_last] = /^(\d\d)([A-Za-z]{3})(\d{4})$/.exec(text) ?? []
  try {
    return name === undefined
      ? new Temporal.PlainDate(Number(year), Number(month), Number(date))
      : new Temporal.PlainDate(Number(year_last), months.indexOf(name.toUpperCase()) + 1, Number(date_first))
  } catch {
    return undefined
  }
}

export const maybeDay = (row: Row, column: Column) => (words(row, column) === null ? null : day(row, column))

/** The latest of these days that is not after `today`; publishers list openings before they happen. */
export function latestDay(days: Iterable<Temporal.PlainDate | null>, today: Temporal.PlainDate) {
  let latest: Temporal.PlainDate | undefined
  for (const each of new Set(days))
    if (
      each &&
      Temporal.PlainDate.compare(each, today) <= 0 &&
      (!latest || Temporal.PlainDate.compare(each, latest) > 0)
    )
      latest = each
  return latest
}

/** Some of a row's cells as one line, blanks left out. */
export function joined(row: Row, columns: readonly Column[]): string | null {
  let line: string | null = null
  for (const column of columns) {
    const text = words(row, column)
    if (text !== null) line = line === null ? text : `${line}, ${text}`
  }
  return line
}

/** The one day every row gives, as a file of figures for one day must. */
export function sameDay(rows: readonly Row[], column: Column): Temporal.PlainDate {
  const [first] = rows
  if (!first) throw new Unreadable('This file has no rows.', publishersOrder)
  const text = words(first, column)
  const stated = day(first, column)
  for (const row of rows) if (words(row, column) !== text) wrong(row, column, `${text}, as on line ${first.line},`)
  return stated
}

/** Refuses an end before its beginning. */
export function inOrder(row: Row, end: Column, from: Temporal.PlainDate | null, to: Temporal.PlainDate | null) {
  if (to && (!from || Temporal.PlainDate.compare(to, from) < 0))
    wrong(row, end, from ? `a day on or after ${from.toString()}` : 'nothing, there being no start date,')
}

/** Refuses a second row about the same thing, naming both lines. */
export function eachOnce<R extends { readonly line: number }>(rows: readonly R[], keyOf: (row: R) => string) {
  const keys = rows.map(keyOf)
  // Most files are in the order of their codes, which is quicker seen than every code is looked up.
  if (keys.every((key, at) => at === 0 || (keys[at - 1] ?? '') < key)) return
  const lines = new Map<string, number>()
  for (const row of rows) {
    const key = keyOf(row)
    const before = lines.get(key)
    if (before !== undefined)
      throw new Unreadable(`${key} is here twice, on lines ${before} and ${row.line}.`, keepOne, row.line)
    lines.set(key, row.line)
  }
}

export function wrong(row: Row, column: Column, expected: string, remedy = publishersOrder): never {
  const text = words(row, column)
  const says = text === null ? 'is blank' : `says “${text.slice(0, 60)}”`
  throw new Unreadable(`${column.title} ${says} where ${expected} should be.`, remedy, row.line)
}

const keepOne = 'Find out which is right and delete the other line, or download the file again.'
const publishersOrder = 'Check that the columns are as the publisher has them, or download the file again.'
