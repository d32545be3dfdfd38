import { sql } from 'kysely'
import { NotFound } from '../../../platform/answers.ts'
import { queue } from '../../../platform/jobs/queue.ts'
import type { Writing } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { linesWithCollector } from '../document-lines/reads.ts'

/** Whoever numbers papers of an LMC at once waits, so that no number is given twice and none is left out. */
export const holdNumbers = (tx: Writing, lmc_id: Id<'lmc'>) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`levies.document ${lmc_id}`}, 0))`.execute(tx.db)

/**
 * Numbers a run's papers, one for each practice and whoever collects from it, and has them printed once this transaction commits: to
 * be called in the one that issues the run. What the LMC collects itself is an invoice, or a credit note where more is given back;
 * everything else is a statement, also of a practice that opted out. Whoever isn't charged for want of something is asked, and gets none.
 * A second time meets `one_document_of_a_run`.
 */
export async function documentsFor(tx: Writing, run_id: Id<'run'>): Promise<{ readonly documents: number }> {
  const run = await tx.db
    .selectFrom('levies.run as r')
    .innerJoin('platform.lmc as l', 'l.id', 'r.lmc_id')
    .select(['r.lmc_id', 'l.office_id'])
    .where('r.id', '=', run_id)
    .where('r.lmc_id', 'in', [...tx.actor.lmc_ids])
    .executeTakeFirst()
  if (!run) throw new NotFound()
  const { lmc_id, office_id } = run
  await holdNumbers(tx, lmc_id)
  const { numAffectedRows } = await sql`
    with sums as (
      select practice_id, collector_id, sum(amount_pence)::bigint as amount_pence
      from ${linesWithCollector(lmc_id, [run_id])} l group by practice_id, collector_id
      having bool_or(kind <> 'not_charged' or why = 'opted_out')),
    named as (
      select s.*, p.ods_code, c.days_to_pay,
        case when c.kind is distinct from 'lmc' or amount_pence = 0 then 'statement'
             when amount_pence > 0 then 'invoice' else 'credit_note' end as kind
      from sums s join register.practice_name p using (practice_id)
      left join levies.collector c on c.lmc_id = ${lmc_id} and c.id = s.collector_id),
    given as (select kind, max(number) as last from levies.document where lmc_id = ${lmc_id} group by kind),
    numbered as (
      select n.*, row_number() over (partition by kind order by ods_code collate "C", collector_id) + coalesce(g.last, 0) as number
      from named n left join given g using (kind))
    insert into levies.document
      (lmc_id, practice_id, run_id, collector_id, kind, number, reference, amount_pence, due_on, made_at)
    select ${lmc_id}, practice_id, ${run_id}, collector_id, kind, number, ods_code || '-' || upper(left(kind, 1)) || number,
      amount_pence, case when kind = 'invoice' then ${londonDay(tx.now)}::date + days_to_pay end, ${tx.now}
    from numbered`.execute(tx.db)
  await queue(tx, 'levies.print_documents', { office_id, lmc_id, run_id })
  return { documents: Number(numAffectedRows ?? 0n) }
}
