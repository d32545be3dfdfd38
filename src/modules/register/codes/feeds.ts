import { shaped, words, type Column, type Row } from '../../../platform/files/table.ts'
import { postcode, spaced } from './rules.ts'

export const neededPostcode = (row: Row, column: Column) => spaced(shaped(row, column, postcode))

export const maybePostcode = (row: Row, column: Column) =>
  words(row, column) === null ? null : neededPostcode(row, column)
