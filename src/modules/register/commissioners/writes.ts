import { sql } from 'kysely'
import { bulk } from '../../../platform/bulk.ts'
import type { Operating } from '../../../platform/scope.ts'
import type { OpenFile } from '../imports/rules.ts'
import { ordinaryCase } from '../names/rules.ts'

type Commissioner = {
  readonly code: string
  readonly name: string
  readonly icb_code: string
  readonly opened_on: Temporal.PlainDate | null
  readonly closed_on: Temporal.PlainDate | null
}
type Icb = {
  readonly icb_code: string
  readonly icb_name: string
  readonly region_code: string
  readonly region_name: string
}

export const sightCommissioners = (tx: Operating, file: OpenFile, rows: readonly Commissioner[]) =>
  sql`
    insert into register.sub_icb_sighting (commissioner_code, name, icb_code, opened_on, closed_on, seen_on, file_id)
    select given.*, ${file.seen_on}::date, ${file.id}::uuid
    from ${bulk(rows, {
      code: ['text', (row) => row.code],
      name: ['text', (row) => ordinaryCase(row.name)],
      icb_code: ['text', (row) => row.icb_code],
      opened_on: ['date', (row) => row.opened_on],
      closed_on: ['date', (row) => row.closed_on],
    })}`.execute(tx.db)

export const sightIcbs = (tx: Operating, file: OpenFile, rows: readonly Icb[]) =>
  sql`
    insert into register.icb_sighting (icb_code, name, region_code, region_name, seen_on, file_id)
    select given.*, ${file.seen_on}::date, ${file.id}::uuid
    from ${bulk(rows, {
      icb_code: ['text', (row) => row.icb_code],
      name: ['text', (row) => ordinaryCase(row.icb_name)],
      region_code: ['text', (row) => row.region_code],
      region_name: ['text', (row) => row.region_name],
    })}`.execute(tx.db)
