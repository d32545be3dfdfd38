// A levy of all England charged for a quarter, after five years of quarterly counts: drafted, checked by a second person, and issued.
// The reference, in the same run: adding up the patients of those who were there.
import { sql } from 'kysely'
import type { Client } from 'pg'
import { checkRun, draftRun, issueRun } from '../src/modules/levies/runs/writes.ts'
import type { Answer } from '../src/platform/answers.ts'
import { openScope, type Scope } from '../src/platform/scope.ts'
import type { Id } from '../src/platform/values.ts'
import {
  collectedByPcse,
  englandWith,
  inLeviedEngland,
  now,
  practices,
  timed,
  type LeviedEngland,
} from './levied-england.ts'

const most_ms = 2_000
const day = (text: string) => Temporal.PlainDate.from(text)

/** Five years of quarterly counts, all with GMS, and a statutory and a national levy. */
const books = `${englandWith('statutory', 'national')},${collectedByPcse},
  file as (insert into register.open_data_file (kind, format, file_name, seen_on, sha256, bytes, rows_read, report, taken_in_at, taken_in_by)
    select 'list_sizes', 'csv', 'counts.csv', '2021-10-01', repeat('0', 64), 0, 0, '{}', now(), 'Denise Fallow' returning id),
  count as (select p.id, p.ods_code, d::date as on_day, d::date + interval '3 months' as until_day,
      8000 + abs(hashtext(p.ods_code || d::text)) % 4000 as patients
    from practice p, generate_series('2021-10-01', '2026-10-01', interval '3 months') d),
  period as (insert into register.practice_period
      (practice_id, ods_code, from_on, until_on, name, status, address, postcode, is_gp_practice, list_size, list_size_on)
    select id, ods_code, on_day, case when on_day < '2026-10-01' then until_day else '9999-12-31' end, 'The Surgery at ' || ods_code, 'active',
      '4 Elm Street, Wealdbridge, Wealdshire', 'WB1 4ZZ', true, patients, on_day from count),
  counted as (insert into register.list_size (practice_id, counted_on, patients, file_id, line)
    select c.id, on_day, patients, f.id, 1 from count c, file f),
  contract as (insert into levies.contract (lmc_id, practice_id, during, kind, set_at, set_by)
    select l.id, p.id, '[2000-01-01,)', 'gms', now(), 'Denise Fallow' from lmc l, practice p),
  rate as (insert into levies.rate (lmc_id, levy_id, from_on, rate, per, list_basis, counted, levy_year_starts, rounding, remitted_rate,
      difference_used_for, state, meeting, decided_on, paper, proposed_at, proposed_by)
    select lmc_id, id, '2020-04-01', case kind when 'national' then 60000 else 420000 end, 'year', 'raw', 'period_start', 4, 'half_up',
      case kind when 'national' then 50000 end, '', 'agreed', 'Committee meeting', '2020-01-21', 'Paper 7', now(), 'Denise Fallow' from levy),
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

export async function inEngland(work: (england: England) => Promise<void>, data?: string) {
  const made = ({ rows: levies, db, jobs, actor, superuser }: LeviedEngland<Levy>) => {
    const by = (name: string, account_id: string) =>
      openScope(db, jobs, { ...actor, kind: 'account', account_id: account_id as Id<'account'>, name }, now)
    const denise = by('Denise Fallow', '00000000-0000-7000-8000-000000000001')
    const ruth = by('Ruth Okafor', '00000000-0000-7000-8000-000000000002')
    return work({ levies, denise, ruth, superuser })
  }
  await inLeviedEngland(books, made, data)
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
