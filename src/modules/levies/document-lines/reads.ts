import { sql, type RawBuilder } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { LineTold } from './rules.ts'

/**
 * Lines, all those of a run or none, each with whoever collects it; one that names nobody goes with the practice's others. What of a
 * correction was written off before and never paid is taken back by it, and not given back.
 */
export const linesCollected = (narrowed: RawBuilder<unknown>) => sql`(
  select l.id, l.run_id, l.practice_id, l.kind, l.from_on, l.to_on, l.days, l.of_days, l.months, l.list_basis, l.list_size, l.list_size_on,
    l.given_count_id, l.rate_id, l.mandate_id, l.exact_numerator, l.exact_denominator,
    l.amount_pence - coalesce(t.amount_pence, 0) as amount_pence, -coalesce(t.amount_pence, 0) as taken_back_pence, l.corrects_line_id, l.why,
    coalesce(l.collector_id, (max(l.collector_id::text) over (partition by l.run_id, l.practice_id))::uuid) as collector_id
  from levies.line l left join levies.write_off t on t.lmc_id = l.lmc_id and t.line_id = l.id and t.run_id = l.run_id where ${narrowed})`

export const linesWithCollector = (lmc_id: Id<'lmc'>, run_ids: readonly Id<'run'>[]) =>
  linesCollected(sql`l.lmc_id = ${lmc_id} and l.run_id = any (${[...run_ids]}::uuid[])`)

type DocumentLine = LineTold & { readonly document_id: Id<'document'> }

/** The lines of these papers of one LMC, charges first; a reminder's are its invoice's. */
export async function linesOf(
  tx: Reading,
  lmc_id: Id<'lmc'>,
  document_ids: readonly Id<'document'>[],
): Promise<ReadonlyMap<Id<'document'>, readonly DocumentLine[]>> {
  const { rows: papers } = await sql<{ run_id: Id<'run'> }>`
    select distinct run_id from levies.document where lmc_id = ${lmc_id} and id = any (${[...document_ids]}::uuid[])`.execute(
    tx.db,
  )
  const run_ids = papers.map(({ run_id }) => run_id)
  const { rows } = await sql<DocumentLine>`
    with paper as materialized (
      select id, run_id, practice_id, collector_id from levies.document
      where lmc_id = ${lmc_id} and id = any (${[...document_ids]}::uuid[]))
    select d.id as document_id, l.kind, l.from_on, l.to_on, l.days, l.of_days, l.months, l.list_basis, l.list_size, l.list_size_on,
      l.exact_numerator::text as exact_numerator, l.exact_denominator::text as exact_denominator, l.amount_pence, l.taken_back_pence, l.why,
      (b.issued_at at time zone 'Europe/London')::date as corrects_run_issued_on, q.corrects_paper,
      g.source as given_source, r.rate, r.per, r.rounding, r.meeting, r.decided_on, r.paper, m.signed_by, m.signed_on
    from paper d join ${linesWithCollector(lmc_id, run_ids)} l
      on l.run_id = d.run_id and l.practice_id = d.practice_id and l.collector_id is not distinct from d.collector_id
    left join levies.given_count g on g.lmc_id = ${lmc_id} and g.id = l.given_count_id
    left join levies.rate r on r.lmc_id = ${lmc_id} and r.id = l.rate_id
    left join levies.mandate m on m.lmc_id = ${lmc_id} and m.id = l.mandate_id
    left join levies.line o on o.lmc_id = ${lmc_id} and o.id = l.corrects_line_id
    left join levies.run b on b.lmc_id = ${lmc_id} and b.id = o.run_id
    left join lateral (select jsonb_build_object('kind', p.kind, 'number', p.number) as corrects_paper from levies.document p
      where p.lmc_id = ${lmc_id} and p.run_id = o.run_id and p.practice_id = o.practice_id and p.kind <> 'reminder'
      order by p.collector_id is not distinct from o.collector_id desc limit 1) q on true
    order by d.id, case l.kind when 'charge' then 1 when 'adjustment' then 2 else 3 end, l.from_on, l.id`.execute(tx.db)
  return Map.groupBy(rows, ({ document_id }) => document_id)
}
