import { postcodeKey } from '../src/modules/register/constituencies/rules.ts'
import { threeCode } from './codes.ts'
import type { Constituency } from './county.ts'
import { numbered, type Of } from './file-rows.ts'

export function constituencyNames(
  constituencies: readonly Constituency[],
  seen_on: Temporal.PlainDate,
): Of<'constituency_names'> {
  const rows = constituencies.map(({ number, code, name }) => ({
    constituency: threeCode(number),
    constituency_code: code,
    name,
    welsh_name: null,
  }))
  return { kind: 'constituency_names', format: 'names', rows, rows_read: rows.length, seen_on }
}

/** Every invented postcode has six characters and its constituency is its district, so the ranges follow the districts. */
export function constituencyPostcodes(
  constituencies: readonly Constituency[],
  seen_on: Temporal.PlainDate,
): Of<'constituency_postcodes'> {
  const starts = constituencies.flatMap(({ number, district }) => [
    { starts_at: postcodeKey(`${district}0AA`), constituency: threeCode(number) },
    { starts_at: postcodeKey(`${district}9ZZ`) + 1, constituency: null },
  ])
  const rows = starts.sort((one, other) => one.starts_at - other.starts_at)
  return { kind: 'constituency_postcodes', format: 'compact_ranges', rows, rows_read: rows.length, seen_on }
}

export function members(
  constituencies: readonly Constituency[],
  seen_on: Temporal.PlainDate,
): Of<'members_of_parliament'> {
  const rows = constituencies.map(({ number, code, name, member, party, local_authority }) => ({
    constituency_code: code,
    constituency_name: name,
    member_id: 900_000 + number,
    full_title: `${member} MP`,
    display_name: member,
    party,
    email: `${member.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@parliament.example`,
    local_authority_names: [local_authority],
    local_authority_codes: [`ZE07${String(number).padStart(5, '0')}`],
    region_name: 'Wealds and Marshes',
    region_code: 'ZE1200001',
    country_name: 'England',
    country_code: 'ZE9200001',
  }))
  return {
    kind: 'members_of_parliament',
    format: 'mp_lookup',
    rows: numbered(rows, 1),
    rows_read: rows.length,
    seen_on,
  }
}
