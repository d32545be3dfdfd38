import { sheetOf, shareOfSheets, type Feed, type Opened } from '../../../platform/files/open.ts'
import {
  columnsOf,
  day,
  eachOnce,
  inOrder,
  joined,
  latestDay,
  maybeDay,
  neededWords,
  rowAt,
  rowsFrom,
  shaped,
} from '../../../platform/files/table.ts'
import { maybePostcode } from '../codes/feeds.ts'
import { commissionerCode, pcnCode, practiceCode } from '../codes/rules.ts'

const detailTitles = {
  code: 'PCN Code',
  name: 'PCN Name',
  commissioner_code: 'Current Sub ICB Loc Code',
  opened_on: 'Open Date',
  closed_on: 'Close Date',
  address_1: 'Address Line 1',
  address_2: 'Address Line 2',
  address_3: 'Address Line 3',
  address_4: 'Address Line 4',
  address_5: 'Address Line 5',
  postcode: 'Postcode',
}
const partnerTitles = {
  ods_code: 'Partner Organisation Code',
  name: 'Partner Name',
  pcn_code: 'PCN Code',
  joined_on: 'Practice to PCN Relationship Start Date',
  left_on: 'Practice to PCN Relationship End Date',
}
const sheets = { details: 'PCNDetails', partners: 'PCN Core Partner Details' }

/** ODS's workbook of primary care networks and the practices that are or were their core partners, `ePCN`. */
export const pcnFeed = {
  called: 'primary care networks (ePCN)',
  likeness: (opened: Opened) => shareOfSheets(opened, Object.values(sheets)),
  read(opened: Opened, today: Temporal.PlainDate) {
    const rows = pcnsIn(opened)
    const partners = partnersIn(opened)
    const days = [
      ...rows.flatMap((row) => [row.opened_on, row.closed_on]),
      ...partners.flatMap((row) => [row.joined_on, row.left_on]),
    ]
    const rows_read = rows.length + partners.length
    return {
      kind: 'pcns',
      rows,
      partners,
      rows_read,
      format: 'workbook',
      dated: { latest_on: latestDay(days, today) },
    } as const
  },
} satisfies Feed

function pcnsIn(opened: Opened) {
  const table = sheetOf(opened, sheets.details)
  const header = rowAt(table, 0)
  const column = columnsOf(header, detailTitles)
  const address = [column.address_1, column.address_2, column.address_3, column.address_4, column.address_5]
  const rows = rowsFrom(table, 1, header.cells.length).map((row) => {
    const opened_on = day(row, column.opened_on)
    const closed_on = maybeDay(row, column.closed_on)
    inOrder(row, column.closed_on, opened_on, closed_on)
    return {
      code: shaped(row, column.code, pcnCode),
      name: neededWords(row, column.name),
      commissioner_code: shaped(row, column.commissioner_code, commissionerCode),
      opened_on,
      closed_on,
      address: joined(row, address),
      postcode: maybePostcode(row, column.postcode),
      line: row.line,
    }
  })
  eachOnce(rows, ({ code }) => code)
  return rows
}

function partnersIn(opened: Opened) {
  const table = sheetOf(opened, sheets.partners)
  const header = rowAt(table, 0)
  const column = columnsOf(header, partnerTitles)
  const rows = rowsFrom(table, 1, header.cells.length).map((row) => {
    const joined_on = day(row, column.joined_on)
    const left_on = maybeDay(row, column.left_on)
    inOrder(row, column.left_on, joined_on, left_on)
    return {
      ods_code: shaped(row, column.ods_code, practiceCode),
      name: neededWords(row, column.name),
      pcn_code: shaped(row, column.pcn_code, pcnCode),
      joined_on,
      left_on,
      line: row.line,
    }
  })
  eachOnce(rows, ({ ods_code, pcn_code, joined_on }) => `${ods_code} in ${pcn_code} from ${joined_on.toString()}`)
  return rows
}
