import { sql, type RawBuilder } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { VarianceList, VarianceReason } from './rules.ts'
import { paidAndWrittenOff } from '../write-offs/reads.ts'
import type { LevyKind } from '../levies/rules.ts'

export type RunPaid = {
  readonly id: Id<'run'>
  readonly lmc_id: Id<'lmc'>
  readonly lmc_name: string
  readonly levy_name: string
  readonly levy_kind: LevyKind
  readonly period_from: Temporal.PlainDate
  readonly period_to: Temporal.PlainDate
  readonly charged: number
  readonly paid: number
  readonly written_off: number
  /** Practices that paid other than they were charged, and of how many of them the reason is noted. */
  readonly differing: number
  readonly noted: number
}

/** What each practice was charged by issued runs, and what receipts have paid of it. */
const paidOf = (narrowed: RawBuilder<unknown>) => sql`
  select l.lmc_id, l.run_id, l.practice_id, sum(l.amount_pence)::int8 as charged, coalesce(sum(a.allocated), 0)::int8 as paid,
    coalesce(sum(w.written_off_pence), 0)::int8 as written_off
  from levies.line l join levies.run r on r.lmc_id = l.lmc_id and r.id = l.run_id and r.state = 'issued'
  ${paidAndWrittenOff}
  where ${narrowed} group by l.lmc_id, l.run_id, l.practice_id`

const runsPaid = (narrowed: RawBuilder<unknown>) => sql<RunPaid>`
  with paid as (${paidOf(narrowed)})
  select r.id, r.lmc_id, m.name as lmc_name, v.name as levy_name, v.kind as levy_kind, r.period_from, r.period_to, sum(p.charged)::int8 as charged,
    sum(p.paid)::int8 as paid, sum(p.written_off)::int8 as written_off, count(*) filter (where p.charged <> p.paid)::int as differing,
    count(n.run_id) filter (where p.charged <> p.paid)::int as noted
  from paid p join levies.run r on r.lmc_id = p.lmc_id and r.id = p.run_id join platform.lmc m on m.id = r.lmc_id
  join levies.levy v on v.lmc_id = r.lmc_id and v.id = r.levy_id
  left join levies.variance n on n.lmc_id = p.lmc_id and n.run_id = p.run_id and n.practice_id = p.practice_id
  group by r.id, r.lmc_id, m.name, v.name, v.kind, r.period_from, r.period_to order by r.period_from desc, m.name, v.name`

/** The issued runs of the LMCs in sight of the last three years, the latest first, with what was paid of each. */
export async function runsWithPaid(tx: Reading, today: Temporal.PlainDate): Promise<readonly RunPaid[]> {
  const { rows } = await runsPaid(
    sql`l.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and r.period_to > ${today.subtract({ years: 3 })}::date`,
  ).execute(tx.db)
  return rows
}

/** The issued runs of a levy, the latest first, with what was paid of each. */
export async function runsPaidOf(
  tx: Reading,
  { id, lmc_id }: { readonly id: Id<'levy'>; readonly lmc_id: Id<'lmc'> },
): Promise<readonly RunPaid[]> {
  const { rows } = await runsPaid(sql`l.lmc_id = ${lmc_id} and l.levy_id = ${id}`).execute(tx.db)
  return rows
}

export async function runPaid(tx: Reading, id: Id<'run'>): Promise<RunPaid | undefined> {
  const { rows } = await runsPaid(sql`l.run_id = ${id}`).execute(tx.db)
  return rows[0]
}

export type Variance = {
  readonly practice_id: Id<'practice'>
  readonly ods_code: string
  readonly name: string
  readonly charged: number
  readonly paid: number
  readonly reason: VarianceReason | null
  readonly words: string | null
  readonly noted_at: Temporal.Instant | null
  readonly noted_by: string | null
}

export type VariancesAsked = { readonly list: VarianceList; readonly page: number }
const varying = (narrowed: RawBuilder<unknown>) => sql`
  select p.practice_id, c.ods_code, c.name, p.charged, p.paid, n.reason, n.words, n.noted_at, n.noted_by, count(*) over ()::int as total
  from (${paidOf(narrowed)}) p join register.practice_name c on c.practice_id = p.practice_id
  left join levies.variance n on n.lmc_id = p.lmc_id and n.run_id = p.run_id and n.practice_id = p.practice_id`

/** The practices that paid other than a run charged them, the largest difference first. */
export async function variancesOf(
  tx: Reading,
  run_id: Id<'run'>,
  { list, page }: VariancesAsked,
  most: number | 'all',
): Promise<{ readonly rows: readonly Variance[]; readonly total: number }> {
  const noted = { all: sql``, open: sql`and n.reason is null`, noted: sql`and n.reason is not null` }[list]
  const { rows } = await sql<Variance & { readonly total: number }>`
    ${varying(sql`l.run_id = ${run_id}`)} where p.charged <> p.paid ${noted}
    order by abs(p.charged - p.paid) desc, c.ods_code
    ${most === 'all' ? sql`` : sql`limit ${most} offset ${(page - 1) * most}`}`.execute(tx.db)
  return { rows, total: rows[0]?.total ?? 0 }
}

/** What one practice was charged by a run and paid of it; undefined where the run doesn’t name it. */
export async function varianceOf(tx: Reading, run_id: Id<'run'>, ods_code: string): Promise<Variance | undefined> {
  const { rows } = await sql<Variance>`
    ${varying(sql`l.run_id = ${run_id}`)} where c.ods_code = ${ods_code}`.execute(tx.db)
  return rows[0]
}
