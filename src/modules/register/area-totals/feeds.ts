import { shareOfTitles, tableOf, type Feed, type Opened } from '../../../platform/files/open.ts'
import {
  columnsOf,
  eachOnce,
  maybeShaped,
  oneOf,
  rowAt,
  rowsFrom,
  sameDay,
  shaped,
  wholeNumber,
  words,
  type Column,
  type Row,
} from '../../../platform/files/table.ts'
import { commissionerCode, icbCode, pcnCode, regionCode, statisticsCode } from '../codes/rules.ts'

type Area = 'pcn' | 'sub_icb' | 'icb' | 'region'

const titles = {
  counted_on: 'EXTRACT_DATE',
  area_type: 'ORG_TYPE',
  code: 'ORG_CODE',
  statistics_code: 'ONS_CODE',
  sex: 'SEX',
  age: 'AGE',
  patients: 'NUMBER_OF_PATIENTS',
}
const areas = new Map<string, Area>([
  ['PCN', 'pcn'],
  ['SUB_ICB_LOCATION_CODE', 'sub_icb'],
  ['ICB', 'icb'],
  ['Comm Region', 'region'],
])
const shapes = { pcn: pcnCode, sub_icb: commissionerCode, icb: icbCode, region: regionCode }

/** Patients by single year of age for each area, of which only the totals are kept: they check the practices' own. */
export const areaTotalFeed = {
  called: 'area totals (gp-reg-pat-prac-sing-age-regions)',
  likeness: (opened: Opened) => shareOfTitles(opened, ['PUBLICATION', ...Object.values(titles)]),
  read(opened: Opened) {
    const table = tableOf(opened)
    const header = rowAt(table, 0)
    const column = columnsOf(header, titles)
    const read = rowsFrom(table, 1, header.cells.length)
    const counted_on = sameDay(read, column.counted_on)
    const rows = read
      .filter((row) => words(row, column.sex) === 'ALL' && words(row, column.age) === 'ALL')
      .map((row) => {
        const area_type = oneOf(row, column.area_type, areas)
        return {
          area_type,
          code: codeIn(row, column.code, area_type),
          statistics_code: maybeShaped(row, column.statistics_code, statisticsCode),
          counted_on,
          patients: wholeNumber(row, column.patients),
          line: row.line,
        }
      })
    eachOnce(rows, ({ area_type, code }) => `${area_type} ${code}`)
    return {
      kind: 'area_totals',
      rows,
      rows_read: read.length,
      format: 'single_year_of_age',
      dated: { stated_on: counted_on },
    } as const
  },
} satisfies Feed

/** U stands for the practices that are in no PCN, and has no code of its own. */
const codeIn = (row: Row, column: Column, area_type: Area) =>
  area_type === 'pcn' && words(row, column) === 'U' ? null : shaped(row, column, shapes[area_type])
