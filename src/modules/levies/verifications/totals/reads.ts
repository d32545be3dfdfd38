import { sql } from 'kysely'
import type { Reading } from '../../../../platform/scope.ts'
import { thousands } from '../../../../platform/values.ts'
import { inSight, sentences } from '../findings/reads.ts'

const kept = {
  runs: 'issued runs',
  discrepancies: 'practices in runs',
  receipts: 'receipts',
  entries: 'accounts of entries',
} as const

/** What the database keeps added up, added up again from lines, receipts, allocations, write-offs and postings. */
export const wrongTotals = (tx: Reading) =>
  sentences(
    tx,
    sql<{ lmc_name: string; what: keyof typeof kept; wrong: number }>`
      with line as materialized (
        select l.lmc_id, l.run_id, l.practice_id, l.kind, l.collector_id, l.list_size, l.list_basis, l.amount_pence, l.remitted_pence,
          coalesce(a.pence, 0) as allocated, coalesce(w.pence, 0) as written_off, coalesce(w.not_passed_on, 0) as not_passed_on
        from levies.line l join levies.run r on r.lmc_id = l.lmc_id and r.id = l.run_id and r.state = 'issued'
        left join (select line_id, sum(amount_pence) as pence from levies.allocation where lmc_id = ${inSight(tx)} group by 1) a on a.line_id = l.id
        left join (select line_id, sum(amount_pence) as pence, sum(remitted_pence) as not_passed_on from levies.write_off
          where lmc_id = ${inSight(tx)} and state = 'confirmed' group by 1) w on w.line_id = l.id
        where l.lmc_id = ${inSight(tx)}),
      practice as materialized (
        select lmc_id, run_id, practice_id, count(*) as lines, count(*) filter (where kind = 'charge') as charges,
          coalesce(sum(list_size) filter (where kind = 'charge'), 0) as patients,
          bool_and(list_basis = 'weighted') filter (where kind = 'charge') as is_weighted,
          coalesce(sum(amount_pence) filter (where kind = 'charge'), 0) as charged,
          count(*) filter (where kind = 'adjustment') as adjustments,
          coalesce(sum(amount_pence) filter (where kind = 'adjustment'), 0) as adjusted,
          count(*) filter (where kind = 'not_charged') as not_charged, sum(amount_pence) as total, sum(remitted_pence) as remitted,
          least(coalesce(sum(remitted_pence) filter (where amount_pence < 0), 0), 0) as given_back,
          sum(allocated) as allocated, sum(written_off) as written_off, sum(not_passed_on) as not_passed_on,
          bool_or(amount_pence <> allocated + written_off) as is_owing,
          bool_or(amount_pence <> allocated or written_off <> 0 or not_passed_on <> 0) as differs
        from line group by 1, 2, 3),
      run as (
        select lmc_id, run_id, count(*) filter (where charges > 0) as practices, sum(patients) as patients, coalesce(bool_and(is_weighted), false) as is_weighted, sum(charged) as charged,
          sum(adjustments) as adjustments, sum(adjusted) as adjusted,
          sum(not_charged) as not_charged, sum(total) as total, count(*) filter (where charges + adjustments > 0) as asked,
          sum(remitted) as remitted, sum(least(remitted, greatest(total, given_back))) as payable
        from practice group by 1, 2),
      unlike as (
        select coalesce(r.lmc_id, t.lmc_id) as lmc_id, 'runs' as what
        from run r full join (select * from levies.run_total where lmc_id = ${inSight(tx)}) t on t.run_id = r.run_id
        where (r.practices, r.patients, r.is_weighted, r.charged, r.adjustments, r.adjusted, r.not_charged, r.total, r.asked, r.remitted, r.payable)
          is distinct from (t.practices, t.patients, t.is_weighted, t.charged_pence, t.adjustments, t.adjusted_pence, t.not_charged,
            t.total_pence, t.asked, t.remitted_pence, t.payable_pence)
        union all select coalesce(p.lmc_id, d.lmc_id), 'discrepancies'
        from (select * from practice where differs) p
        full join (select * from levies.discrepancy where lmc_id = ${inSight(tx)}) d on d.run_id = p.run_id and d.practice_id = p.practice_id
        where (p.lines, p.total, p.remitted, p.allocated, p.written_off, p.not_passed_on, p.given_back, p.is_owing)
          is distinct from (d.lines, d.charged_pence, d.remitted_pence, d.allocated_pence, d.written_off_pence, d.not_passed_on_pence, d.given_back_pence, d.is_owing)
        union all select t.lmc_id, 'receipts' from levies.receipt t
        left join (select receipt_id, sum(amount_pence) as pence from levies.allocation where lmc_id = ${inSight(tx)} group by 1) a on a.receipt_id = t.id
        where t.lmc_id = ${inSight(tx)} and t.allocated_pence <> coalesce(a.pence, 0)
        union all select coalesce(p.lmc_id, t.lmc_id), 'entries'
        from (select lmc_id, entry_id, account, sum(amount_pence) as amount, sum(greatest(amount_pence, 0)) as debit
          from levies.posting where lmc_id = ${inSight(tx)} group by 1, 2, 3) p
        full join (select * from levies.entry_total where lmc_id = ${inSight(tx)}) t on t.entry_id = p.entry_id and t.account = p.account
        where (p.amount, p.debit) is distinct from (t.amount_pence, t.debit_pence))
      select m.name as lmc_name, u.what, count(*)::int as wrong from unlike u join platform.lmc m on m.id = u.lmc_id
      group by 1, 2 order by 1, 2`,
    ({ lmc_name, what, wrong }) =>
      `${lmc_name}: of ${kept[what]}, ${thousands(wrong)} come to another amount than is kept.`,
  )
