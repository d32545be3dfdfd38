import { sql } from 'kysely'
import { bulk } from '../../../platform/bulk.ts'
import type { Operating } from '../../../platform/scope.ts'
import { sightCommissioners, sightIcbs } from '../commissioners/writes.ts'
import type { OpenFile } from '../imports/rules.ts'
import { sightPcns } from '../pcns/writes.ts'
import { knowPractices } from '../practices/writes.ts'
import type { membershipFeed } from './feeds.ts'

type Rows = ReturnType<typeof membershipFeed.read>['rows']

/** Where a practice was from a day on: its PCN, or none, and its commissioner where the file says. */
export type Membership = {
  readonly ods_code: string
  readonly pcn_code: string | null
  readonly commissioner_code?: string
  readonly seen_on?: Temporal.PlainDate
}

export async function sightMembers(tx: Operating, file: OpenFile, rows: readonly Membership[]) {
  await knowPractices(tx, [...new Set(rows.map((row) => row.ods_code))])
  await sql`
    insert into register.membership_sighting (practice_id, seen_on, pcn_id, commissioner_code, file_id)
    select practice.id, given.seen_on, pcn.id, given.commissioner_code, ${file.id}::uuid
    from ${bulk(rows, {
      ods_code: ['text', (row) => row.ods_code],
      pcn_code: ['text', (row) => row.pcn_code],
      commissioner_code: ['text', (row) => row.commissioner_code ?? null],
      seen_on: ['date', (row) => row.seen_on ?? file.seen_on],
    })}
    join register.practice on practice.ods_code = given.ods_code
    left join register.pcn on pcn.code = given.pcn_code`.execute(tx.db)
}

const firsts = <R>(rows: readonly R[], keyOf: (row: R) => string | null) => {
  const found = new Map<string, R>()
  for (const row of rows) {
    const key = keyOf(row)
    if (key !== null && !found.has(key)) found.set(key, row)
  }
  return [...found.values()]
}

/** A mapping names every area a practice is in, so that it is a sighting of those too. */
export async function sightMapping(tx: Operating, file: OpenFile, rows: Rows) {
  await sightPcns(
    tx,
    file,
    firsts(rows, (row) => row.pcn_code).map((row) => ({
      code: row.pcn_code ?? '',
      name: row.pcn_name ?? '',
      commissioner_code: row.commissioner_code,
      opened_on: null,
      closed_on: null,
    })),
  )
  await sightCommissioners(
    tx,
    file,
    firsts(rows, (row) => row.commissioner_code).map((row) => ({
      code: row.commissioner_code,
      name: row.commissioner_name,
      icb_code: row.icb_code,
      opened_on: null,
      closed_on: null,
    })),
  )
  await sightIcbs(
    tx,
    file,
    firsts(rows, (row) => row.icb_code),
  )
  await sightMembers(tx, file, rows)
}
