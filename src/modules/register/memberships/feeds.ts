import { Unreadable } from '../../../platform/files/mistakes.ts'
import { shareOfTitles, tableOf, type Feed, type Opened } from '../../../platform/files/open.ts'
import {
  columnsOf,
  eachOnce,
  neededWords,
  rowAt,
  rowsFrom,
  sameDay,
  shaped,
  words,
  type Column,
  type Row,
} from '../../../platform/files/table.ts'
import { commissionerCode, icbCode, pcnCode, practiceCode, regionCode } from '../codes/rules.ts'

const shared = {
  pcn_code: 'PCN_CODE',
  pcn_name: 'PCN_NAME',
  commissioner_code: 'SUB_ICB_LOCATION_CODE',
  commissioner_name: 'SUB_ICB_LOCATION_NAME',
  icb_code: 'ICB_CODE',
  icb_name: 'ICB_NAME',
}
/** With the list sizes, `gp-reg-pat-prac-map`: dated, one row for a practice. */
const withLists = {
  ...shared,
  ods_code: 'PRACTICE_CODE',
  name: 'PRACTICE_NAME',
  region_code: 'COMM_REGION_CODE',
  region_name: 'COMM_REGION_NAME',
  supplier: 'SUPPLIER_NAME',
}
/** With the appointments, `Mapping`: undated, and a practice is repeated when its supplier has changed. */
const withAppointments = {
  ...shared,
  ods_code: 'GP_CODE',
  name: 'GP_NAME',
  region_code: 'REGION_CODE',
  region_name: 'REGION_NAME',
  supplier: 'SUPPLIER',
}

const listLikeness = (opened: Opened) => shareOfTitles(opened, ['EXTRACT_DATE', ...Object.values(withLists)])
const appointmentLikeness = (opened: Opened) => shareOfTitles(opened, Object.values(withAppointments))

/** Which PCN, sub-ICB location, ICB and region each practice belongs to. */
export const membershipFeed = {
  called: 'practices with their PCN and ICB (gp-reg-pat-prac-map, or Mapping of the appointments)',
  likeness: (opened: Opened) => Math.max(listLikeness(opened), appointmentLikeness(opened)),
  read(opened: Opened) {
    const table = tableOf(opened)
    const header = rowAt(table, 0)
    const read = rowsFrom(table, 1, header.cells.length)
    if (listLikeness(opened) > appointmentLikeness(opened)) {
      const stated_on = sameDay(read, columnsOf(header, { stated_on: 'EXTRACT_DATE' }).stated_on)
      const rows = membershipsIn(read, columnsOf(header, withLists))
      eachOnce(rows, ({ ods_code }) => ods_code)
      return {
        kind: 'practice_mapping',
        rows,
        rows_read: read.length,
        format: 'with_lists',
        dated: { stated_on },
      } as const
    }
    const rows = firstOfEach(membershipsIn(read, columnsOf(header, withAppointments)))
    return {
      kind: 'practice_mapping',
      rows,
      rows_read: read.length,
      format: 'with_appointments',
      dated: 'not_dated',
    } as const
  },
} satisfies Feed

type Membership = ReturnType<typeof membershipIn>

const membershipsIn = (rows: readonly Row[], column: Record<keyof typeof withLists, Column>) =>
  rows.map((row) => membershipIn(row, column))

function membershipIn(row: Row, column: Record<keyof typeof withLists, Column>) {
  const isInNone = words(row, column.pcn_code) === 'U'
  return {
    ods_code: shaped(row, column.ods_code, practiceCode),
    name: neededWords(row, column.name),
    pcn_code: isInNone ? null : shaped(row, column.pcn_code, pcnCode),
    pcn_name: isInNone ? null : neededWords(row, column.pcn_name),
    commissioner_code: shaped(row, column.commissioner_code, commissionerCode),
    commissioner_name: neededWords(row, column.commissioner_name),
    icb_code: shaped(row, column.icb_code, icbCode),
    icb_name: neededWords(row, column.icb_name),
    region_code: shaped(row, column.region_code, regionCode),
    region_name: neededWords(row, column.region_name),
    supplier: words(row, column.supplier),
    line: row.line,
  }
}

/** A repeat with another supplier is the same membership; one with another PCN or sub-ICB can't be true as well. */
function firstOfEach(rows: readonly Membership[]): Membership[] {
  const firsts = new Map<string, Membership>()
  for (const row of rows) {
    const first = firsts.get(row.ods_code)
    if (!first) firsts.set(row.ods_code, row)
    else if (first.pcn_code !== row.pcn_code || first.commissioner_code !== row.commissioner_code)
      throw new Unreadable(
        `${row.ods_code} is in ${placeOf(first)} on line ${first.line} and in ${placeOf(row)} on line ${row.line}.`,
        'Find out which is right and delete the other line, or download the file again.',
        row.line,
      )
  }
  return [...firsts.values()]
}

const placeOf = (row: Membership) => `${row.pcn_code ?? 'no PCN'} and ${row.commissioner_code}`
