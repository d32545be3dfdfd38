import { Unreadable } from './files/mistakes.ts'
import type { Table } from './files/table.ts'

/** England has about 12,000 prescribing codes and the largest file read, a part of the postcode directory, 340,000 rows. */
export const mostRows = 750_000

const quote = 34
const lineFeed = 10
const carriageReturn = 13

/** What parts the cells: a comma, unless the heading has none and a semicolon or a tab instead. */
export function separatorOf(text: string): string {
  const [heading = ''] = text.trimStart().split(/[\r\n]/, 1)
  const bare = heading.replaceAll(/"[^"]*"/g, '')
  return bare.includes(',') ? ',' : ([';', '\t'].find((one) => bare.includes(one)) ?? ',')
}

/**
 * Comma-separated text to rows, or by semicolons or tabs as spreadsheets elsewhere save it, each with the line of the file it starts on.
 * Blank lines are left out.
 * Written here because papaparse took 20 times as long over the quoted ODS files and does not give line numbers.
 */
export function readCsv(text: string, most = mostRows): Table {
  const separator = separatorOf(text).charCodeAt(0)
  const rows: string[][] = []
  const lines: number[] = []
  let cells: string[] = []
  let at = 0
  let line = 1
  let row_line = 1
  let next_break = text.indexOf('\n')

  while (at < text.length) {
    let code = text.charCodeAt(at)
    if (code === quote) {
      const from = at + 1
      let close = text.indexOf('"', from)
      let doubled = false
      while (close >= 0 && text.charCodeAt(close + 1) === quote) {
        doubled = true
        close = text.indexOf('"', close + 2)
      }
      if (close < 0) throw new Unreadable('A quotation mark opens here and is never closed.', cutShort, line)
      const cell = text.slice(from, close)
      cells.push(doubled ? cell.replaceAll('""', '"') : cell)
      at = close + 1
      while (next_break >= 0 && next_break < at) {
        line += 1
        next_break = text.indexOf('\n', next_break + 1)
      }
      code = text.charCodeAt(at)
      if (at < text.length && code !== separator && code !== lineFeed && code !== carriageReturn)
        throw new Unreadable('There is text straight after a closing quotation mark.', mendQuotes, line)
    } else {
      const from = at
      while (at < text.length && code !== separator && code !== lineFeed && code !== carriageReturn)
        code = text.charCodeAt((at += 1))
      cells.push(text.slice(from, at))
    }

    if (code === separator && at < text.length) {
      at += 1
      // A comma at the very end of the file still has an empty cell after it.
      if (at < text.length) continue
      cells.push('')
    }
    if (code === carriageReturn && text.charCodeAt(at + 1) === lineFeed) at += 1
    at += 1
    if (cells.length > 1 || cells[0] !== '') {
      if (rows.length === most) throw new Unreadable(tooMany(most), 'Check that this is the file you meant.', row_line)
      rows.push(cells)
      lines.push(row_line)
    }
    cells = []
    line += 1
    row_line = line
    // A file of bare carriage returns must not be searched to its end on every line.
    if (next_break >= 0) next_break = text.indexOf('\n', at)
  }
  return { rows, lines }
}

const tooMany = (most: number) =>
  `This file has more than ${most.toLocaleString('en-GB')} rows, which is more than any file OpenLMC reads.`
const cutShort = 'The file was probably cut short: download it again from the publisher.'
const mendQuotes = 'Download the file again; if you changed it, put each cell in one pair of quotation marks.'
