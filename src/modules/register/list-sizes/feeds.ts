import { shareOfTitles, tableOf, type Feed, type Opened } from '../../../platform/files/open.ts'
import {
  columnsOf,
  eachOnce,
  oneOf,
  rowAt,
  rowsFrom,
  sameDay,
  shaped,
  wholeNumber,
} from '../../../platform/files/table.ts'
import { neededPostcode } from '../codes/feeds.ts'
import { commissionerCode, practiceCode } from '../codes/rules.ts'

const titles = {
  counted_on: 'EXTRACT_DATE',
  type: 'TYPE',
  // Clinical commissioning groups became sub-ICB locations in July 2022.
  commissioner_code: ['SUB_ICB_LOCATION_CODE', 'CCG_CODE'],
  ods_code: 'CODE',
  postcode: 'POSTCODE',
  sex: 'SEX',
  age: 'AGE',
  patients: 'NUMBER_OF_PATIENTS',
}
const practice = new Map([['GP', true]])
const everybody = new Map([['ALL', true]])

/** Patients registered at each practice, `gp-reg-pat-prac-all`. */
export const listSizeFeed = {
  called: 'list sizes (gp-reg-pat-prac-all)',
  likeness: (opened: Opened) =>
    shareOfTitles(opened, [
      'PUBLICATION',
      'EXTRACT_DATE',
      'TYPE',
      'CODE',
      'POSTCODE',
      'SEX',
      'AGE',
      'NUMBER_OF_PATIENTS',
    ]),
  read(opened: Opened) {
    const table = tableOf(opened)
    const header = rowAt(table, 0)
    const column = columnsOf(header, titles)
    const read = rowsFrom(table, 1, header.cells.length)
    const counted_on = sameDay(read, column.counted_on)
    const rows = read.map((row) => {
      oneOf(row, column.type, practice)
      oneOf(row, column.sex, everybody)
      oneOf(row, column.age, everybody)
      return {
        ods_code: shaped(row, column.ods_code, practiceCode),
        counted_on,
        patients: wholeNumber(row, column.patients),
        commissioner_code: shaped(row, column.commissioner_code, commissionerCode),
        postcode: neededPostcode(row, column.postcode),
        line: row.line,
      }
    })
    eachOnce(rows, ({ ods_code }) => ods_code)
    const format = column.commissioner_code.title === 'CCG_CODE' ? 'ccg' : 'sub_icb'
    return { kind: 'list_sizes', rows, rows_read: rows.length, format, dated: { stated_on: counted_on } } as const
  },
} satisfies Feed
