import { sql } from 'kysely'
import { bulk } from '../../../platform/bulk.ts'
import type { Operating } from '../../../platform/scope.ts'
import type { OpenFile } from '../imports/rules.ts'
import { ordinaryCase } from '../names/rules.ts'

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
