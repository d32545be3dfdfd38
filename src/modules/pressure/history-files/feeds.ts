import { guessed, readHeaded, samplesOf, type HeadedTable } from '../../../platform/files/headed.ts'
import { columnKinds, looksLike, type Matching } from './columns/rules.ts'

const guess = (titles: readonly string[], samples: readonly (readonly string[])[]): Matching =>
  guessed(columnKinds, looksLike, titles, samples)

/** What each column of a spreadsheet of returns probably holds. */
export const guessMatching = (table: HeadedTable) => guess(table.titles, samplesOf(table))

/** Reads the sheet that is most like a list of returns. */
export const readHistory = (bytes: Uint8Array, file_name: string) =>
  readHeaded(bytes, file_name, (titles) => guess(titles, []).filter((kind) => kind !== null).length)
