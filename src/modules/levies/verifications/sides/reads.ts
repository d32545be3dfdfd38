import { sql } from 'kysely'
import type { Reading } from '../../../../platform/scope.ts'
import { ofTheYear, owedTo } from '../../journals/rules.ts'
import { inSight } from '../findings/reads.ts'

/** The account in which what is passed on of a levy is owed, of `levies.levy as v`. */
export const owedToSql = sql`case v.kind when 'national' then ${sql.lit(owedTo('national'))} when 'charity' then ${sql.lit(owedTo('charity'))} end`

/** The sides of entries that are to be, by the rows the entries came of, in parts that add up to them; the ends of years by what was entered before them. */
export const sidesDue = (tx: Reading) => sql`
  with charged as (
    select e.id as entry_id, ${owedToSql} as owed_to, l.practice_id, l.amount_pence, l.remitted_pence
    from levies.entry e join levies.run r on r.lmc_id = e.lmc_id and r.id = e.source_id and r.state = 'issued'
    join levies.line l on l.lmc_id = r.lmc_id and l.run_id = r.id join levies.levy v on v.lmc_id = r.lmc_id and v.id = r.levy_id
    where e.lmc_id = ${inSight(tx)} and e.what = 'run_issued'),
  of_run as (select entry_id, owed_to, sum(amount_pence)::int8 as amount, sum(remitted_pence)::int8 as remitted from charged group by 1, 2),
  sent as (
    select e.id as entry_id, ${owedToSql} as owed_to, m.sent_pence
    from levies.entry e join levies.remittance m on m.lmc_id = e.lmc_id and m.id = e.source_id
    join levies.levy v on v.lmc_id = m.lmc_id and v.id = m.levy_id where e.lmc_id = ${inSight(tx)} and e.what = 'remittance'),
  given_up as (
    select e.id as entry_id, ${owedToSql} as owed_to, l.practice_id, w.amount_pence, w.remitted_pence
    from levies.entry e join levies.write_off w on w.lmc_id = e.lmc_id and w.id = e.source_id and w.state = 'confirmed'
    join levies.line l on l.lmc_id = w.lmc_id and l.id = w.line_id join levies.levy v on v.lmc_id = l.lmc_id and v.id = l.levy_id
    where e.lmc_id = ${inSight(tx)} and e.what = 'written_off'),
  fee as (
    select e.id as entry_id, f.amount_pence from levies.entry e join levies.sessional_fee f on f.lmc_id = e.lmc_id and f.id = e.source_id
    where e.lmc_id = ${inSight(tx)} and e.what = 'sessional_fee'),
  ended as (
    select y.id as entry_id, p.account, sum(p.amount_pence)::int8 as pence
    from levies.entry y join levies.entry e on e.lmc_id = y.lmc_id and e.levy_id is not distinct from y.levy_id
      and (e.on_day < y.on_day or (e.on_day = y.on_day and e.what <> 'year_end'))
    join levies.posting p on p.lmc_id = e.lmc_id and p.entry_id = e.id and p.account = any (${[...ofTheYear]}::text[])
    where y.lmc_id = ${inSight(tx)} and y.what = 'year_end' group by 1, 2)
  select entry_id, 'owed_by_practices' as account, practice_id, amount_pence as pence from charged
  union all select entry_id, 'levy_income', null, case when owed_to is null then 0 else remitted end - amount from of_run
  union all select entry_id, owed_to, null, -remitted from of_run where owed_to is not null
  union all select t.entry_id, s.account, t.practice_id, t.amount_pence * s.sign
    from levies.receipt t, (values ('received', 1), ('not_yet_allocated', -1)) s (account, sign)
    where t.lmc_id = ${inSight(tx)} and t.entry_id is not null
  union all select a.entry_id, 'not_yet_allocated', t.practice_id, a.amount_pence
    from levies.allocation a join levies.receipt t on t.lmc_id = a.lmc_id and t.id = a.receipt_id
    where a.lmc_id = ${inSight(tx)} and a.entry_id is not null
  union all select a.entry_id, 'owed_by_practices', l.practice_id, -a.amount_pence
    from levies.allocation a join levies.line l on l.lmc_id = a.lmc_id and l.id = a.line_id
    where a.lmc_id = ${inSight(tx)} and a.entry_id is not null
  union all select entry_id, owed_to, null, sent_pence from sent
  union all select entry_id, 'passed_on', null, -sent_pence from sent
  union all select entry_id, 'written_off', practice_id, amount_pence - remitted_pence from given_up
  union all select entry_id, owed_to, null, remitted_pence from given_up where owed_to is not null
  union all select entry_id, 'owed_by_practices', practice_id, -amount_pence from given_up
  union all select entry_id, 'received', null, amount_pence from fee
  union all select entry_id, 'sessional_income', null, -amount_pence from fee
  union all select entry_id, account, null, -pence from ended
  union all select entry_id, 'carried_forward', null, sum(pence)::int8 from ended group by 1`
