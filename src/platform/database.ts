import { Kysely, PostgresDialect } from 'kysely'
import { Pool, types as standardTypes, type CustomTypesConfig } from 'pg'
import { namingPool } from './statements.ts'
import type { During } from './values.ts'
import type { DB } from './tables.ts'

export type Database = Kysely<DB>

/** The same few days come in every row, and a day never changes: each is read once. */
const days = new Map<string, Temporal.PlainDate>()
function day(text: string): Temporal.PlainDate {
  const known = days.get(text)
  if (known) return known
  if (days.size === 10_000) days.clear()
  const read = Temporal.PlainDate.from(text)
  days.set(text, read)
  return read
}

/** `[2026-04-01,)` as PostgreSQL prints a daterange, which it always normalises to that form; `empty` is no day at all. */
function readRange(text: string): During {
  if (text === 'empty') return { from: day('0001-01-01'), until: day('0001-01-01') }
  const [from, until] = text.slice(1, -1).split(',')
  return { from: from ? day(from) : null, until: until ? day(until) : null }
}

function readBigint(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new RangeError(`${text} is more than JavaScript counts exactly`)
  return number
}

const parsers: Record<number, (text: string) => unknown> = {
  20: readBigint,
  1082: day,
  1083: (text) => Temporal.PlainTime.from(text),
  1184: (text) => Temporal.Instant.from(text.replace(' ', 'T')),
  3912: readRange,
}

/** Our own pool reads dates as Temporal; the parsers aren't set globally because pg-boss shares `pg` and expects Date. */
const types: CustomTypesConfig = {
  getTypeParser: (...asked: Parameters<typeof standardTypes.getTypeParser>) =>
    parsers[asked[0]] ?? standardTypes.getTypeParser(...asked),
}

export const applicationRole = 'openlmc_app'

/** Signs in at `url` and at once takes the application's role, which owns nothing and can't bypass row security. */
export const asApplication = (url: string) => ({ connectionString: url, options: `-c role=${applicationRole}` })

export type Opened = { readonly db: Database; readonly pool: Pool; close(): Promise<void> }

export function openDatabase(url: string, { connections = 10, name = 'openlmc' } = {}): Opened {
  const pool = new Pool({
    ...asApplication(url),
    max: connections,
    application_name: name,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 120_000,
    idle_in_transaction_session_timeout: 120_000,
    types,
  })
  // A connection lost while idle is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined)
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: namingPool(pool) }) })
  return { db, pool, close: () => db.destroy() }
}
