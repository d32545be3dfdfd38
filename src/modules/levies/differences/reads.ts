import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import { wholePence, type Id, type Pence, type Rate } from '../../../platform/values.ts'
import type { RateSpan } from '../charges/rules.ts'
import { figuresOf } from '../lines/reads.ts'
import type { Period } from '../periods/rules.ts'
import type { Run } from '../runs/reads.ts'
import type { StandingBeside } from './rules.ts'

export type PracticeBeside = {
  readonly line_id: Id<'line'>
  readonly ods_code: string
  readonly name: string
  readonly beside: StandingBeside
  readonly list_size: number | null
  readonly list_size_before: number | null
  readonly amount_pence: Pence
  readonly before_pence: Pence
  /** Of its days, how many it is charged for. */
  readonly days: number | null
  readonly of_days: number | null
  /** Why it isn’t charged now; null where the run says nothing of it. */
  readonly why: string | null
}

export type Beside = { readonly practices: number; readonly amount_pence: number; readonly before_pence: number }

export type TotalsBeside = {
  readonly before: Period & { readonly id: Id<'run'>; readonly total_pence: Pence }
  readonly total_pence: Pence
  readonly adjusted_pence: Pence
  readonly adjusted_before_pence: Pence
}

export type RunDifference = TotalsBeside & {
  readonly rates: readonly { readonly is_now: boolean; readonly rate: Rate; readonly per: RateSpan }[]
  readonly besides: Readonly<Partial<Record<StandingBeside, Beside>>>
  /** Those that differ, by how much the amount does. */
  readonly rows: readonly PracticeBeside[]
}

const mostShown = 100

type Compared = Pick<Run, 'id' | 'lmc_id' | 'levy_id' | 'period_from'>

/** The issued run of the same levy for the latest time before. */
const runBefore = (tx: Reading, { lmc_id, levy_id, period_from }: Compared) =>
  tx.db
    .selectFrom('levies.run')
    .select(['id', 'period_from as from', 'period_to as to'])
    .where('lmc_id', '=', lmc_id)
    .where('levy_id', '=', levy_id)
    .where('state', '=', 'issued')
    .where('period_to', '<', period_from)
    .orderBy('period_from', 'desc')
    .limit(1)
    .$castTo<Period & { readonly id: Id<'run'> }>()
    .executeTakeFirst()

/** What a run comes to in all, and the issued one before it; undefined for a levy’s first. */
export async function totalsBeside(tx: Reading, run: Compared): Promise<TotalsBeside | undefined> {
  const before = await runBefore(tx, run)
  if (!before) return undefined
  const figures = await figuresOf(tx, [run.id, before.id])
  const of = (id: Id<'run'>, what: 'total_pence' | 'adjusted_pence') => figures.get(id)?.[what] ?? wholePence(0)
  return {
    before: { ...before, total_pence: of(before.id, 'total_pence') },
    total_pence: of(run.id, 'total_pence'),
    adjusted_pence: of(run.id, 'adjusted_pence'),
    adjusted_before_pence: of(before.id, 'adjusted_pence'),
  }
}

/**
 * Each practice charged in either run. Patients are compared month by month and day by day: whatever the rates, and the lengths of the
 * runs. In floating point they are reckoned several times as fast, and exactly where a practice was there for the whole of both.
 */
const beside = ({ lmc_id, id }: Compared, before: Id<'run'>) => sql`
  charged as (
    select practice_id,
      sum(amount_pence) filter (where run_id = ${id})::int8 as pence, sum(amount_pence) filter (where run_id <> ${id})::int8 as before_pence,
      max(list_size) filter (where run_id = ${id}) as list_size, max(list_size) filter (where run_id <> ${id}) as list_size_before,
      sum(days) filter (where run_id = ${id})::int as days,
      sum(list_size::float8 * months * days / of_days) filter (where run_id = ${id}) as patients,
      sum(list_size::float8 * months * days / of_days) filter (where run_id <> ${id}) as patients_before
    from levies.line where lmc_id = ${lmc_id} and run_id = any (${[id, before]}::uuid[]) and kind = 'charge'
    group by practice_id),
  measured as (
    select id, (period_to - period_from + 1)::int as days,
      (extract(year from age(period_to + 1, period_from)) * 12 + extract(month from age(period_to + 1, period_from)))::int as months
    from levies.run where lmc_id = ${lmc_id} and id = any (${[id, before]}::uuid[])),
  compared as materialized (
    select c.practice_id, c.list_size, c.list_size_before, c.days, case when c.pence is not null then n.days end as of_days,
      coalesce(c.pence, 0)::int8 as amount_pence, coalesce(c.before_pence, 0)::int8 as before_pence,
      case when c.before_pence is null then 'new' when c.pence is null then 'gone'
        when abs(c.patients * b.months - c.patients_before * n.months) * 10 > c.patients_before * n.months then 'changed' else 'alike' end as beside
    from charged c join measured n on n.id = ${id} join measured b on b.id = ${before})`

type Row = PracticeBeside & { readonly besides: RunDifference['besides'] }

/** How a run differs from the one issued before it; undefined for a levy’s first. */
export async function differenceOf(tx: Reading, run: Compared): Promise<RunDifference | undefined> {
  const totals = await totalsBeside(tx, run)
  if (!totals) return undefined
  const { id: before_id } = totals.before
  const { rows } = await sql<Row>`
    with ${beside(run, before_id)},
    tallied as (
      select coalesce(jsonb_object_agg(beside,
        jsonb_build_object('practices', practices, 'amount_pence', amount_pence, 'before_pence', before_pence)), '{}') as besides
      from (select beside, count(*)::int as practices, sum(amount_pence)::int8 as amount_pence, sum(before_pence)::int8 as before_pence
        from compared group by beside) t),
    most as (
      select * from compared where beside <> 'alike' order by abs(amount_pence - before_pence) desc, practice_id limit ${mostShown})
    select t.besides, coalesce(w.id, l.id) as line_id, p.ods_code, p.name, c.beside, c.list_size, c.list_size_before, c.amount_pence,
      c.before_pence, c.days, c.of_days, w.why
    from tallied t left join most c on true
    left join register.practice_name p using (practice_id)
    left join lateral (select id from levies.line l where l.lmc_id = ${run.lmc_id} and l.practice_id = c.practice_id
      and l.run_id = any (${[run.id, before_id]}::uuid[]) and l.kind = 'charge' order by l.run_id = ${run.id} desc, from_on limit 1) l on true
    left join lateral (select id, why from levies.line l where c.beside = 'gone' and l.lmc_id = ${run.lmc_id}
      and l.practice_id = c.practice_id and l.run_id = ${run.id} and l.kind = 'not_charged' order by from_on desc limit 1) w on true
    order by abs(c.amount_pence - c.before_pence) desc, p.ods_code`.execute(tx.db)
  const rates = await sql<RunDifference['rates'][number]>`
    select distinct u.id = ${run.id} as is_now, r.rate, r.per
    from levies.run u join levies.rate r on r.lmc_id = u.lmc_id and r.levy_id = u.levy_id
    where u.lmc_id = ${run.lmc_id} and u.id = any (${[run.id, before_id]}::uuid[]) and exists (
      select from levies.line l where l.lmc_id = u.lmc_id and l.run_id = u.id and l.rate_id = r.id and l.kind = 'charge')
    order by r.rate`.execute(tx.db)
  return {
    ...totals,
    rates: rates.rows,
    besides: rows[0]?.besides ?? {},
    rows: rows.filter(({ line_id }) => line_id !== null),
  }
}
