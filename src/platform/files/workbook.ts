import readWorkbookFile from 'read-excel-file/node'
import { Unreadable, downloadAgain } from './mistakes.ts'
import type { Table } from './table.ts'
import { partsOf } from './unpack.ts'

export type Sheet = { readonly name: string; readonly table: Table }

/** Every sheet, its cells as text: a day as 2026-01-31, a blank as ''. Line numbers are the sheet's row numbers. */
export async function readWorkbook(bytes: Uint8Array): Promise<Sheet[]> {
  const parts = partsOf(bytes)
  if (parts.some(({ name }) => name.endsWith('vbaProject.bin')))
    throw new Unreadable('This workbook holds macros.', 'Save it as an ordinary workbook (.xlsx) and try again.')
  for (const part of parts) refuseIfVast(Buffer.from(part.bytes).toString('latin1'))
  const sheets = await readWorkbookFile(Buffer.from(bytes)).catch(() => {
    throw new Unreadable('This workbook is damaged or is not an .xlsx file.', downloadAgain)
  })
  return sheets.map(({ sheet, data }) => ({
    name: sheet,
    table: { rows: data.map((row) => row.map(textOf)), lines: data.map((_, index) => index + 1) },
  }))
}

/** The largest sheet read so far has 118,000 cells. */
const mostCells = 5_000_000

/**
 * A sheet of one cell at its far corner is a kilobyte, and the library would fill memory with the blank cells before it;
 * so how far each sheet reaches is looked at first.
 */
function refuseIfVast(xml: string) {
  if (!xml.includes('sheetData')) return
  let rows = 1
  let columns = 1
  for (const [, , place = ''] of xml.matchAll(/\sr\s*=\s*(["'])(.*?)\1/gs)) {
    const [, letters, number] = /^([A-Z]{0,3})(\d{1,7})$/.exec(place) ?? []
    if (letters === undefined) throw new Unreadable('This workbook has a cell that is nowhere.', downloadAgain)
    rows = Math.max(rows, Number(number))
    columns = Math.max(columns, columnOf(letters))
  }
  if (rows * columns > mostCells)
    throw new Unreadable(
      'A sheet of this workbook is larger than any OpenLMC reads.',
      'Check that this is the file you meant, and that no cell is filled in far away from the others.',
    )
}

function columnOf(letters: string) {
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column
}

/** The library gives a day as midnight in UTC, though its types do not say so. */
function textOf(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  // A spreadsheet keeps what it added up as 1075.1000000000001, and shows fifteen digits of it.
  if (typeof cell === 'number') return String(Number(cell.toPrecision(15)))
  return typeof cell === 'string' || typeof cell === 'boolean' ? String(cell) : ''
}
