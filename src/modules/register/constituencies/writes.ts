import { sql } from 'kysely'
import { bulk } from '../../../platform/bulk.ts'
import type { Operating } from '../../../platform/scope.ts'
import type { OpenFile } from '../imports/rules.ts'
import type { constituencyNameFeed, constituencyPostcodeFeed, memberFeed } from './feeds.ts'

type Names = ReturnType<typeof constituencyNameFeed.read>['rows']
type Ranges = ReturnType<typeof constituencyPostcodeFeed.read>['rows']
type Members = ReturnType<typeof memberFeed.read>['rows']

/** The short code comes from this file alone, so it is filled in whatever the day; the name is the later file's. */
export const nameConstituencies = (tx: Operating, file: OpenFile, rows: Names) =>
  sql`
    insert into register.constituency as c (code, name, three_code, seen_on, file_id)
    select given.*, ${file.seen_on}::date, ${file.id}::uuid
    from ${bulk(rows, {
      code: ['text', (row) => row.constituency_code],
      name: ['text', (row) => row.name],
      three_code: ['text', (row) => row.constituency],
    })}
    on conflict (code) do update set three_code = excluded.three_code`.execute(tx.db)

/** The ranges are one whole: the file for the latest day stands, and an older one changes nothing. */
export async function drawConstituencies(tx: Operating, file: OpenFile, rows: Ranges) {
  const { rows: newer } = await sql`
    select from register.open_data_file
    where kind = 'constituency_postcodes' and seen_on > ${file.seen_on}::date and replaced_by is null`.execute(tx.db)
  if (newer.length > 0) return
  await sql`delete from register.constituency_range`.execute(tx.db)
  await sql`
    insert into register.constituency_range (starts_at, three_code, file_id)
    select given.*, ${file.id}::uuid
    from ${bulk(rows, {
      starts_at: ['bigint', (row) => row.starts_at],
      three_code: ['text', (row) => row.constituency],
    })}`.execute(tx.db)
}

export async function sightMembersOfParliament(tx: Operating, file: OpenFile, rows: Members) {
  await sql`
    insert into register.constituency as c (code, name, country, region, local_authorities, seen_on, file_id)
    select given.code, given.name, given.country, given.region, string_to_array(given.councils, '|'), ${file.seen_on}::date, ${file.id}::uuid
    from ${bulk(rows, {
      code: ['text', (row) => row.constituency_code],
      name: ['text', (row) => row.constituency_name],
      country: ['text', (row) => row.country_name],
      region: ['text', (row) => row.region_name],
      councils: ['text', (row) => row.local_authority_names.join('|')],
    })}
    on conflict (code) do update set
      name = excluded.name, country = excluded.country, region = excluded.region,
      local_authorities = excluded.local_authorities, seen_on = excluded.seen_on, file_id = excluded.file_id
    where c.country is null or c.seen_on <= excluded.seen_on`.execute(tx.db)
  await sql`
    insert into register.member_sighting (constituency_code, member_id, full_title, display_name, party, email, seen_on, file_id)
    select given.*, ${file.seen_on}::date, ${file.id}::uuid
    from ${bulk(rows, {
      constituency_code: ['text', (row) => row.constituency_code],
      member_id: ['integer', (row) => row.member_id],
      full_title: ['text', (row) => row.full_title],
      display_name: ['text', (row) => row.display_name],
      party: ['text', (row) => row.party],
      email: ['text', (row) => row.email],
    })}`.execute(tx.db)
}
