import { readCsv } from '../csv.ts'
import { Unreadable, downloadAgain } from './mistakes.ts'
import { plainTitle, type Table } from './table.ts'
import { readText } from './text.ts'
import { isWorkbook, unpack } from './unpack.ts'
import { readWorkbook, type Sheet } from './workbook.ts'

export type Opened = { readonly name: string; readonly packed_on?: Temporal.PlainDate } & (
  | { readonly is: 'table'; readonly table: Table }
  | { readonly is: 'workbook'; readonly sheets: readonly Sheet[] }
  | { readonly is: 'json'; readonly value: unknown }
)

/** What a feed reads out of an opened file. */
export type Contents = {
  readonly kind: string
  readonly format: string
  readonly rows: readonly object[]
  /** Rows in the file, header and notes apart; more than `rows` where only some are kept. */
  readonly rows_read: number
  readonly dated: Dated
}

/** The day a file says it describes; or the latest thing in it that has happened, which it can't be older than. */
export type Dated =
  | { readonly stated_on: Temporal.PlainDate }
  | { readonly latest_on: Temporal.PlainDate | undefined }
  | 'not_dated'

/** One kind of file: how sure we are that this is one, from 0 to 1, and how to read it. */
export type Feed<Read extends Contents = Contents> = {
  readonly called: string
  readonly likeness: (opened: Opened) => number
  readonly read: (opened: Opened, today: Temporal.PlainDate) => Read
}

/** Bytes to a table, the sheets of a workbook or a JSON value, by what they hold and never by the file's name. */
export async function openFile(bytes: Uint8Array, file_name: string): Promise<Opened> {
  const { bytes: inside, ...from } = unpack(bytes, file_name)
  if (inside[0] === 0xd0 && inside[1] === 0xcf && inside[2] === 0x11 && inside[3] === 0xe0)
    throw new Unreadable(
      'This workbook is locked with a password, or is in the old .xls format.',
      'Open it in a spreadsheet and save it as an ordinary workbook (.xlsx), without a password.',
    )
  if (isWorkbook(inside)) return { ...from, is: 'workbook', sheets: await readWorkbook(inside) }
  const text = readText(inside)
  if (!/^\s*[[{]/.test(text)) return { ...from, is: 'table', table: readCsv(text) }
  try {
    return { ...from, is: 'json', value: JSON.parse(text) }
  } catch {
    throw new Unreadable('This JSON file is cut short or damaged.', downloadAgain)
  }
}

export function tableOf(opened: Opened): Table {
  if (opened.is === 'table') return opened.table
  throw new Error('only a table is read as a table')
}

export function sheetOf(opened: Opened, name: string): Table {
  const sheet = opened.is === 'workbook' ? opened.sheets.find((each) => each.name === name) : undefined
  if (sheet) return sheet.table
  throw new Unreadable(`This workbook has no sheet “${name}”.`, downloadAgain)
}

/** How many of these titles a table's first row has, as a share. */
export function shareOfTitles(opened: Opened, titles: readonly string[]): number {
  if (opened.is !== 'table') return 0
  const header = new Set(opened.table.rows[0]?.map(plainTitle))
  return share(titles, (title) => header.has(title))
}

/** How many of these sheets a workbook has, as a share. */
export function shareOfSheets(opened: Opened, names: readonly string[]): number {
  if (opened.is !== 'workbook') return 0
  const { sheets } = opened
  return share(names, (name) => sheets.some((sheet) => sheet.name === name))
}

/** How often these signs hold in the first rows of a table that has no header, if its rows are this wide. */
export function shareOfSigns(opened: Opened, width: number, signs: readonly ((cells: readonly string[]) => boolean)[]) {
  const first = opened.is === 'table' ? opened.table.rows.slice(0, 20) : []
  const wide = first.filter((cells) => cells.length === width)
  if (wide.length * 2 <= first.length) return 0
  return share(signs, (sign) => wide.filter(sign).length * 2 > wide.length)
}

const share = <T>(all: readonly T[], holds: (one: T) => boolean) => all.filter(holds).length / all.length
