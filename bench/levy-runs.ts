// A levy of all England charged for a quarter, after five years of quarterly counts: drafted, checked by a second person, and issued.
// The reference, in the same run: adding up the patients of those who were there.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Client } from 'pg'
import { allJobs } from '../src/modules.ts'
import { checkRun, draftRun, issueRun } from '../src/modules/levies/runs/writes.ts'
import type { Answer } from '../src/platform/answers.ts'
import { readConfig } from '../src/platform/config.ts'
import { openDatabase } from '../src/platform/database.ts'
import { migrateJobs, openJobs } from '../src/platform/jobs/queue.ts'
import { migrate } from '../src/platform/migrate.ts'
import { startPostgres } from '../src/platform/postgres.ts'
import { prepareDatabase } from '../src/platform/prepare.ts'
import { openScope, system, type Scope } from '../src/platform/scope.ts'
import type { Id } from '../src/platform/values.ts'

export const practices = 6_171
const most_ms = 2_000
export const now = Temporal.Instant.from('2026-11-20T10:00:00Z')
const day = (text: string) => Temporal.PlainDate.from(text)

/** One LMC for all of them, five years of quarterly counts, all with GMS, and a statutory and a national levy. */
const books = `
  with office as (insert into platform.office (name, made_at) values ('England', now()) returning id),
  lmc as (insert into platform.lmc (office_id, name, short_name, made_at)
    select id, 'England LMC', 'England', now() from office returning id, office_id),
  file as (insert into register.open_data_file (kind, format, file_name, seen_on, sha256, bytes, rows_read, report, taken_in_at, taken_in_by)
    select 'list_sizes', 'csv', 'counts.csv', '2021-10-01', repeat('0', 64), 0, 0, '{}', now(), 'Denise Fallow' returning id),
  practice as (insert into register.practice (ods_code) select 'Q' || to_char(n, 'FM00000') from generate_series(1, ${practices}) n
    returning id, ods_code),
  count as (select p.id, p.ods_code, d::date as on_day, d::date + interval '3 months' as until_day,
      8000 + abs(hashtext(p.ods_code || d::text)) % 4000 as patients
    from practice p, generate_series('2021-10-01', '2026-10-01', interval '3 months') d),
  period as (insert into register.practice_period
      (practice_id, ods_code, from_on, until_on, name, status, address, postcode, is_gp_practice, list_size, list_size_on)
    select id, ods_code, on_day, case when on_day < '2026-10-01' then until_day else '9999-12-31' end, 'The Surgery at ' || ods_code, 'active',
      '4 Elm Street, Wealdbridge, Wealdshire', 'WB1 4ZZ', true, patients, on_day from count),
  counted as (insert into register.list_size (practice_id, counted_on, patients, file_id, line)
    select c.id, on_day, patients, f.id, 1 from count c, file f),
  joined as (insert into register.lmc_practice (lmc_id, practice_id) select l.id, p.id from lmc l, practice p),
  represented as (insert into register.representation (office_id, lmc_id, practice_id, during)
    select l.office_id, l.id, p.id, '[,)' from lmc l, practice p),
  contract as (insert into levies.contract (lmc_id, practice_id, during, kind, set_at, set_by)
    select l.id, p.id, '[2000-01-01,)', 'gms', now(), 'Denise Fallow' from lmc l, practice p),
  levy as (insert into levies.levy (lmc_id, kind, name, joining, begun_on, made_at, made_by)
    select id, k, initcap(k) || ' levy', j, '2020-04-01', now(), 'Denise Fallow'
    from lmc, (values ('statutory', 'built_in'), ('national', 'opt_out')) v (k, j) returning id, lmc_id, kind),
  rate as (insert into levies.rate (lmc_id, levy_id, from_on, rate, per, list_basis, counted, levy_year_starts, rounding, remitted_rate,
      difference_used_for, state, meeting, decided_on, paper, proposed_at, proposed_by)
    select lmc_id, id, '2020-04-01', case kind when 'national' then 60000 else 420000 end, 'year', 'raw', 'period_start', 4, 'half_up',
      case kind when 'national' then 50000 end, '', 'agreed', 'Committee meeting', '2020-01-21', 'Paper 7', now(), 'Denise Fallow' from levy),
  collector as (insert into levies.collector (lmc_id, kind, name, email, layout, days_to_pay, payment_words, made_at, made_by)
    select id, 'pcse', 'PCSE', '', '[]', 0, '', now(), 'Denise Fallow' from lmc returning id),
  collecting as (insert into levies.collecting (lmc_id, levy_id, collector_id, during, set_at, set_by)
    select v.lmc_id, v.id, c.id, '[2020-04-01,)', now(), 'Denise Fallow' from levy v, collector c)
  select v.id as levy_id, v.kind, v.lmc_id, l.office_id from levy v, lmc l order by v.kind desc`

export type Levy = {
  readonly levy_id: Id<'levy'>
  readonly kind: string
  readonly lmc_id: Id<'lmc'>
  readonly office_id: Id<'office'>
}

/** What a bench has of England: its levies, the office as two people see it, and a superuser to make more of it. */
export type England = {
  readonly levies: readonly Levy[]
  readonly denise: Scope
  readonly ruth: Scope
  readonly superuser: Client
}

export async function inEngland(work: (england: England) => Promise<void>) {
  const directory = mkdtempSync(join(tmpdir(), 'openlmc-bench-'))
  const postgres = await startPostgres({ directory })
  try {
    await prepareDatabase(postgres.superuser_url, 'england')
    const [owner_url, app_url] = [postgres.url('england', 'openlmc_owner'), postgres.url('england', 'openlmc_app')]
    await migrate(owner_url)
    await migrateJobs(owner_url, allJobs(readConfig({})))
    const superuser = new Client({ connectionString: postgres.url('england', 'postgres') })
    await superuser.connect()
    const { rows: levies } = await superuser.query<Levy>(books)
    await superuser.query('analyze')
    const jobs = await openJobs(app_url)
    const opened = openDatabase(app_url, { connections: 2 })
    const [first] = levies
    if (!first) throw new Error('the levies were not made')
    const by = (name: string, account_id: string) => {
      const actor = system(first.office_id, [first.lmc_id])
      return openScope(
        opened.db,
        jobs,
        { ...actor, kind: 'account', account_id: account_id as Id<'account'>, name },
        now,
      )
    }
    const denise = by('Denise Fallow', '00000000-0000-7000-8000-000000000001')
    const ruth = by('Ruth Okafor', '00000000-0000-7000-8000-000000000002')
    await work({ levies, denise, ruth, superuser })
    await superuser.end()
    await jobs.close()
    await opened.close()
  } finally {
    await postgres.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}

export async function timed<T>(work: () => Promise<T>): Promise<readonly [T, number]> {
  const began = performance.now()
  const result = await work()
  return [result, performance.now() - began]
}

export function valueOf<T>(answer: Answer<T, string>): T {
  if (!answer.done) throw new Error(answer.why)
  return answer.value
}

/** Charges a levy for a quarter as two people do, and how long each step takes. */
export async function charged({ denise, ruth }: England, levy_id: Id<'levy'>, first: string) {
  const from = day(first)
  const period = { from, to: from.add({ months: 3 }).subtract({ days: 1 }) }
  const pressed = crypto.randomUUID()
  const [drafted, draft_ms] = await timed(() => denise.write((tx) => draftRun(tx, { levy_id, period, pressed })))
  const run_id = valueOf(drafted)
  const [checked, check_ms] = await timed(() => ruth.write((tx) => checkRun(tx, run_id)))
  valueOf(checked)
  const [issued, issue_ms] = await timed(() => ruth.write((tx) => issueRun(tx, run_id)))
  valueOf(issued)
  return { run_id, draft_ms, check_ms, issue_ms }
}

export async function run() {
  await inEngland(async (england) => {
    const { levies, denise } = england
    const [levy] = levies
    if (!levy) throw new Error('there is no levy')
    const reference: number[] = []
    for (const _ of [1, 2, 3])
      reference.push(
        (
          await timed(() =>
            denise.read((tx) =>
              sql`select sum(list_size) from register.practice_card where lmc_id = ${levy.lmc_id}
                and from_on <= '2026-07-01' and until_on > '2026-07-01'`.execute(tx.db),
            ),
          )
        )[1],
      )
    const runs: Awaited<ReturnType<typeof charged>>[] = []
    for (const first of ['2026-01-01', '2026-04-01', '2026-07-01'])
      runs.push(await charged(england, levy.levy_id, first))
    const { lines, total } = await denise.read((tx) =>
      tx.db
        .selectFrom('levies.line')
        .select(sql<number>`count(*)::int`.as('lines'))
        .select(sql<number>`sum(amount_pence)::int8`.as('total'))
        .where('kind', '=', 'charge')
        .executeTakeFirstOrThrow(),
    )
    if (lines !== practices * runs.length || total < 1) throw new Error(`${lines} lines were charged`)
    const slowest = (step: 'draft_ms' | 'check_ms' | 'issue_ms') => Math.max(...runs.map((each) => each[step]))
    const draft = slowest('draft_ms')
    console.log(
      `${practices} practices: drafted in ${draft.toFixed(0)} ms (at most ${most_ms}), ×${(draft / Math.min(...reference)).toFixed(0)} of adding up their patients; checked in ${slowest('check_ms').toFixed(0)} ms, issued in ${slowest('issue_ms').toFixed(0)} ms; the slowest of ${runs.length}`,
    )
    if (draft > most_ms) process.exitCode = 1
  })
}
