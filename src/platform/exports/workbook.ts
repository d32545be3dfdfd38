import writeExcelFile, { type Cell as SheetCell } from 'write-excel-file/node'
import type { Cell, ExportColumn } from './columns.ts'

/** What a workbook's cell holds at most; Excel calls a file with a longer one damaged. */
const longestCell = 32_767

/** Excel's dates have no zone, so a day goes in as that day's midnight and a moment as what London's clocks showed. */
const midnightUtc = (day: Temporal.PlainDate) => new Date(day.toZonedDateTime('UTC').epochMilliseconds)
const londonClock = (at: Temporal.Instant) =>
  new Date(at.toZonedDateTimeISO('Europe/London').toPlainDateTime().toZonedDateTime('UTC').epochMilliseconds)

function sheetCell(cell: Cell): SheetCell {
  if (cell === null || cell === '') return null
  if (typeof cell === 'number') return Number.isFinite(cell) ? { value: cell, type: Number } : null
  if (typeof cell === 'boolean') return { value: cell, type: Boolean }
  if (cell instanceof Temporal.PlainDate) return { value: midnightUtc(cell), type: Date, format: 'dd mmm yyyy' }
  if (cell instanceof Temporal.Instant) return { value: londonClock(cell), type: Date, format: 'dd mmm yyyy hh:mm' }
  return { value: cell.slice(0, longestCell), type: String }
}

const widths = { text: 28, number: 12, date: 14, moment: 18 } as const

/** One sheet: figures are figures, days are days, text is never a formula, and the headings stay in sight. */
export async function workbookBytes<Row>(
  name: string,
  columns: readonly ExportColumn<Row>[],
  rows: readonly Row[],
): Promise<Uint8Array> {
  const headings = columns.map(({ heading, kind }) => ({
    value: heading,
    fontWeight: 'bold' as const,
    align: kind === 'number' ? ('right' as const) : ('left' as const),
  }))
  const data = [headings, ...rows.map((row) => columns.map(({ value }) => sheetCell(value(row))))]
  return writeExcelFile(data, {
    // Excel refuses these characters in a sheet's name, and more than 31.
    sheet: name.replaceAll(/[\\/?*[\]:']/g, ' ').slice(0, 31),
    columns: columns.map(({ kind }) => ({ width: widths[kind] })),
    stickyRowsCount: 1,
  }).toBuffer()
}
