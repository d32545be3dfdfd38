import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import { londonDay, type Id, type Pence } from '../../../platform/values.ts'
import { linesWithCollector } from '../document-lines/reads.ts'
import { paidOrWrittenOff } from '../write-offs/reads.ts'
import { daysBetweenReminders } from './rules.ts'

export type Overdue = {
  readonly id: Id<'document'>
  readonly practice_id: Id<'practice'>
  readonly collector_id: Id<'collector'>
  readonly ods_code: string
  readonly owed_pence: Pence
}

/** Invoices of a run that are past their day and not paid in full, and that nobody was reminded of lately. */
export async function overdueOf(tx: Reading, lmc_id: Id<'lmc'>, run_id: Id<'run'>): Promise<readonly Overdue[]> {
  const today = londonDay(tx.now)
  const { rows } = await sql<Overdue>`
    with paid as (
      select l.practice_id, l.collector_id, sum(a.amount_pence)::bigint as pence
      from ${linesWithCollector(lmc_id, [run_id])} l join ${paidOrWrittenOff} a on a.lmc_id = ${lmc_id} and a.line_id = l.id
      group by 1, 2)
    select d.id, d.practice_id, d.collector_id, n.ods_code, d.amount_pence - coalesce(p.pence, 0) as owed_pence
    from levies.document d join register.practice_name n using (practice_id)
    left join paid p using (practice_id, collector_id)
    where d.lmc_id = ${lmc_id} and d.run_id = ${run_id} and d.kind = 'invoice' and d.due_on < ${today}::date
      and d.amount_pence > coalesce(p.pence, 0)
      and not exists (select from levies.document o where o.lmc_id = d.lmc_id and o.reminds_id = d.id
        and o.made_at > ${tx.now.subtract({ hours: 24 * daysBetweenReminders })}::timestamptz)
    order by n.ods_code collate "C", d.number`.execute(tx.db)
  return rows
}
