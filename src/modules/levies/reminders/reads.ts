import { sql, type RawBuilder } from 'kysely'
import type { Waiting } from '../../../platform/module.ts'
import type { Reading } from '../../../platform/scope.ts'
import { londonDay, type Id, type Pence } from '../../../platform/values.ts'
import { linesCollected } from '../document-lines/reads.ts'
import { paidOrWrittenOff } from '../write-offs/reads.ts'
import { daysBetweenReminders } from './rules.ts'

/** What came in for bills: as it is kept, for pages; or added up of their lines, for papers. */
type PaidBy = 'totals' | 'lines'

/** Kept is what was paid of all a run’s lines of a practice: of its only line, unless a run took some of a write-off back. */
const paidInTotal = sql`case when x.lines = 1 and (x.lmc_id, x.practice_id) not in (select lmc_id, practice_id from retaken)
  then x.allocated_pence + x.written_off_pence end`

/**
 * Invoices that are past their day and not paid in full, and when their practices were reminded of them. Credit notes say that they are
 * set against the next invoice, so what is left of them is taken off the oldest that are owed of the same levy.
 */
const past = (tx: Reading, narrowed: RawBuilder<unknown>, paid_by: PaidBy = 'totals') => sql`(
  with retaken as materialized (
    select l.lmc_id, l.practice_id from levies.write_off w join levies.line l on l.lmc_id = w.lmc_id and l.id = w.line_id where w.run_id is not null),
  bill as materialized (
    select d.id, d.lmc_id, d.run_id, d.practice_id, d.collector_id, d.kind, d.number, d.due_on, d.amount_pence, x.levy_id,
      ${paid_by === 'lines' ? sql`null::bigint` : paidInTotal} as paid_pence
    from levies.discrepancy x join levies.document d on d.lmc_id = x.lmc_id and d.run_id = x.run_id and d.practice_id = x.practice_id
    where x.is_owing and d.kind in ('credit_note', 'invoice') and (d.kind = 'credit_note' or d.due_on < ${londonDay(tx.now)}::date)
      and ${narrowed}),
  stands as (
    select b.*, b.amount_pence - coalesce(b.paid_pence, (
      select sum(${paidOrWrittenOff})::bigint
      from (select b.lmc_id, c.id, c.collector_id
        from ${linesCollected(sql`l.lmc_id = b.lmc_id and l.run_id = b.run_id and l.practice_id = b.practice_id`)} c) l
      where l.collector_id = b.collector_id), 0) as open_pence
    from bill b),
  credit as (
    select practice_id, collector_id, levy_id, sum(open_pence) as pence from stands
    where kind = 'credit_note' and open_pence < 0 group by 1, 2, 3),
  owed as (
    select s.*, least(s.open_pence, coalesce(c.pence, 0) + sum(s.open_pence)
      over (partition by s.practice_id, s.collector_id, s.levy_id order by s.due_on, s.number))::bigint as owed_pence
    from stands s left join credit c using (practice_id, collector_id, levy_id) where s.kind = 'invoice' and s.open_pence > 0)
  select d.id, d.lmc_id, d.run_id, d.practice_id, d.collector_id, d.number, d.due_on, d.owed_pence, r.reminders, r.reminded_at,
    coalesce(r.reminded_at <= ${tx.now.subtract({ hours: 24 * daysBetweenReminders })}::timestamptz, true) as is_due
  from owed d cross join lateral (select count(*)::int as reminders, max(made_at) as reminded_at from levies.document o
    where o.lmc_id = d.lmc_id and o.reminds_id = d.id) r
  where d.owed_pence > 0)`

const inSight = (tx: Reading) => sql`x.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[])`

type Overdue = {
  readonly id: Id<'document'>
  readonly practice_id: Id<'practice'>
  readonly collector_id: Id<'collector'>
  readonly ods_code: string
  readonly owed_pence: Pence
}

/** Few practices have a credit note: of all others no invoice of another run is looked at. */
const credited = (lmc_id: Id<'lmc'>) =>
  sql`select practice_id from levies.document where lmc_id = ${lmc_id} and kind = 'credit_note'`

/** Those of a run that nobody was reminded of lately. */
export async function overdueOf(
  tx: Reading,
  lmc_id: Id<'lmc'>,
  run_id: Id<'run'>,
  paid_by: PaidBy = 'lines',
): Promise<readonly Overdue[]> {
  const { rows } = await sql<Overdue>`
    select p.id, p.practice_id, p.collector_id, n.ods_code, p.owed_pence
    from ${past(tx, sql`x.lmc_id = ${lmc_id} and (x.run_id = ${run_id} or x.practice_id in (${credited(lmc_id)}))`, paid_by)} p
    join register.practice_name n using (practice_id)
    where p.run_id = ${run_id} and p.is_due order by n.ods_code collate "C", p.number`.execute(tx.db)
  return rows
}

export type RunPastItsDay = {
  readonly run_id: Id<'run'>
  readonly lmc_name: string
  readonly levy_name: string
  readonly period_from: Temporal.PlainDate
  readonly period_to: Temporal.PlainDate
  readonly invoices: number
  readonly owed_pence: Pence
  /** Those that nobody was reminded of lately. */
  readonly to_remind: number
}

/** Runs with invoices past their day, the latest period first. */
export async function runsPastTheirDay(tx: Reading): Promise<readonly RunPastItsDay[]> {
  const { rows } = await sql<RunPastItsDay>`
    select p.run_id, m.short_name as lmc_name, v.name as levy_name, r.period_from, r.period_to, count(*)::int as invoices,
      sum(p.owed_pence)::bigint as owed_pence, count(*) filter (where p.is_due)::int as to_remind
    from ${past(tx, inSight(tx))} p join levies.run r on r.lmc_id = p.lmc_id and r.id = p.run_id
    join levies.levy v on v.lmc_id = r.lmc_id and v.id = r.levy_id join platform.lmc m on m.id = p.lmc_id
    group by p.run_id, m.short_name, v.name, r.period_from, r.period_to
    order by r.period_from desc, m.short_name, v.name`.execute(tx.db)
  return rows
}

export type InvoicePastItsDay = {
  readonly id: Id<'document'>
  readonly run_id: Id<'run'>
  readonly ods_code: string
  readonly practice_name: string
  readonly number: number
  readonly due_on: Temporal.PlainDate
  readonly owed_pence: Pence
  readonly reminders: number
  readonly reminded_at: Temporal.Instant | null
}

/** One page of the invoices past their day, the oldest first. */
export async function invoicesPastTheirDay(tx: Reading, page: number, size: number) {
  const { rows } = await sql<InvoicePastItsDay>`
    select p.id, p.run_id, n.ods_code, n.name as practice_name, p.number, p.due_on, p.owed_pence, p.reminders, p.reminded_at
    from ${past(tx, inSight(tx))} p join register.practice_name n using (practice_id)
    order by p.due_on, n.ods_code collate "C", p.number limit ${size} offset ${(page - 1) * size}`.execute(tx.db)
  return rows
}

/** Who has not paid, on Today. */
export const waits: readonly Waiting[] = [
  {
    label: 'Overdue invoices',
    may: 'levies.keep_levies',
    under: 'has not replied',
    href: '/levies/reminders',
    is_kept: true,
    count: async (tx) => {
      const { rows } = await sql<{ invoices: number }>`
        select count(*)::int as invoices from ${past(tx, inSight(tx))} p`.execute(tx.db)
      return rows[0]?.invoices ?? 0
    },
  },
]
