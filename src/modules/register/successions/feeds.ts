import { sheetOf, shareOfSheets, type Feed, type Opened } from '../../../platform/files/open.ts'
import { Unreadable, downloadAgain } from '../../../platform/files/mistakes.ts'
import {
  columnsOf,
  day,
  eachOnce,
  neededWords,
  plainTitle,
  rowAt,
  shaped,
  words,
  wrong,
  type Column,
  type Row,
  type Table,
} from '../../../platform/files/table.ts'
import { commissionerCode, pcnCode, practiceCode } from '../codes/rules.ts'

const sheets = { cover: 'Cover', commissioners: 'SICBL Changes', practices: 'GP Practice Moves' }

const renamed = {
  commissioner_code: 'Sub ICB Location Code',
  before: 'Current Sub ICB Location Name',
  after: 'New Sub ICB Location Name',
}
const closing = { commissioner_code: 'Current Sub ICB Location Code', closes_on: 'SICBL Legal Code Closure Date' }
const practiceMove = { to: 'Commissioner as at 1 Apr 2026', ods_code: 'PCC Code', name: 'PCC Name' }
const pcnMove = { to: 'Commissioner as at 1 Apr 2026 (TBC)', pcn_code: 'PCN Code', name: 'PCN Name' }

/**
 * ODS's change summary for a merger of ICBs: the sub-ICB locations that change their ICB or close, and the practices
 * and PCNs that change their sub-ICB. It is written before the new codes are given out, so a new ICB has only a name.
 */
export const successionFeed = {
  called: 'the ODS change summary for the ICB mergers',
  likeness: (opened: Opened) => shareOfSheets(opened, Object.values(sheets)),
  read(opened: Opened) {
    const commissioners = sheetOf(opened, sheets.commissioners)
    const practices = sheetOf(opened, sheets.practices)
    const rows = sectionsOf(commissioners, renamed, (row, column) => ({
      commissioner_code: shaped(row, column.commissioner_code, commissionerCode),
      icb_name_before: placeIn(row, column.before).icb_name,
      icb_name_after: placeIn(row, column.after).icb_name,
      line: row.line,
    }))
    const closures = sectionsOf(commissioners, closing, (row, column) => ({
      commissioner_code: shaped(row, column.commissioner_code, commissionerCode),
      closes_on: day(row, column.closes_on),
      line: row.line,
    }))
    const practice_moves = sectionsOf(practices, practiceMove, (row, column) => ({
      ods_code: shaped(row, column.ods_code, practiceCode),
      name: neededWords(row, column.name),
      // Those that close before the merger go nowhere.
      ...(words(row, column.to) === 'n/a' ? { icb_name: null, commissioner_code: null } : placeIn(row, column.to)),
      line: row.line,
    }))
    const pcn_moves = sectionsOf(practices, pcnMove, (row, column) => ({
      pcn_code: shaped(row, column.pcn_code, pcnCode),
      name: neededWords(row, column.name),
      ...placeIn(row, column.to),
      line: row.line,
    }))
    eachOnce(rows, ({ commissioner_code }) => commissioner_code)
    eachOnce(practice_moves, ({ ods_code }) => ods_code)
    const rows_read = rows.length + closures.length + practice_moves.length + pcn_moves.length
    const stated_on = updatedOn(sheetOf(opened, sheets.cover))
    return {
      kind: 'icb_changes',
      rows,
      closures,
      practice_moves,
      pcn_moves,
      rows_read,
      format: 'change_summary',
      dated: { stated_on },
    } as const
  },
} satisfies Feed

/** The sheets are pages with several small tables: each starts under these titles and ends at a blank row. */
function sectionsOf<K extends string, R>(
  table: Table,
  titles: Readonly<Record<K, string>>,
  read: (row: Row, column: Record<K, Column>) => R,
): R[] {
  const found: R[] = []
  for (const [at, cells] of table.rows.entries()) {
    const header = cells.map(plainTitle)
    if (!Object.values<string>(titles).every((title) => header.includes(title))) continue
    const column = columnsOf(rowAt(table, at), titles)
    for (let next = at + 1; table.rows[next]?.some((cell) => cell !== ''); next += 1)
      found.push(read(rowAt(table, next), column))
  }
  if (found.length > 0) return found
  const looked_for = Object.values<string>(titles).join(', ')
  throw new Unreadable(`There is no table with the columns ${looked_for}.`, downloadAgain)
}

/** “NHS SURREY AND SUSSEX ICB - 92A”; a code not given out yet is [ANANA]. */
function placeIn(row: Row, column: Column) {
  const [, icb_name, code] = /^(NHS .+) - ([\w[\]]+)$/.exec(words(row, column) ?? '') ?? []
  if (!icb_name || !code) return wrong(row, column, 'an ICB and a code such as “NHS ESSEX ICB - 07H”')
  return { icb_name, commissioner_code: commissionerCode.pattern.test(code) ? code : null }
}

function updatedOn(cover: Table) {
  for (const [at, cells] of cover.rows.entries()) {
    const label = cells.indexOf('Last Updated:')
    const value = cells.findIndex((cell, index) => index > label && cell !== '')
    if (label >= 0) return day(rowAt(cover, at), { at: value, title: 'Last Updated' })
  }
  throw new Unreadable('The cover does not say when it was last updated.', downloadAgain)
}
