import { Unreadable } from '../../../platform/files/mistakes.ts'
import { shareOfTitles, tableOf, type Feed, type Opened } from '../../../platform/files/open.ts'
import {
  columnsOf,
  eachOnce,
  neededWords,
  rowAt,
  rowsFrom,
  shaped,
  words,
  wrong,
  type Column,
  type Row,
} from '../../../platform/files/table.ts'
import { statisticsCode } from '../codes/rules.ts'
import type { PostcodeRange } from './rules.ts'

const titles = {
  constituency_name: 'pcon_name',
  constituency_code: 'pcon_code',
  member_id: 'member_id',
  full_title: 'full_title',
  display_name: 'display_as',
  party: 'party_text',
  email: 'member_email',
  local_authority_names: 'lad_names',
  local_authority_codes: 'lad_codes',
  region_name: 'region_name',
  region_code: 'region_code',
  country_name: 'country_name',
  country_code: 'country_code',
}
const memberId = { pattern: /^\d+$/, called: 'a member’s number' }
const email = { pattern: /^[^@\s]+@[^@\s]+$/, called: 'an e-mail address' }

const noEmail = 'No email found'

/** Members of Parliament by constituency, with the local authorities each lies in. */
export const memberFeed = {
  called: 'members of Parliament (mp_lookup)',
  likeness: (opened: Opened) => shareOfTitles(opened, Object.values(titles)),
  read(opened: Opened, today: Temporal.PlainDate) {
    const table = tableOf(opened)
    const header = rowAt(table, 0)
    const column = columnsOf(header, titles)
    const rows = rowsFrom(table, 1, header.cells.length).map((row) => ({
      constituency_code: shaped(row, column.constituency_code, statisticsCode),
      constituency_name: neededWords(row, column.constituency_name),
      member_id: Number(shaped(row, column.member_id, memberId)),
      full_title: neededWords(row, column.full_title),
      display_name: neededWords(row, column.display_name),
      party: neededWords(row, column.party),
      email: words(row, column.email) === noEmail ? null : shaped(row, column.email, email),
      local_authority_names: severalIn(row, column.local_authority_names),
      local_authority_codes: codesIn(row, column.local_authority_codes),
      region_name: words(row, column.region_name),
      region_code: shaped(row, column.region_code, statisticsCode),
      country_name: neededWords(row, column.country_name),
      country_code: shaped(row, column.country_code, statisticsCode),
      line: row.line,
    }))
    eachOnce(rows, ({ constituency_code }) => constituency_code)
    return {
      kind: 'members_of_parliament',
      rows,
      rows_read: rows.length,
      format: 'mp_lookup',
      // It lists who sits now and says nothing of when: whoever fetches it means today, unless they say otherwise.
      dated: { latest_on: today },
    } as const
  },
} satisfies Feed

/** Several values share a cell with “ / ” between them; z means there is none. */
const severalIn = (row: Row, column: Column) => {
  const text = neededWords(row, column)
  return text === 'z' ? [] : text.split(' / ')
}

function codesIn(row: Row, column: Column) {
  const codes = severalIn(row, column)
  return codes.every((code) => statisticsCode.pattern.test(code)) ? codes : wrong(row, column, statisticsCode.called)
}

/** The constituencies these lookups name by year were first voted in at the general election of this day. */
const in_force_on = Temporal.PlainDate.from('2024-07-04')

const rangeKeys = ['postcode_keys', 'value_key', 'value_values']

/** mySociety's compact lookup from postcode to 2024 constituency; Northern Ireland is not in it. */
export const constituencyPostcodeFeed = {
  called: 'postcodes by constituency (pcon_2024.json)',
  likeness: (opened: Opened) => shareOfKeys(valueOf(opened), rangeKeys),
  read(opened: Opened) {
    const [postcode_keys, value_key, value_values] = rangeKeys.map((key) => fieldOf(valueOf(opened), key))
    if (!isCounts(postcode_keys) || !isCounts(value_key) || !isTexts(value_values)) throw damaged()
    if (postcode_keys.length !== value_key.length) throw damaged()
    const rows: PostcodeRange[] = []
    let starts_at = 0
    for (const [index, step] of postcode_keys.entries()) {
      // The keys are the steps from one start to the next.
      starts_at += step
      const key = value_key[index] ?? 0
      // Nought repeats the value two places back; others count from one. Postcodes that are no place, such as those of
      // large firms, have a number past the last value.
      const constituency = key === 0 ? rows[index - 2]?.constituency : value_values[key - 1]
      rows.push({ starts_at, constituency: constituency?.split('.').at(-1) ?? null })
    }
    return {
      kind: 'constituency_postcodes',
      rows,
      rows_read: rows.length,
      format: 'compact_ranges',
      dated: { latest_on: in_force_on },
    } as const
  },
} satisfies Feed

const nameKeys = {
  constituency: 'parlcon_2024_three_code',
  constituency_code: 'parlcon_2024_gss_code',
  name: 'parlcon_2024_name',
  welsh_name: 'parlcon_2024_name_cy',
}

/** What the compact lookup's three letters stand for. */
export const constituencyNameFeed = {
  called: 'constituency names (pcon_2024_lookup.json)',
  likeness: (opened: Opened) => shareOfKeys(entriesIn(opened)[0], Object.values(nameKeys)),
  read(opened: Opened) {
    const rows = entriesIn(opened).map((entry) => {
      const constituency = fieldOf(entry, nameKeys.constituency)
      const constituency_code = fieldOf(entry, nameKeys.constituency_code)
      const name = fieldOf(entry, nameKeys.name)
      const welsh_name = fieldOf(entry, nameKeys.welsh_name)
      if (typeof constituency !== 'string' || typeof name !== 'string' || !isText(welsh_name)) throw damaged()
      if (typeof constituency_code !== 'string' || !statisticsCode.pattern.test(constituency_code)) throw damaged()
      return { constituency, constituency_code, name, welsh_name }
    })
    return {
      kind: 'constituency_names',
      rows,
      rows_read: rows.length,
      format: 'names',
      dated: { latest_on: in_force_on },
    } as const
  },
} satisfies Feed

const valueOf = (opened: Opened): unknown => (opened.is === 'json' ? opened.value : undefined)

const entriesIn = (opened: Opened): unknown[] => Object.values(valueOf(opened) ?? {})

const fieldOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? new Map(Object.entries(value)).get(key)
    : undefined

const shareOfKeys = (value: unknown, keys: readonly string[]) =>
  keys.filter((key) => fieldOf(value, key) !== undefined).length / keys.length

const isText = (value: unknown): value is string | null => value === null || typeof value === 'string'
const isTexts = (value: unknown): value is (string | null)[] => Array.isArray(value) && value.every(isText)
const isCounts = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((each) => Number.isSafeInteger(each) && each >= 0)

const damaged = () => new Unreadable('The lookup does not fit together.', 'Download it again from mySociety.')
