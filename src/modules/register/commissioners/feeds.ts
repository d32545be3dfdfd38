import { shareOfSigns, tableOf, type Feed, type Opened } from '../../../platform/files/open.ts'
import {
  day,
  eachOnce,
  inOrder,
  joined,
  latestDay,
  maybeDay,
  neededWords,
  numberedColumns,
  rowsFrom,
  shaped,
  words,
  type Row,
} from '../../../platform/files/table.ts'
import { maybePostcode } from '../codes/feeds.ts'
import { commissionerCode, icbCode, regionCode } from '../codes/rules.ts'

const width = 27
const column = numberedColumns({
  code: [1, 'code'],
  name: [2, 'name'],
  region_code: [3, 'region'],
  icb_code: [4, 'ICB'],
  address_1: [5, 'address'],
  address_2: [6, 'address'],
  address_3: [7, 'address'],
  address_4: [8, 'address'],
  address_5: [9, 'address'],
  postcode: [10, 'postcode'],
  opened_on: [11, 'open date'],
  closed_on: [12, 'close date'],
  roles: [14, 'roles'],
})
const address = [column.address_1, column.address_2, column.address_3, column.address_4, column.address_5]

const signs = [
  (cells: readonly string[]) => commissionerCode.pattern.test(cells[0] ?? ''),
  (cells: readonly string[]) => icbCode.pattern.test(cells[3] ?? ''),
  (cells: readonly string[]) => /^\d{8}$/.test(cells[10] ?? ''),
  (cells: readonly string[]) => (cells[12] ?? '') === '',
  (cells: readonly string[]) => (cells[25] ?? '') === '',
]

/** ODS's list of commissioners, `eccg`: today's sub-ICB locations, the CCGs before them and the closed ones. */
export const commissionerFeed = {
  called: 'commissioners (eccg)',
  likeness: (opened: Opened) => shareOfSigns(opened, width, signs),
  read(opened: Opened, today: Temporal.PlainDate) {
    const rows = rowsFrom(tableOf(opened), 0, width).map(commissionerIn)
    eachOnce(rows, ({ code }) => code)
    const latest_on = latestDay(
      rows.flatMap((row) => [row.opened_on, row.closed_on]),
      today,
    )
    return { kind: 'commissioners', rows, rows_read: rows.length, format: 'dse', dated: { latest_on } } as const
  },
} satisfies Feed

function commissionerIn(row: Row) {
  const opened_on = day(row, column.opened_on)
  const closed_on = maybeDay(row, column.closed_on)
  inOrder(row, column.closed_on, opened_on, closed_on)
  return {
    code: shaped(row, column.code, commissionerCode),
    name: neededWords(row, column.name),
    region_code: shaped(row, column.region_code, regionCode),
    icb_code: shaped(row, column.icb_code, icbCode),
    address: joined(row, address),
    postcode: maybePostcode(row, column.postcode),
    opened_on,
    closed_on,
    roles: words(row, column.roles),
    line: row.line,
  }
}
