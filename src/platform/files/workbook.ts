import readWorkbookFile from 'read-excel-file/node'
import { Unreadable, downloadAgain } from './mistakes.ts'
import type { Table } from './table.ts'
import { partsOf } from './unpack.ts'

export type Sheet = { readonly name: string; readonly table: Table }

/** Every sheet, its cells as text: a day as 2026-01-31, a blank as ''. Line numbers are the sheet's row numbers. */
export async function readWorkbook(bytes: Uint8Array): Promise<Sheet[]> {
  const parts = partsOf(bytes)
  if (parts.some((part) => part.endsWith('vbaProject.bin')))
    throw new Unreadable('This workbook holds macros.', 'Save it as an ordinary workbook (.xlsx) and try again.')
  const sheets = await readWorkbookFile(Buffer.from(bytes)).catch(() => {
    throw new Unreadable('This workbook is damaged or is not an .xlsx file.', downloadAgain)
  })
  return sheets.map(({ sheet, data }) => ({
    name: sheet,
    table: { rows: data.map((row) => row.map(textOf)), lines: data.map((_, index) => index + 1) },
  }))
}

/** The library gives a day as midnight in UTC, though its types do not say so. */
function textOf(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : ''
}
