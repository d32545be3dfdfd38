import { guessed, readHeaded, samplesOf, type HeadedTable } from '../../../platform/files/headed.ts'
import { remembered } from '../receipt-files/columns/rules.ts'
import { columnKinds, looksLike, type Matched, type Matching } from './columns/rules.ts'

const guess = (titles: readonly string[], samples: readonly (readonly string[])[]): Matching =>
  guessed(columnKinds, looksLike, titles, samples)

/** What each column of a file probably holds: as the LMC’s last one was matched, else by its title. */
export const guessMatching = (table: HeadedTable, before: Matched) =>
  remembered(table.titles, before) ?? guess(table.titles, samplesOf(table))

/** Reads the sheet that is most like a list of weighted sizes. */
export const readWeighted = (bytes: Uint8Array, file_name: string) =>
  readHeaded(bytes, file_name, (titles) => guess(titles, []).filter((kind) => kind !== null).length)
