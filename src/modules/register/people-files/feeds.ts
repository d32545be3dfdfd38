import { guessed, readHeaded } from '../../../platform/files/headed.ts'
import { columnKinds, looksLike } from './columns/rules.ts'

/** What each column of a spreadsheet of people probably holds. */
export const guessColumns = (titles: readonly string[], samples: readonly (readonly string[])[]) =>
  guessed(columnKinds, looksLike, titles, samples)

/** Reads the sheet that is most like a list of people. The largest LMC office serves some 7,000 GPs. */
export const readPeople = (bytes: Uint8Array, file_name: string) =>
  readHeaded(bytes, file_name, (titles) => guessColumns(titles, []).filter((kind) => kind !== null).length)
