import { sheetOf, shareOfSheets, type Feed, type Opened } from '../../../platform/files/open.ts'
import { Unreadable } from '../../../platform/files/mistakes.ts'
import {
  columnsOf,
  eachOnce,
  neededWords,
  oneOf,
  plainTitle,
  rowAt,
  rowsFrom,
  sameDay,
  shaped,
  wholeNumber,
  words,
  type Row,
} from '../../../platform/files/table.ts'
import { commissionerCode, icbCode, pcnCode, practiceCode } from '../codes/rules.ts'

const titles = {
  month: 'Month',
  ods_code: 'GP Code',
  name: 'GP Name',
  pcn_code: 'PCN Code',
  commissioner_code: 'Sub ICB Code',
  icb_code: 'ICB Code',
  supplier: 'Supplier',
  submissions: 'Submissions',
  clinical_submissions: 'Clinical Submissions',
  administrative_submissions: 'Administrative Submissions',
  other_submissions: 'Other/Unknown Type Submissions',
  registered_patients: 'Registered Patient Count',
  took_part: 'Participation',
}
const sheet = 'Table 2'
const wasIn = new Map([
  ['1', true],
  ['0', false],
])

/** NHS England's workbook of online consultations: a page of notes, the table of practices, and more notes. */
export const submissionFeed = {
  called: 'online consultation submissions',
  likeness: (opened: Opened) => (shareOfSheets(opened, [sheet]) === 1 && headerIn(opened) >= 0 ? 1 : 0),
  read(opened: Opened) {
    const table = sheetOf(opened, sheet)
    const at = headerIn(opened)
    const header = rowAt(table, at)
    const column = columnsOf(header, titles)
    const read = rowsFrom(table, at + 1, header.cells.length).filter((row) => !isNote(row))
    if (read.length === 0) throw new Unreadable(`${sheet} has no practices in it.`, 'Download the file again.')
    const month = sameDay(read, column.month)
    const rows = read.map((row) => ({
      ods_code: shaped(row, column.ods_code, practiceCode),
      name: neededWords(row, column.name),
      month,
      pcn_code: words(row, column.pcn_code) === 'U' ? null : shaped(row, column.pcn_code, pcnCode),
      commissioner_code: shaped(row, column.commissioner_code, commissionerCode),
      icb_code: shaped(row, column.icb_code, icbCode),
      supplier: words(row, column.supplier),
      submissions: wholeNumber(row, column.submissions),
      clinical_submissions: wholeNumber(row, column.clinical_submissions),
      administrative_submissions: wholeNumber(row, column.administrative_submissions),
      other_submissions: wholeNumber(row, column.other_submissions),
      registered_patients: wholeNumber(row, column.registered_patients),
      took_part: oneOf(row, column.took_part, wasIn),
      line: row.line,
    }))
    eachOnce(rows, ({ ods_code }) => ods_code)
    return {
      kind: 'online_submissions',
      rows,
      rows_read: rows.length,
      format: 'table_2',
      dated: { stated_on: month },
    } as const
  },
} satisfies Feed

/** Notes below the table fill a cell or two of a row, practices nearly all. */
const isNote = (row: Row) => row.cells.filter((cell) => cell !== '').length < 3

const headerIn = (opened: Opened) =>
  sheetOf(opened, sheet)
    .rows.slice(0, 30)
    .findIndex((cells) => {
      const found = cells.map(plainTitle)
      return found.includes(titles.ods_code) && found.includes(titles.registered_patients)
    })
