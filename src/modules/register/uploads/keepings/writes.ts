import { sql } from 'kysely'
import type { Writing } from '../../../../platform/scope.ts'

/** Lets go of files of open data after a year: nobody private stands in them, and their publishers have them. */
export async function letUploadsGo(tx: Writing) {
  const old = sql`uploaded_at < ${tx.now.toZonedDateTimeISO('UTC').subtract({ years: 1 }).toInstant()}::timestamptz`
  await sql`delete from register.upload_move where upload_id in (select id from register.upload where ${old})`.execute(
    tx.db,
  )
  await sql`delete from register.upload where ${old}`.execute(tx.db)
}
