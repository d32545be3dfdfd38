import { sql } from 'kysely'
import type { Database } from './database.ts'
import { TooMany } from './answers.ts'

/** Counts one use of `key` in the window it falls in, for all processes together; throws when there were already enough. */
export async function limit(db: Database, key: string, most: number, seconds: number, now: Temporal.Instant) {
  const length = seconds * 1000
  const began = Math.floor(now.epochMilliseconds / length) * length
  const began_at = Temporal.Instant.fromEpochMilliseconds(began)
  const { rows } = await sql<{ used: number }>`
    insert into platform.limit_window as w (key, began_at, used) values (${key}, ${began_at}, 1)
    on conflict (key, began_at) do update set used = w.used + 1 returning used`.execute(db)
  if ((rows[0]?.used ?? 0) > most) throw new TooMany(Math.ceil((began + length - now.epochMilliseconds) / 1000))
}

/** Forgets windows long past; run by a job. */
export const forgetLimits = (db: Database, before: Temporal.Instant) =>
  db.deleteFrom('platform.limit_window').where('began_at', '<', before).execute()
