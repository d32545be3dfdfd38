import { Unreadable, type Mistake } from '../../../platform/files/mistakes.ts'
import { openFile } from '../../../platform/files/open.ts'
import {
  columnsOf,
  eachOnce,
  neededWords,
  rowAt,
  rowsFrom,
  words,
  wrong,
  type Column,
  type Row,
} from '../../../platform/files/table.ts'
import { monthName } from '../../../platform/values.ts'
import type { OfficialFtes } from './rules.ts'

/**
 * NHS England, General Practice Workforce, "Practice Level – Detailed": one row a practice, some 830 columns. Its definitions:
 * EXTG leaves out GPs in training, EXTGL those and locums. EXR and EXL of other years and columns are neither, and aren't taken.
 */
const titles = {
  ods_code: 'PRAC_CODE',
  total: 'TOTAL_GP_FTE',
  fully_qualified: 'TOTAL_GP_EXTG_FTE',
  without_trainees_and_locums: 'TOTAL_GP_EXTGL_FTE',
}

/** "ND" to January 2023 and "NA" since: the practice gave no valid data, which is not nought. */
const notKnown = new Set(['', 'ND', 'NA', 'N/A', '*'])

function fte(row: Row, column: Column): number | null {
  const text = words(row, column) ?? ''
  if (notKnown.has(text.toUpperCase())) return null
  const is_number = /^\d{1,3}(\.\d+)?$/.test(text)
  return is_number ? Math.round(Number(text) * 100) / 100 : wrong(row, column, 'a number, “NA” or “ND”')
}

const months = Array.from({ length: 12 }, (_, at) => monthName({ month: at + 1, year: 0 }).split(' ')[0] ?? '')

const endOf = (year: number, month: number) => {
  const first = Temporal.PlainDate.from({ year, month, day: 1 })
  return first.with({ day: first.daysInMonth })
}

/** The publisher says the month in the file's name alone: “1 General Practice – July 2025 Practice Level - Detailed.csv”. */
function monthIn(name: string): Temporal.PlainDate | undefined {
  const [, word = '', year = ''] = new RegExp(`(${months.join('|')})\\W*(20\\d\\d)`, 'i').exec(name) ?? []
  const month = months.findIndex((one) => one.toLowerCase() === word.toLowerCase()) + 1
  return month > 0 ? endOf(Number(year), month) : undefined
}

export type WorkforceFile = { readonly rows: readonly OfficialFtes[] }

/** Reads the file, plain or zipped; its day is `as_at`, or the end of the month it names. */
export async function readWorkforce(
  bytes: Uint8Array,
  file_name: string,
  as_at: Temporal.PlainDate | undefined,
): Promise<({ readonly ok: true } & WorkforceFile) | { readonly ok: false; readonly mistake: Mistake }> {
  try {
    const opened = await openFile(bytes, file_name)
    if (opened.is !== 'table')
      throw new Unreadable('This is no CSV file.', 'Give the “Practice Level – Detailed” CSV, or the zip it is in.')
    const found = rowAt(opened.table, 0)
    const header = { ...found, cells: found.cells.map((cell) => cell.trim().toUpperCase()) }
    const column = columnsOf(header, titles)
    // Copies that gather several months have these two; the publisher's own files don't.
    const of_month = header.cells.includes('YEAR') && columnsOf(header, { year: 'YEAR', month: 'MONTH' })
    const stated = as_at ?? monthIn(opened.name)
    const dayOf = (row: Row) => {
      if (!of_month) return stated
      const [year, month] = [Number(words(row, of_month.year)), Number(words(row, of_month.month))]
      return year >= 2015 && year < 2200 && month >= 1 && month <= 12 && Number.isInteger(month)
        ? endOf(year, month)
        : wrong(row, of_month.month, 'a month, 1 to 12, of a year')
    }
    const rows = rowsFrom(opened.table, 1, header.cells.length).map((row) => {
      const from_on = dayOf(row)
      if (!from_on)
        throw new Unreadable(
          'Nothing in this file or its name says which month it is of.',
          'Say it: --as-at 2025-07-31.',
        )
      const fully_qualified = fte(row, column.fully_qualified)
      // Trainees come from another source: a total without the qualified would be of them alone.
      const total = fully_qualified === null ? null : fte(row, column.total)
      const without_trainees_and_locums = fte(row, column.without_trainees_and_locums)
      const ods_code = neededWords(row, column.ods_code).toUpperCase()
      return { ods_code, from_on, fully_qualified, total, without_trainees_and_locums, line: row.line }
    })
    eachOnce(rows, ({ ods_code, from_on }) => `${ods_code} of ${from_on.toString()}`)
    return { ok: true, rows }
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, mistake: error.in(file_name) }
    throw error
  }
}
