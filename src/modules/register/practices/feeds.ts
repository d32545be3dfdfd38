import { shareOfSigns, tableOf, type Feed, type Opened } from '../../../platform/files/open.ts'
import {
  day,
  eachOnce,
  inOrder,
  joined,
  latestDay,
  maybeDay,
  maybeShaped,
  neededWords,
  numberedColumns,
  oneOf,
  rowsFrom,
  shaped,
  words,
  type Row,
  type Shape,
} from '../../../platform/files/table.ts'
import { maybePostcode } from '../codes/feeds.ts'
import { commissionerCode, icbCode, postcode, practiceCode, regionCode } from '../codes/rules.ts'

const width = 27
const column = numberedColumns({
  ods_code: [1, 'code'],
  name: [2, 'name'],
  region_code: [3, 'region'],
  area_icb_code: [4, 'ICB'],
  address_1: [5, 'address'],
  address_2: [6, 'address'],
  address_3: [7, 'address'],
  address_4: [8, 'address'],
  address_5: [9, 'address'],
  postcode: [10, 'postcode'],
  opened_on: [11, 'open date'],
  closed_on: [12, 'close date'],
  status: [13, 'status'],
  sub_type: [14, 'sub-type'],
  commissioner_code: [15, 'commissioner'],
  commissioner_joined_on: [16, 'join date'],
  commissioner_left_on: [17, 'left date'],
  telephone: [18, 'telephone'],
  setting: [26, 'prescribing setting'],
})
const address = [column.address_1, column.address_2, column.address_3, column.address_4, column.address_5]

type Status = 'active' | 'dormant' | 'closed' | 'proposed'

const legacyStatuses = new Map<string, Status>([
  ['A', 'active'],
  ['C', 'closed'],
  ['D', 'dormant'],
  ['P', 'proposed'],
])
const dseStatuses = new Map<string, Status>([
  ['ACTIVE', 'active'],
  ['INACTIVE', 'closed'],
  ['DORMANT', 'dormant'],
  ['PROPOSED', 'proposed'],
])
const subTypes = new Map([
  ['B', 'allocated'],
  ['Z', 'not allocated'],
])

/** The legacy file numbers a prescribing setting and the DSE file gives its ODS roles, sometimes several. */
const rolesOfSetting = new Map([
  ['0', 'RO72'],
  ['1', 'RO87'],
  ['2', 'RO80'],
  ['3', 'RO80|RO87'],
  ['4', 'RO76'],
  ['8', 'RO255'],
  ['9', 'RO247'],
  ['10', 'RO250'],
  ['11', 'RO252'],
  ['12', 'RO259'],
  ['13', 'RO249'],
  ['14', 'RO246'],
  ['16', 'RO260'],
  ['17', 'RO257'],
  ['18', 'RO256'],
  ['19', 'RO251'],
  ['20', 'RO248'],
  ['22', 'RO258'],
  ['25', 'RO82'],
  ['26', 'RO321'],
  ['27', 'RO323'],
])
const roles: Shape = { pattern: /^RO\d+(\|RO\d+)*$/, called: 'a role such as RO76' }
const settingNumber: Shape = { pattern: /^\d{1,2}$/, called: 'a prescribing setting such as 4' }
const gpPractice = 'RO76'

const signs = [
  (cells: readonly string[]) => practiceCode.pattern.test(cells[0] ?? ''),
  (cells: readonly string[]) => postcode.pattern.test(cells[9] ?? ''),
  (cells: readonly string[]) => /^\d{8}$/.test(cells[10] ?? ''),
  (cells: readonly string[]) => legacyStatuses.has(cells[12] ?? '') || dseStatuses.has(cells[12] ?? ''),
  (cells: readonly string[]) => (cells[25] ?? '') !== '',
]

/** ODS's list of GP practices and other prescribers, `epraccur`: every row, in the legacy and the DSE format. */
export const practiceFeed = {
  called: 'GP practices (epraccur)',
  likeness: (opened: Opened) => shareOfSigns(opened, width, signs),
  read(opened: Opened, today: Temporal.PlainDate) {
    const read = rowsFrom(tableOf(opened), 0, width)
    const isDse = read.some((row) => words(row, column.setting)?.startsWith('RO'))
    const rows = read.map((row) => practiceIn(row, isDse))
    eachOnce(rows, ({ ods_code }) => ods_code)
    const latest_on = latestDay(daysOf(rows), today)
    return {
      kind: 'practices',
      rows,
      rows_read: rows.length,
      format: isDse ? 'dse' : 'legacy',
      dated: { latest_on },
    } as const
  },
} satisfies Feed

function practiceIn(row: Row, isDse: boolean) {
  const setting = settingOf(row, isDse)
  oneOf(row, column.sub_type, subTypes)
  return {
    ods_code: shaped(row, column.ods_code, practiceCode),
    name: neededWords(row, column.name),
    region_code: maybeShaped(row, column.region_code, regionCode),
    /** Legacy: the ICB that commissions. DSE: the ICB the practice stands in; the two differ for 27 practices. */
    area_icb_code: maybeShaped(row, column.area_icb_code, icbCode),
    address: joined(row, address),
    postcode: maybePostcode(row, column.postcode),
    ...daysIn(row),
    status: oneOf(row, column.status, isDse ? dseStatuses : legacyStatuses),
    commissioner_code: maybeShaped(row, column.commissioner_code, commissionerCode),
    telephone: words(row, column.telephone),
    setting,
    is_gp_practice: setting?.split('|').includes(gpPractice) ?? false,
    line: row.line,
  }
}

function settingOf(row: Row, isDse: boolean): string | null {
  if (isDse) return maybeShaped(row, column.setting, roles)
  const number = maybeShaped(row, column.setting, settingNumber)
  // An older file may hold a number that has gone out of use; it is kept as it is.
  return number && (rolesOfSetting.get(number) ?? number)
}

function daysIn(row: Row) {
  const days = {
    opened_on: day(row, column.opened_on),
    closed_on: maybeDay(row, column.closed_on),
    commissioner_joined_on: maybeDay(row, column.commissioner_joined_on),
    commissioner_left_on: maybeDay(row, column.commissioner_left_on),
  }
  inOrder(row, column.closed_on, days.opened_on, days.closed_on)
  inOrder(row, column.commissioner_left_on, days.commissioner_joined_on, days.commissioner_left_on)
  return days
}

const daysOf = (rows: readonly ReturnType<typeof daysIn>[]) => {
  const days = new Set<Temporal.PlainDate | null>()
  for (const row of rows)
    days.add(row.opened_on).add(row.closed_on).add(row.commissioner_joined_on).add(row.commissioner_left_on)
  return days
}
