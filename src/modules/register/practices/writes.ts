import { sql } from 'kysely'
import { bulk } from '../../../platform/bulk.ts'
import type { Operating } from '../../../platform/scope.ts'
import { rangeKey } from '../constituencies/rules.ts'
import type { OpenFile } from '../imports/rules.ts'
import type { practiceFeed } from './feeds.ts'
import { ordinaryCase } from '../names/rules.ts'

type Rows = ReturnType<typeof practiceFeed.read>['rows']

/** Gives practices met for the first time a row; whoever calls holds the import's lock. */
export const knowPractices = (tx: Operating, codes: readonly string[]) =>
  sql`
    insert into register.practice (ods_code)
    select given.ods_code from ${bulk(codes, { ods_code: ['text', (code) => code] })}
    where not exists (select from register.practice p where p.ods_code = given.ods_code)`.execute(tx.db)

/**
 * PostgreSQL writes one part while the next is made ready: what a socket holds, or the rest waits in this process until
 * the next part is made.
 */
const atOnce = 1_000

export async function sightPractices(tx: Operating, file: OpenFile, rows: Rows) {
  let writing: Promise<unknown> = knowPractices(
    tx,
    rows.filter((row) => row.is_gp_practice).map((row) => row.ods_code),
  )
  for (let at = 0; at < rows.length; at += atOnce) {
    const next = sighting(file, rows.slice(at, at + atOnce))
    await writing
    writing = next.execute(tx.db)
  }
  await writing
}

const shown = (row: Rows[number], text: string | null) =>
  text === null ? '' : row.is_gp_practice ? ordinaryCase(text) : text

const sighting = (file: OpenFile, rows: Rows) => sql`
  insert into register.practice_sighting (ods_code, name, address, postcode, postcode_key, telephone, status, opened_on,
    closed_on, is_gp_practice, setting, commissioner_code, seen_on, file_id)
  select given.*, ${file.seen_on}::date, ${file.id}::uuid
  from ${bulk(rows, {
    ods_code: ['text', (row) => row.ods_code],
    name: ['text', (row) => shown(row, row.name)],
    address: ['text', (row) => shown(row, row.address)],
    postcode: ['text', (row) => row.postcode],
    postcode_key: ['bigint', (row) => (row.is_gp_practice ? rangeKey(row.postcode) : null)],
    telephone: ['text', (row) => row.telephone],
    status: ['text', (row) => row.status],
    opened_on: ['date', (row) => row.opened_on],
    closed_on: ['date', (row) => row.closed_on],
    is_gp_practice: ['boolean', (row) => row.is_gp_practice],
    setting: ['text', (row) => row.setting ?? ''],
    commissioner_code: ['text', (row) => row.commissioner_code],
  })}`
