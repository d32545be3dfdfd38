import { sql } from 'kysely'
import type { Reading } from '../../../../platform/scope.ts'
import { pounds, wholePence, type Pence } from '../../../../platform/values.ts'
import { accounts, type Account } from '../../journals/rules.ts'
import { periodWords } from '../../runs/rules.ts'
import { writtenOffByLine } from '../../write-offs/reads.ts'
import { inSight, sentences } from '../findings/reads.ts'
import { owedToSql } from '../sides/reads.ts'

type Of = {
  readonly lmc_name: string
  readonly levy_name: string
  readonly ods_code: string | null
  readonly name: string | null
}

const of = ({ lmc_name, levy_name, ods_code, name }: Of) =>
  `${lmc_name}, ${levy_name}${ods_code === null ? '' : `: ${name} (${ods_code})`}`
const sum = (pence: number) => pounds(wholePence(pence))

/** By which rows an account comes about, whatever entries say. */
const byRows: Partial<Record<Account, string>> = {
  owed_by_practices: 'lines, less what was allocated and written off',
  not_yet_allocated: 'receipts, less what was allocated of them',
  owed_to_gpdf: 'lines, less what was sent and written off',
  owed_to_charity: 'lines, less what was sent and written off',
}

/** What practices owe, what waits, and what is still to be passed on: reckoned from the rows alone, beside what the accounts say. */
const otherBalances = (tx: Reading) =>
  sentences(
    tx,
    sql<Of & { account: Account; said: number; booked: number }>`
      with charged as (
        select l.lmc_id, l.levy_id, l.practice_id, sum(l.amount_pence)::int8 as pence, sum(l.remitted_pence)::int8 as remitted
        from levies.line l join levies.run r on r.lmc_id = l.lmc_id and r.id = l.run_id and r.state = 'issued' where l.lmc_id = ${inSight(tx)} group by 1, 2, 3),
      received as (
        select t.lmc_id, t.levy_id, t.practice_id, sum(t.amount_pence)::int8 as pence from levies.receipt t where t.lmc_id = ${inSight(tx)} group by 1, 2, 3),
      used as (
        select a.lmc_id, t.levy_id, t.practice_id, sum(a.amount_pence)::int8 as pence
        from levies.allocation a join levies.receipt t on t.lmc_id = a.lmc_id and t.id = a.receipt_id where a.lmc_id = ${inSight(tx)} group by 1, 2, 3),
      paid as (
        select a.lmc_id, l.levy_id, l.practice_id, sum(a.amount_pence)::int8 as pence
        from levies.allocation a join levies.line l on l.lmc_id = a.lmc_id and l.id = a.line_id where a.lmc_id = ${inSight(tx)} group by 1, 2, 3),
      given_up as (
        select w.lmc_id, l.levy_id, l.practice_id, w.amount_pence as pence, w.remitted_pence as remitted
        from levies.write_off w join levies.line l on l.lmc_id = w.lmc_id and l.id = w.line_id where w.lmc_id = ${inSight(tx)} and w.state = 'confirmed'),
      booked as (
        select p.lmc_id, e.levy_id, p.account, p.practice_id, sum(p.amount_pence)::int8 as pence
        from levies.posting p join levies.entry e on e.lmc_id = p.lmc_id and e.id = p.entry_id
        where p.lmc_id = ${inSight(tx)} and p.account = any (${Object.keys(byRows)}::text[]) group by 1, 2, 3, 4),
      passed_on as (
        select lmc_id, levy_id, -remitted as pence from charged union all select lmc_id, levy_id, remitted from given_up
        union all select lmc_id, levy_id, sent_pence from levies.remittance where lmc_id = ${inSight(tx)}),
      amount as (
        select lmc_id, levy_id, 'owed_by_practices' as account, practice_id, pence as said, 0::int8 as booked from charged
        union all select lmc_id, levy_id, 'owed_by_practices', practice_id, -pence, 0 from paid
        union all select lmc_id, levy_id, 'owed_by_practices', practice_id, -pence, 0 from given_up
        union all select lmc_id, levy_id, 'not_yet_allocated', practice_id, -pence, 0 from received
        union all select lmc_id, levy_id, 'not_yet_allocated', practice_id, pence, 0 from used
        union all select o.lmc_id, o.levy_id, ${owedToSql}, null, o.pence, 0
        from passed_on o join levies.levy v on v.lmc_id = o.lmc_id and v.id = o.levy_id and v.kind <> 'statutory'
        union all select lmc_id, levy_id, account, case when account like 'owed_to_%' then null else practice_id end, 0, pence from booked),
      unlike as (
        select lmc_id, levy_id, account, practice_id, sum(said)::int8 as said, sum(booked)::int8 as booked
        from amount group by 1, 2, 3, 4 having sum(said) <> sum(booked))
      select m.name as lmc_name, coalesce(v.name, 'sessional fees') as levy_name, n.ods_code, n.name, u.account, u.said, u.booked
      from unlike u join platform.lmc m on m.id = u.lmc_id left join levies.levy v on v.lmc_id = u.lmc_id and v.id = u.levy_id
      left join register.practice_name n on n.practice_id = u.practice_id order by m.name, v.name, u.account, n.ods_code`,
    ({ account, said, booked, ...row }) =>
      `${of(row)}: “${accounts[account]}” stands at ${sum(booked)}, and comes to ${sum(said)} by ${byRows[account] ?? 'its rows'}.`,
  )

type Used = Of & { readonly pence: number; readonly used: number }

/** Receipts that pay more than was received, or less than nothing. */
const overusedReceipts = (tx: Reading) =>
  sentences(
    tx,
    sql<Used>`
      select m.name as lmc_name, v.name as levy_name, n.ods_code, n.name, t.amount_pence as pence, a.used
      from (select lmc_id, receipt_id, sum(amount_pence)::int8 as used from levies.allocation where lmc_id = ${inSight(tx)} group by 1, 2) a
      join levies.receipt t on t.lmc_id = a.lmc_id and t.id = a.receipt_id join platform.lmc m on m.id = t.lmc_id
      join levies.levy v on v.lmc_id = t.lmc_id and v.id = t.levy_id left join register.practice_name n on n.practice_id = t.practice_id
      where a.used not between least(0, t.amount_pence) and greatest(0, t.amount_pence) order by m.name, t.received_on, t.id`,
    ({ pence, used, ...row }) => `${of(row)}: of a receipt of ${sum(pence)}, ${sum(used)} is allocated.`,
  )

/** Lines on which more is paid, or written off, than is owed. */
const overpaidLines = (tx: Reading) =>
  sentences(
    tx,
    sql<Used & { from_on: Temporal.PlainDate; to_on: Temporal.PlainDate; written_off: Pence }>`
      select m.name as lmc_name, v.name as levy_name, n.ods_code, n.name, l.amount_pence as pence, coalesce(a.used, 0) as used,
        coalesce(w.written_off_pence, 0) as written_off, l.from_on, l.to_on
      from levies.line l
      left join (select lmc_id, line_id, sum(amount_pence)::int8 as used from levies.allocation where lmc_id = ${inSight(tx)} group by 1, 2) a
        on a.lmc_id = l.lmc_id and a.line_id = l.id
      left join ${writtenOffByLine} w on w.line_id = l.id join platform.lmc m on m.id = l.lmc_id
      join levies.levy v on v.lmc_id = l.lmc_id and v.id = l.levy_id join register.practice_name n on n.practice_id = l.practice_id
      where l.lmc_id = ${inSight(tx)} and coalesce(a.used, 0) + coalesce(w.written_off_pence, 0)
        not between least(0, l.amount_pence) and greatest(0, l.amount_pence) order by m.name, l.from_on, n.ods_code`,
    ({ pence, used, written_off, from_on, to_on, ...row }) =>
      `${of(row)}: of the line of ${sum(pence)} for ${periodWords({ from: from_on, to: to_on })}, ${sum(used)} is paid and ${sum(written_off)} written off.`,
  )

/** What was written off and taken back by a run that doesn't correct it. */
const strayWriteOffs = (tx: Reading) =>
  sentences(
    tx,
    sql<Of & { readonly pence: number }>`
      select m.name as lmc_name, v.name as levy_name, n.ods_code, n.name, w.amount_pence as pence
      from levies.write_off w join levies.line l on l.lmc_id = w.lmc_id and l.id = w.line_id join platform.lmc m on m.id = w.lmc_id
      join levies.levy v on v.lmc_id = l.lmc_id and v.id = l.levy_id join register.practice_name n on n.practice_id = l.practice_id
      where w.lmc_id = ${inSight(tx)} and w.run_id is not null and (w.run_id <> l.run_id or l.kind <> 'adjustment')
      order by m.name, n.ods_code, w.id`,
    ({ pence, ...row }) =>
      `${of(row)}: ${sum(-pence)} that was written off is taken back by a run that doesn’t correct it.`,
  )

/** Remittances taken back by another amount than was sent, or of another run or levy. */
const strayRemittances = (tx: Reading) =>
  sentences(
    tx,
    sql<Of & { readonly pence: number; readonly sent: number }>`
      select m.name as lmc_name, v.name as levy_name, null as ods_code, null as name, b.sent_pence as pence, s.sent_pence as sent
      from levies.remittance b join levies.remittance s on s.lmc_id = b.lmc_id and s.id = b.takes_back_id
      join platform.lmc m on m.id = b.lmc_id join levies.levy v on v.lmc_id = b.lmc_id and v.id = b.levy_id
      where b.lmc_id = ${inSight(tx)} and (b.levy_id, b.period_from, b.period_to, -b.sent_pence)
        is distinct from (s.levy_id, s.period_from, s.period_to, s.sent_pence) order by m.name, b.made_at, b.id`,
    ({ pence, sent, ...row }) =>
      `${of(row)}: of a remittance of ${sum(sent)}, ${sum(-pence)} is taken back, or another run’s is.`,
  )

/** Set-offs that don't come to nothing, or set a credit against what another practice owes, or of another levy. */
const straySetOffs = (tx: Reading) =>
  sentences(
    tx,
    sql<Of & { readonly pence: number }>`
      select m.name as lmc_name, v.name as levy_name, n.ods_code, n.name, sum(a.amount_pence)::int8 as pence
      from levies.set_off s join levies.line c on c.lmc_id = s.lmc_id and c.id = s.line_id
      join levies.allocation a on a.lmc_id = s.lmc_id and a.set_off_id = s.id
      join levies.line l on l.lmc_id = a.lmc_id and l.id = a.line_id join platform.lmc m on m.id = s.lmc_id
      join levies.levy v on v.lmc_id = c.lmc_id and v.id = c.levy_id join register.practice_name n on n.practice_id = c.practice_id
      where s.lmc_id = ${inSight(tx)} group by m.name, v.name, n.ods_code, n.name, s.id
      having sum(a.amount_pence) <> 0 or bool_or((l.levy_id, l.practice_id) <> (c.levy_id, c.practice_id)) order by m.name, n.ods_code, s.id`,
    ({ pence, ...row }) =>
      pence === 0
        ? `${of(row)}: a credit is set against what another practice owes, or of another levy.`
        : `${of(row)}: a set-off comes to ${sum(pence)}, and not to nothing.`,
  )

/** Accounts that say otherwise than the rows they stand for, and amounts used for more than they are. */
export async function wrongBalances(tx: Reading): Promise<readonly string[]> {
  return [
    ...(await otherBalances(tx)),
    ...(await overusedReceipts(tx)),
    ...(await overpaidLines(tx)),
    ...(await strayWriteOffs(tx)),
    ...(await strayRemittances(tx)),
    ...(await straySetOffs(tx)),
  ]
}
