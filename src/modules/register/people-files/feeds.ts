import { openFile } from '../../../platform/files/open.ts'
import { Unreadable, type Mistake } from '../../../platform/files/mistakes.ts'
import type { Table } from '../../../platform/files/table.ts'
import { thousands } from '../../../platform/values.ts'
import { guessColumns } from './columns/rules.ts'
import type { GivenRow } from './rows/rules.ts'

/** A spreadsheet of people as it stands in the file: what its columns are called, and its rows. */
export type PeopleTable = {
  /** The sheet that was read, where there are several. */
  readonly sheet: string | null
  readonly titles: readonly string[]
  readonly rows: readonly GivenRow[]
}

/** The largest LMC office serves some 7,000 GPs. */
const mostRows = 20_000
const mostColumns = 60

/** Reads the sheet that is most like a list of people; its first row with two titles or more is its heading. */
export async function readPeople(
  bytes: Uint8Array,
  file_name: string,
): Promise<{ readonly ok: true; readonly table: PeopleTable } | { readonly ok: false; readonly mistake: Mistake }> {
  try {
    const opened = await openFile(bytes, file_name)
    if (opened.is === 'json') throw new Unreadable('This is no spreadsheet.', 'Save it as CSV or XLSX.')
    const sheets = opened.is === 'table' ? [{ name: '', table: opened.table }] : opened.sheets
    const filled = sheets.map(({ name, table }) => ({ name, ...headed(table) })).filter(({ rows }) => rows.length > 0)
    const [best] = filled.toSorted((one, other) => known(other.titles) - known(one.titles))
    if (!best)
      throw new Unreadable(
        'There is no list in this file: it needs a row of headings and rows under it.',
        'Put a heading over each column, and try again.',
      )
    if (best.rows.length > mostRows)
      throw new Unreadable(
        `This list has ${thousands(best.rows.length)} rows, and at most ${thousands(mostRows)} are read at once.`,
        'Split it into several files.',
      )
    const { name, titles, rows } = best
    return { ok: true, table: { sheet: filled.length > 1 ? name : null, titles, rows } }
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, mistake: error.in(file_name) }
    throw error
  }
}

const known = (titles: readonly string[]) => guessColumns(titles, []).filter((kind) => kind !== null).length

function headed({ rows, lines }: Table) {
  const at = rows.slice(0, 20).findIndex((cells) => cells.filter((cell) => cell.trim() !== '').length >= 2)
  const titles = (rows[at] ?? []).slice(0, mostColumns).map((title) => title.replaceAll(/\s+/g, ' ').trim())
  const below = rows.slice(at + 1).map((cells, index) => ({ cells, line: lines[at + 1 + index] ?? at + 2 + index }))
  return { titles, rows: at < 0 ? [] : below.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')) }
}
