import { guessed, readHeaded, samplesOf, type HeadedTable } from '../../../platform/files/headed.ts'
import { columnKinds, looksLike, remembered, type Matched, type Matching } from './columns/rules.ts'

const guess = (titles: readonly string[], samples: readonly (readonly string[])[]): Matching =>
  guessed(columnKinds, looksLike, titles, samples)

/** What each column of a statement probably holds: as the last one from the same collector was matched, else by its title. */
export const guessMatching = (table: HeadedTable, before: Matched) =>
  remembered(table.titles, before) ?? guess(table.titles, samplesOf(table))

/** Reads the sheet that is most like a list of receipts. */
export const readStatement = (bytes: Uint8Array, file_name: string) =>
  readHeaded(bytes, file_name, (titles) => guess(titles, []).filter((kind) => kind !== null).length)
