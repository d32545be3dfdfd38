import { sql } from 'kysely'
import { bulk } from '../../../platform/bulk.ts'
import type { Operating } from '../../../platform/scope.ts'
import type { OpenFile } from '../imports/rules.ts'
import { ordinaryCase } from '../names/rules.ts'
import { sightMembers, type Membership } from '../memberships/writes.ts'
import type { pcnFeed } from './feeds.ts'

type Contents = ReturnType<typeof pcnFeed.read>

type Pcn = {
  readonly code: string
  readonly name: string
  readonly commissioner_code: string | null
  readonly opened_on: Temporal.PlainDate | null
  readonly closed_on: Temporal.PlainDate | null
}

export const knowPcns = (tx: Operating, codes: readonly string[]) =>
  sql`
    insert into register.pcn (code)
    select distinct given.code from ${bulk(codes, { code: ['text', (code) => code] })}
    where not exists (select from register.pcn p where p.code = given.code)`.execute(tx.db)

export async function sightPcns(tx: Operating, file: OpenFile, rows: readonly Pcn[]) {
  await knowPcns(
    tx,
    rows.map((row) => row.code),
  )
  await sql`
    insert into register.pcn_sighting (pcn_id, seen_on, name, commissioner_code, opened_on, closed_on, file_id)
    select p.id, ${file.seen_on}::date, given.name, given.commissioner_code, given.opened_on, given.closed_on, ${file.id}::uuid
    from ${bulk(rows, {
      code: ['text', (row) => row.code],
      name: ['text', (row) => ordinaryCase(row.name)],
      commissioner_code: ['text', (row) => row.commissioner_code],
      opened_on: ['date', (row) => row.opened_on],
      closed_on: ['date', (row) => row.closed_on],
    })}
    join register.pcn p on p.code = given.code`.execute(tx.db)
}

/** The workbook says when each practice joined and left, and by naming it as it is now, where it is on the file's own day. */
export async function sightPcnsAndPartners(
  tx: Operating,
  file: OpenFile,
  { rows, partners }: Pick<Contents, 'rows' | 'partners'>,
) {
  await sightPcns(tx, file, rows)
  await knowPcns(
    tx,
    partners.map((row) => row.pcn_code),
  )
  const left = partners.flatMap(({ ods_code, left_on }) =>
    left_on === null ? [] : [{ ods_code, pcn_code: null, seen_on: left_on.add({ days: 1 }) }],
  )
  const joined = partners.map(({ ods_code, pcn_code, joined_on }) => ({ ods_code, pcn_code, seen_on: joined_on }))
  const present = partners.flatMap(({ ods_code, pcn_code, left_on }) =>
    left_on === null ? [{ ods_code, pcn_code, seen_on: file.seen_on }] : [],
  )
  // Whoever leaves one and joins another on a day is in the other; of two at once, the later joined.
  const by_day = new Map<string, Membership>()
  const inOrder = [...joined].sort((one, other) => Temporal.PlainDate.compare(one.seen_on, other.seen_on))
  for (const row of [...left, ...inOrder, ...present]) by_day.set(`${row.ods_code} ${row.seen_on.toString()}`, row)
  await sightMembers(tx, file, [...by_day.values()])
}
