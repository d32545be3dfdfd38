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

/** Issued runs, the latest first, with what was paid of each; who paid just what they were charged is in its total alone. */
const runsPaid = (narrowed: RawBuilder<unknown>, most: RawBuilder<unknown> = sql``) => sql<RunPaid>`
  select r.id, r.lmc_id, m.name as lmc_name, v.name as levy_name, v.kind as levy_kind, r.period_from, r.period_to, t.total_pence as charged,
    t.total_pence - d.short as paid, d.written_off, d.differing, d.noted
  from levies.run r join levies.run_total t on t.lmc_id = r.lmc_id and t.run_id = r.id join platform.lmc m on m.id = r.lmc_id
  join levies.levy v on v.lmc_id = r.lmc_id and v.id = r.levy_id
  cross join lateral (
    select coalesce(sum(d.charged_pence - d.allocated_pence), 0)::int8 as short, coalesce(sum(d.written_off_pence), 0)::int8 as written_off,
      count(*) filter (where d.charged_pence <> d.allocated_pence)::int as differing,
      count(n.run_id) filter (where d.charged_pence <> d.allocated_pence)::int as noted
    from levies.discrepancy d left join levies.variance n on n.lmc_id = d.lmc_id and n.run_id = d.run_id and n.practice_id = d.practice_id
    where d.lmc_id = r.lmc_id and d.run_id = r.id) d
  where r.state = 'issued' and ${narrowed} order by r.period_from desc, m.name, v.name ${most}`

/** The issued runs of the LMCs in sight of the last three years, the latest first, with what was paid of each. */
export async function runsWithPaid(tx: Reading, today: Temporal.PlainDate): Promise<readonly RunPaid[]> {
  const { rows } = await runsPaid(
    sql`r.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and r.period_to > ${today.subtract({ years: 3 })}::date`,
  ).execute(tx.db)
  return rows
}

/** The latest issued runs of a levy, the last first, with what was paid of each. */
export async function runsPaidOf(
  tx: Reading,
  { id, lmc_id }: { readonly id: Id<'levy'>; readonly lmc_id: Id<'lmc'> },
  most: number,
): Promise<readonly RunPaid[]> {
  const { rows } = await runsPaid(sql`r.lmc_id = ${lmc_id} and r.levy_id = ${id}`, sql`limit ${most}`).execute(tx.db)
  return rows
}

export async function runPaid(tx: Reading, id: Id<'run'>): Promise<RunPaid | undefined> {
  const { rows } = await runsPaid(sql`r.id = ${id}`).execute(tx.db)
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
/** The practices that paid other than a run charged them, the largest difference first. */
export async function variancesOf(
  tx: Reading,
  run_id: Id<'run'>,
  { list, page }: VariancesAsked,
  most: number | 'all',
): Promise<{ readonly rows: readonly Variance[]; readonly total: number }> {
  const noted = { all: sql``, open: sql`and n.reason is null`, noted: sql`and n.reason is not null` }[list]
  const { rows } = await sql<Variance & { readonly total: number }>`
    with page as (
      select d.practice_id, c.ods_code, d.charged_pence as charged, d.allocated_pence as paid, n.reason, n.words, n.noted_at, n.noted_by,
        count(*) over ()::int as total
      from levies.discrepancy d join register.practice_name c on c.practice_id = d.practice_id
      left join levies.variance n on n.lmc_id = d.lmc_id and n.run_id = d.run_id and n.practice_id = d.practice_id
      where d.run_id = ${run_id} and d.charged_pence <> d.allocated_pence ${noted}
      order by abs(d.charged_pence - d.allocated_pence) desc, c.ods_code
      ${most === 'all' ? sql`` : sql`limit ${sql.lit(most)} offset ${sql.lit((page - 1) * most)}`})
    select p.*, c.name from page p join register.practice_name c on c.practice_id = p.practice_id
    order by abs(p.charged - p.paid) desc, p.ods_code`.execute(tx.db)
  return { rows, total: rows[0]?.total ?? 0 }
}

/** What one practice was charged by a run and paid of it; undefined where the run doesn’t name it. */
export async function varianceOf(tx: Reading, run_id: Id<'run'>, ods_code: string): Promise<Variance | undefined> {
  const { rows } = await sql<Variance>`
    select p.practice_id, c.ods_code, c.name, p.charged, p.paid, n.reason, n.words, n.noted_at, n.noted_by
    from register.practice_name c cross join lateral (
      select l.lmc_id, l.run_id, l.practice_id, sum(l.amount_pence)::int8 as charged, coalesce(sum(a.allocated), 0)::int8 as paid
      from levies.line l join levies.run r on r.lmc_id = l.lmc_id and r.id = l.run_id and r.state = 'issued' ${paidAndWrittenOff}
      where l.run_id = ${run_id} and l.practice_id = c.practice_id group by l.lmc_id, l.run_id, l.practice_id) p
    left join levies.variance n on n.lmc_id = p.lmc_id and n.run_id = p.run_id and n.practice_id = p.practice_id
    where c.ods_code = ${ods_code}`.execute(tx.db)
  return rows[0]
}
