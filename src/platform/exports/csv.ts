import type { Cell, ExportColumn } from './columns.ts'

/** A number as a spreadsheet reads one; anything else that begins like a formula is guarded. */
const plainNumber = /^[+-]?\d+(\.\d+)?$/

/** A spreadsheet runs a cell that begins so, quoted or not; with an apostrophe before it, it is words. */
export const guarded = (text: string) => (/^[=+\-@\t\r\n]/.test(text) && !plainNumber.test(text) ? `'${text}` : text)

export const cellText = (cell: Cell) => (cell === null ? '' : String(cell))

function written(cell: Cell): string {
  const text = typeof cell === 'string' ? guarded(cell) : cellText(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * RFC 4180: commas, CRLF, quotes where needed. It begins with a byte order mark, without which Excel reads `é` as `Ã©`;
 * programs that read CSV take it off.
 */
export function csvText<Row>(columns: readonly ExportColumn<Row>[], rows: readonly Row[]): string {
  const lines = [
    columns.map(({ key }) => written(key)),
    ...rows.map((row) => columns.map(({ value }) => written(value(row)))),
  ]
  // A lone empty cell would be a blank line, which readers leave out.
  return `\uFEFF${lines.map((cells) => (cells.length === 1 && cells[0] === '' ? '""' : cells.join(','))).join('\r\n')}\r\n`
}
