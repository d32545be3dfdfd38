import { shareOfTitles, tableOf, type Feed, type Opened } from '../../../platform/files/open.ts'
import {
  columnsOf,
  maybeNumber,
  neededWords,
  oneOf,
  rowAt,
  rowsFrom,
  sameDay,
  shaped,
  wholeNumber,
  words,
} from '../../../platform/files/table.ts'
import { statisticsCode } from '../codes/rules.ts'

const titles = {
  polled_on: 'General election polling date',
  country_name: 'Country name',
  constituency_name: 'Constituency name',
  constituency_code: 'Constituency geographic code',
  electorate: 'Electorate',
  family_name: 'Candidate family name',
  given_name: 'Candidate given name',
  member_id: 'Candidate MNIS ID',
  is_sitting_member: 'Candidate is sitting MP',
  party: 'Main party name',
  adjunct_party: 'Adjunct party name',
  is_independent: 'Candidate is standing as independent',
  votes: 'Candidate vote count',
  position: 'Candidate result position',
}
const trueOrFalse = new Map([
  ['true', true],
  ['false', false],
])

/** Everyone who stood at a general election, constituency by constituency, with their votes. */
export const candidateFeed = {
  called: 'general election candidates',
  likeness: (opened: Opened) => shareOfTitles(opened, Object.values(titles)),
  read(opened: Opened) {
    const table = tableOf(opened)
    const header = rowAt(table, 0)
    const column = columnsOf(header, titles)
    const read = rowsFrom(table, 1, header.cells.length)
    const polled_on = sameDay(read, column.polled_on)
    const rows = read.map((row) => ({
      polled_on,
      constituency_code: shaped(row, column.constituency_code, statisticsCode),
      constituency_name: neededWords(row, column.constituency_name),
      country_name: neededWords(row, column.country_name),
      electorate: wholeNumber(row, column.electorate),
      family_name: neededWords(row, column.family_name),
      given_name: words(row, column.given_name),
      member_id: maybeNumber(row, column.member_id),
      is_sitting_member: oneOf(row, column.is_sitting_member, trueOrFalse),
      party: words(row, column.party),
      adjunct_party: words(row, column.adjunct_party),
      is_independent: oneOf(row, column.is_independent, trueOrFalse),
      votes: wholeNumber(row, column.votes),
      position: wholeNumber(row, column.position),
      line: row.line,
    }))
    return {
      kind: 'candidates',
      rows,
      rows_read: rows.length,
      format: 'results',
      dated: { stated_on: polled_on },
    } as const
  },
} satisfies Feed
