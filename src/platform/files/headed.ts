import { count, thousands } from '../values.ts'
import { Unreadable, type Mistake } from './mistakes.ts'
import { openFile } from './open.ts'
import type { Table } from './table.ts'

export type GivenRow = { readonly line: number; readonly cells: readonly string[] }

/** A spreadsheet of somebody's own as it stands: what its columns are called, and its rows. */
export type HeadedTable = {
  /** The sheet that was read, where there are several. */
  readonly sheet: string | null
  readonly titles: readonly string[]
  readonly rows: readonly GivenRow[]
}

export const mostHeadedRows = 20_000
const mostColumns = 60

/** Reads the sheet with the most titles that are known; its first row with two titles or more is its heading. */
export async function readHeaded(
  bytes: Uint8Array,
  file_name: string,
  known: (titles: readonly string[]) => number,
): Promise<{ readonly ok: true; readonly table: HeadedTable } | { readonly ok: false; readonly mistake: Mistake }> {
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
    if (best.rows.length > mostHeadedRows)
      throw new Unreadable(
        `This list has ${count(best.rows.length, 'row')}, and at most ${thousands(mostHeadedRows)} are read at once.`,
        'Split it into several files.',
      )
    const { name, titles, rows } = best
    return { ok: true, table: { sheet: filled.length > 1 ? name : null, titles, rows } }
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, mistake: error.in(file_name) }
    throw error
  }
}

function headed({ rows, lines }: Table) {
  const at = rows.slice(0, 20).findIndex((cells) => cells.filter((cell) => cell.trim() !== '').length >= 2)
  const titles = (rows[at] ?? []).slice(0, mostColumns).map((title) => title.replaceAll(/\s+/g, ' ').trim())
  const below = rows.slice(at + 1).map((cells, index) => ({ cells, line: lines[at + 1 + index] ?? at + 2 + index }))
  return { titles, rows: at < 0 ? [] : below.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')) }
}

/** What a column may hold, and by which titles it is known. */
export type ColumnKinds<K extends string> = Readonly<Record<K, { label: string; called: readonly string[] }>>

const plain = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, ' ')
    .trim()

/** What each column probably holds: by its title, else by what is in it. Two of a kind are never guessed. */
export function guessed<K extends string>(
  kinds: ColumnKinds<K>,
  looksLike: readonly (readonly [K, (text: string) => boolean])[],
  titles: readonly string[],
  samples: readonly (readonly string[])[],
): (K | null)[] {
  const taken = new Set<K>()
  const once = (kind: K | undefined) => {
    if (!kind || taken.has(kind)) return null
    taken.add(kind)
    return kind
  }
  const known = Object.entries(kinds) as [K, { called: readonly string[] }][]
  const byTitle = titles.map((title) => once(known.find(([, { called }]) => called.includes(plain(title)))?.[0]))
  return byTitle.map((kind, at) => {
    const filled = samples.map((cells) => cells[at]?.trim() ?? '').filter(Boolean)
    if (kind || filled.length === 0) return kind
    return once(looksLike.find(([, like]) => filled.every(like))?.[0])
  })
}

/** The rows by which columns are guessed and shown. */
export const samplesOf = ({ rows }: HeadedTable) => rows.slice(0, 50).map(({ cells }) => cells)

/** Each column's title, and what it first holds. */
export function columnsShown(table: HeadedTable) {
  const samples = samplesOf(table)
  return table.titles.map((title, at) => ({
    title,
    sample:
      samples
        .map((cells) => cells[at]?.trim() ?? '')
        .find(Boolean)
        ?.slice(0, 60) ?? '',
  }))
}
