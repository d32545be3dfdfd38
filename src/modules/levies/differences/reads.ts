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

export type RunDifference = {
  readonly before: Period & { readonly id: Id<'run'>; readonly total_pence: Pence }
  readonly total_pence: Pence
  readonly adjusted_pence: Pence
  readonly adjusted_before_pence: Pence
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

/** Each practice charged in either run. Patients are compared month by month and day by day: whatever the rates, and the lengths of the runs. */
const beside = ({ lmc_id, id }: Compared, before: Id<'run'>) => sql`
  charged as (
    select practice_id, run_id = ${id} as is_now, (array_agg(id order by from_on))[1] as line_id,
      sum(amount_pence)::int8 as pence, max(list_size) as list_size, sum(days)::int as days,
      sum(list_size::numeric * months * days / of_days) as patients
    from levies.line where lmc_id = ${lmc_id} and run_id = any (${[id, before]}::uuid[]) and kind = 'charge'
    group by practice_id, run_id),
  lengths as (
    select id = ${id} as is_now, (period_to - period_from + 1)::int as days,
      (extract(year from age(period_to + 1, period_from)) * 12 + extract(month from age(period_to + 1, period_from))) as months
    from levies.run where lmc_id = ${lmc_id} and id = any (${[id, before]}::uuid[])),
  measured as (
    select c.*, c.patients / l.months as monthly, l.days as of_days from charged c join lengths l using (is_now)),
  compared as (
    select practice_id, coalesce(n.line_id, b.line_id) as line_id, n.list_size, b.list_size as list_size_before, n.days, n.of_days,
      coalesce(n.pence, 0)::int8 as amount_pence, coalesce(b.pence, 0)::int8 as before_pence,
      case when b.practice_id is null then 'new' when n.practice_id is null then 'gone'
        when abs(n.monthly - b.monthly) * 10 > b.monthly then 'changed' else 'alike' end as beside
    from (select * from measured where is_now) n full join (select * from measured where not is_now) b using (practice_id))`

/** How a run differs from the one issued before it; undefined for a levy’s first. */
export async function differenceOf(tx: Reading, run: Compared): Promise<RunDifference | undefined> {
  const before = await runBefore(tx, run)
  if (!before) return undefined
  const figures = await figuresOf(tx, [run.id, before.id])
  const besides = await sql<Beside & { readonly beside: StandingBeside }>`
    with ${beside(run, before.id)}
    select beside, count(*)::int as practices, sum(amount_pence)::int8 as amount_pence, sum(before_pence)::int8 as before_pence
    from compared group by beside`.execute(tx.db)
  const { rows } = await sql<PracticeBeside>`
    with ${beside(run, before.id)}
    select coalesce(w.id, c.line_id) as line_id, p.ods_code, p.name, c.beside, c.list_size, c.list_size_before, c.amount_pence,
      c.before_pence, c.days, c.of_days, w.why
    from (select * from compared where beside <> 'alike'
      order by abs(amount_pence - before_pence) desc, practice_id limit ${mostShown}) c
    join register.practice_name p using (practice_id)
    left join lateral (select id, why from levies.line l where c.beside = 'gone' and l.lmc_id = ${run.lmc_id}
      and l.practice_id = c.practice_id and l.run_id = ${run.id} and l.kind = 'not_charged' order by from_on desc limit 1) w on true
    order by abs(c.amount_pence - c.before_pence) desc, p.ods_code`.execute(tx.db)
  const rates = await sql<RunDifference['rates'][number]>`
    select distinct l.run_id = ${run.id} as is_now, r.rate, r.per from levies.line l
    join levies.rate r on r.lmc_id = l.lmc_id and r.id = l.rate_id
    where l.lmc_id = ${run.lmc_id} and l.run_id = any (${[run.id, before.id]}::uuid[]) and l.kind = 'charge'
    order by r.rate`.execute(tx.db)
  const of = (id: Id<'run'>, what: 'total_pence' | 'adjusted_pence') => figures.get(id)?.[what] ?? wholePence(0)
  return {
    before: { ...before, total_pence: of(before.id, 'total_pence') },
    total_pence: of(run.id, 'total_pence'),
    adjusted_pence: of(run.id, 'adjusted_pence'),
    adjusted_before_pence: of(before.id, 'adjusted_pence'),
    rates: rates.rows,
    besides: Object.fromEntries(besides.rows.map(({ beside, ...sums }) => [beside, sums])),
    rows,
  }
}
