// An England whose practices all are one LMC's and pay it a levy, in a PostgreSQL of its own, for benches of levies.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { allJobs } from '../src/modules.ts'
import { readConfig } from '../src/platform/config.ts'
import { openDatabase, type Database } from '../src/platform/database.ts'
import { migrateJobs, openJobs, type Jobs } from '../src/platform/jobs/queue.ts'
import { migrate } from '../src/platform/migrate.ts'
import { startPostgres } from '../src/platform/postgres.ts'
import { prepareDatabase } from '../src/platform/prepare.ts'
import { openScope, system, type Actor, type Scope } from '../src/platform/scope.ts'
import type { Id } from '../src/platform/values.ts'

export const practices = 6_171
export const now = Temporal.Instant.from('2026-11-20T10:00:00Z')

/** How each bench's books begin: `office`, `lmc`, `practice`, `joined`, `represented`, and a `levy` of each of these kinds. */
export const englandWith = (...levies: readonly ('statutory' | 'national')[]) => `
  with office as (insert into platform.office (name, made_at) values ('England', now()) returning id),
  lmc as (insert into platform.lmc (office_id, name, short_name, made_at)
    select id, 'England LMC', 'England', now() from office returning id, office_id),
  practice as (insert into register.practice (ods_code) select 'Q' || to_char(n, 'FM00000') from generate_series(1, ${practices}) n
    returning id, ods_code),
  joined as (insert into register.lmc_practice (lmc_id, practice_id) select l.id, p.id from lmc l, practice p),
  represented as (insert into register.representation (office_id, lmc_id, practice_id, during)
    select l.office_id, l.id, p.id, '[,)' from lmc l, practice p),
  levy as (insert into levies.levy (lmc_id, kind, name, joining, begun_on, made_at, made_by)
    select id, k, initcap(k) || ' levy', j, '2020-04-01', now(), 'Denise Fallow'
    from lmc, (values ('statutory', 'built_in'), ('national', 'opt_out')) v (k, j) where k = any ('{${levies.join()}}')
    returning id, lmc_id, kind)`

/** Practices that were never otherwise, and that nobody counted. */
export const alwaysThere = `
  period as (insert into register.practice_period (practice_id, ods_code, from_on, until_on, name, status, address, postcode, is_gp_practice)
    select id, ods_code, '1900-01-01', '9999-12-31', 'The Surgery at ' || ods_code, 'active',
      '4 Elm Street, Wealdbridge, Wealdshire', 'WB1 4ZZ', true from practice)`

export const collectedByPcse = `
  collector as (insert into levies.collector (lmc_id, kind, name, email, layout, days_to_pay, payment_words, made_at, made_by)
    select id, 'pcse', 'PCSE', '', '[]', 0, '', now(), 'Denise Fallow' from lmc returning id)`

type Whose = { readonly office_id: Id<'office'>; readonly lmc_id: Id<'lmc'> }

/** What a bench has of England: the rows its books answered, the program itself behind the LMC's wall, and a superuser. */
export type LeviedEngland<Row> = {
  readonly made: Row
  readonly rows: readonly Row[]
  readonly db: Database
  readonly jobs: Jobs
  readonly actor: Actor
  readonly scope: Scope
  readonly superuser: Client
}

/** Makes an England by these books, one statement, and takes it away after the work; beside the demonstration in `data`, and left there. */
export async function inLeviedEngland<Row extends Whose>(
  books: string,
  work: (england: LeviedEngland<Row>) => Promise<void>,
  data?: string,
) {
  const directory = data ?? mkdtempSync(join(tmpdir(), 'openlmc-bench-'))
  const postgres = await startPostgres({ directory: join(directory, 'postgres') })
  const url = (role: string) => postgres.url('openlmc_demonstration', role)
  try {
    await prepareDatabase(postgres.superuser_url, 'openlmc_demonstration')
    const [owner_url, app_url] = [url('openlmc_owner'), url('openlmc_app')]
    await migrate(owner_url)
    await migrateJobs(owner_url, allJobs(readConfig({})))
    const superuser = new Client({ connectionString: url('postgres') })
    await superuser.connect()
    const jobs = await openJobs(app_url)
    const opened = openDatabase(app_url, { connections: 2 })
    try {
      const { rows } = await superuser.query<Row>(books)
      await superuser.query('analyze')
      const [made] = rows
      if (!made) throw new Error('the books were not made')
      const actor = system(made.office_id, [made.lmc_id])
      await work({ made, rows, db: opened.db, jobs, actor, scope: openScope(opened.db, jobs, actor, now), superuser })
    } finally {
      // A connection still open when the server stops would end the process, before it says what went wrong.
      await superuser.end()
      await jobs.close()
      await opened.close()
    }
  } finally {
    await postgres.stop()
    if (!data) rmSync(directory, { recursive: true, force: true })
  }
}

export async function timed<T>(work: () => Promise<T>): Promise<readonly [T, number]> {
  const began = performance.now()
  const result = await work()
  return [result, performance.now() - began]
}
