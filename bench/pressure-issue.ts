// A situation report of an LMC with 120 practices, 30 PCNs and a year of weeks, from the closed week to the PDF, against printing one line.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { demonstration } from '../seeds/demonstration.ts'
import { seedDemonstration } from '../seeds/seed.ts'
import { allJobs } from '../src/modules.ts'
import { commentsOf, screenOf } from '../src/modules/pressure/comments/reads.ts'
import { headOfIssue, issueWith, sitrepOf } from '../src/modules/pressure/issues/reads.ts'
import { freezeIssue } from '../src/modules/pressure/issues/writes.ts'
import { forPaper } from '../src/modules/pressure/sitreps/papers/rules.ts'
import { readConfig } from '../src/platform/config.ts'
import { openDatabase } from '../src/platform/database.ts'
import type { Installation } from '../src/platform/installation.ts'
import { migrateJobs, openJobs } from '../src/platform/jobs/queue.ts'
import { migrate } from '../src/platform/migrate.ts'
import { startPostgres } from '../src/platform/postgres.ts'
import { prepareDatabase } from '../src/platform/prepare.ts'
import { printPdf } from '../src/platform/print/pdf.ts'
import { openScope, system, type Scope } from '../src/platform/scope.ts'
import type { Id } from '../src/platform/values.ts'

const most_ms = 2_000
const rounds = 9
const now = Temporal.Instant.from('2026-11-20T10:00:00Z')
const last_week = Temporal.PlainDate.from('2026-11-16')

const codes = demonstration.counties[0]?.practices.slice(0, 120).map(({ ods_code }) => ods_code) ?? []

/** Weeks as closing them would have left them, and in each a comment of every practice. */
const weeks = `
  with w as (select (date '${last_week.toString()}' - 7 * n)::date as week_of from generate_series(0, 51) n), closed as (
    insert into pressure.closed_week
      (lmc_id, week_of, reference_on, closed_at, practices, returned, area_method, smallest_cell, came_by, is_bank_holiday)
    select $1, week_of, week_of, week_of + interval '89 hours', 120, 80, 'most_common', 5, 'round', false from w returning week_of),
  areas as (
    select 'lmc' as kind, $1::text as code, 'Wealdshire LMC' as name, 120 as practices
    union all select 'locality', n::text, 'Locality ' || n, 40 from generate_series(1, 3) n
    union all select 'pcn', 'U9' || to_char(n, 'FM0000'), 'Primary care network ' || n, 4 from generate_series(1, 30) n),
  cells as (
    insert into pressure.week_cell (lmc_id, week_of, area_kind, area_code, area_name, practices, patients, returned, green, amber,
      red, black, computed_from, computed_green, computed_amber, computed_red, computed_black, contacts_from, contacts, contacts_patients)
    select $1, week_of, kind, code, name, practices, practices * 10000, 20, 5, 10, 4, 1, 20, 4, 10, 5, 1, 20, 3600 + 10 * extract(week from week_of)::int, 200000
    from closed, areas),
  kept as (
    insert into pressure.week_practice (lmc_id, week_of, practice_id, alert)
    select $1, week_of, id, 'amber' from closed, register.practice where ods_code = any ($2))
  insert into pressure.weekly_return (lmc_id, practice_id, week_of, reference_on, alert, comment, own_answers, versions, is_late, submitted_at, submitted_by)
  select $1, id, week_of, week_of, 'amber', 'Dr Marlowe of ' || ods_code || ' is off sick, and nobody comes from Tollgate Surgery', '{}', 1, false, week_of + interval '30 hours', 'Jo Bright'
  from closed, register.practice where ods_code = any ($2)`

export async function run() {
  const directory = mkdtempSync(join(tmpdir(), 'openlmc-bench-'))
  const postgres = await startPostgres({ directory })
  try {
    await prepareDatabase(postgres.superuser_url, 'issues')
    const [owner_url, app_url] = [postgres.url('issues', 'openlmc_owner'), postgres.url('issues', 'openlmc_app')]
    await migrate(owner_url)
    await migrateJobs(owner_url, allJobs(readConfig({})))
    const jobs = await openJobs(app_url)
    const opened = openDatabase(app_url, { connections: 2 })
    const installation: Installation = { kind: 'demonstration', is_founded: true, ...opened, jobs, owner_url, app_url }
    await seedDemonstration(installation, now)
    const [lmc] = await openScope(opened.db, jobs, system(), now).read((tx) =>
      tx.db.selectFrom('platform.lmc').select(['id', 'office_id']).where('short_name', '=', 'Wealdshire').execute(),
    )
    if (!lmc) throw new Error('the demonstration has no Wealdshire')
    const client = new Client({ connectionString: postgres.url('issues', 'postgres') })
    await client.connect()
    await client.query('truncate pressure.closed_week, pressure.weekly_return cascade')
    await client.query(weeks, [lmc.id, codes])
    await client.end()
    await measure(openScope(opened.db, jobs, system(lmc.office_id, [lmc.id]), now), lmc.id)
    await jobs.close()
    await opened.close()
  } finally {
    await postgres.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}

async function measure(scope: Scope, lmc_id: Id<'lmc'>) {
  const lines: { whole: number; freeze: number; screen: number; print: number; plain: number }[] = []
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now()
    const frozen = await scope.write((tx) => freezeIssue(tx, lmc_id, last_week.subtract({ weeks: round })))
    if (!frozen.done) throw new Error(frozen.why)
    const froze = performance.now()
    const { sitrep, head, comments } = await scope.read(async (tx) => {
      const issue = await issueWith(tx, frozen.value)
      if (!issue) throw new Error('the report is not there')
      const { head } = await headOfIssue(tx, issue)
      return { sitrep: await sitrepOf(tx, issue), head, comments: { issue, rows: await commentsOf(tx, issue.id) } }
    })
    const read = performance.now()
    const pdf = await printPdf('situation-report', forPaper(sitrep, { public_address: null, head }))
    const printed = performance.now()
    await scope.read(async (tx) => {
      const said = comments.rows.map((comment) => comment.said)
      const marksIn = await screenOf(tx, comments.issue, said)
      return said.map(marksIn)
    })
    const screened = performance.now()
    await printPdf('../tests/support/printed', { title: 'One line', rows: [] })
    const plain = performance.now() - screened
    if (pdf.length < 10_000 || comments.rows.length !== codes.length) throw new Error('the report was not made')
    lines.push({
      whole: printed - began,
      freeze: froze - began,
      print: printed - read,
      screen: screened - printed,
      plain,
    })
  }
  const [first] = lines
  const middle = (of: keyof (typeof lines)[number]) =>
    lines.map((line) => line[of]).toSorted((a, b) => a - b)[rounds >> 1] ?? 0
  const ms = (of: keyof (typeof lines)[number]) => `${middle(of).toFixed(0)} ms`
  console.log(
    `a situation report: ${ms('whole')} (the first ${(first?.whole ?? 0).toFixed(0)} ms, at most ${most_ms}): frozen ${ms('freeze')}, PDF ${ms('print')}, ×${(middle('print') / middle('plain')).toFixed(1)} of printing one line; ${codes.length} comments screened ${ms('screen')}`,
  )
  if (lines.some(({ whole }) => whole > most_ms)) process.exitCode = 1
}
