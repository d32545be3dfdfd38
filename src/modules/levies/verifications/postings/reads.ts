import { sql, type RawBuilder } from 'kysely'
import type { Reading } from '../../../../platform/scope.ts'
import { plainDay, pounds, wholePence, type Pence } from '../../../../platform/values.ts'
import { accounts, entryKinds, type Account, type EntryKind } from '../../journals/rules.ts'
import { periodWords } from '../../runs/rules.ts'
import { inSight, sentences } from '../findings/reads.ts'
import { owedToSql, sidesDue } from '../sides/reads.ts'

type Named = { readonly lmc_name: string; readonly levy_name: string | null }
type OfEntry = Named & { readonly number: number; readonly what: EntryKind; readonly words: string }
type OfPractice = { readonly ods_code: string | null; readonly name: string | null }

const where = ({ lmc_name, levy_name }: Named) => `${lmc_name}, ${levy_name ?? 'sessional fees'}`
const entry = ({ number, what, words, ...of }: OfEntry) =>
  `${where(of)}: entry ${number} (${entryKinds[what]}: ${words})`
const practice = ({ name, ods_code }: OfPractice) => (ods_code === null ? '' : ` for ${name} (${ods_code})`)

const ofEntry = sql`m.name as lmc_name, v.name as levy_name, e.number, e.what, e.words`
const named = sql`join platform.lmc m on m.id = e.lmc_id left join levies.levy v on v.lmc_id = e.lmc_id and v.id = e.levy_id`

/**
 * Entries whose sides don't balance, or aren't what the rows they came of say. Sides of the same amount cancel first: of millions that
 * are as they should be nothing is left to add up.
 */
const unlike = async (tx: Reading) => [
  ...(await sentences(
    tx,
    sql<OfEntry>`
      select ${ofEntry} from levies.entry e ${named} where e.lmc_id = ${inSight(tx)} and e.id in (
        select entry_id from levies.posting where lmc_id = ${inSight(tx)} group by entry_id having sum(amount_pence) <> 0)
      order by m.name, e.number`,
    (row) => `${entry(row)} doesn’t balance.`,
  )),
  ...(await sentences(
    tx,
    sql<OfEntry & OfPractice & { account: Account; said: number; booked: number }>`
      with uncancelled as (
        select entry_id, account, practice_id, pence, sum(side) as more from (
          select entry_id, account, practice_id, pence, 1 as side from (${sidesDue(tx)}) d
          union all select entry_id, account, practice_id, amount_pence, -1 from levies.posting where lmc_id = ${inSight(tx)}) b
        group by 1, 2, 3, 4 having sum(side) <> 0),
      unlike as materialized (
        select entry_id, account, practice_id, sum(pence * more)::int8 as more from uncancelled group by 1, 2, 3 having sum(pence * more) <> 0),
      booked as (
        select entry_id, account, practice_id, sum(amount_pence)::int8 as pence from levies.posting
        where lmc_id = ${inSight(tx)} and entry_id in (select entry_id from unlike) group by 1, 2, 3)
      select ${ofEntry}, x.account, n.ods_code, n.name, coalesce(b.pence, 0) + x.more as said, coalesce(b.pence, 0) as booked
      from unlike x left join booked b on b.entry_id = x.entry_id and b.account = x.account and b.practice_id is not distinct from x.practice_id
      join levies.entry e on e.lmc_id = ${inSight(tx)} and e.id = x.entry_id ${named}
      left join register.practice_name n on n.practice_id = x.practice_id
      order by m.name, e.number, x.account, n.ods_code`,
    ({ account, said, booked, ...row }) =>
      `${entry(row)} has ${pounds(wholePence(booked))} in “${accounts[account]}”${practice(row)}, where what it came of says ${pounds(wholePence(said))}.`,
  )),
]

/** Entries that came of nothing that is there. */
const withoutSource = (tx: Reading) =>
  sentences(
    tx,
    sql<OfEntry & { pence: Pence }>`
      select ${ofEntry}, (select coalesce(sum(amount_pence) filter (where amount_pence > 0), 0)::int8
        from levies.posting where lmc_id = e.lmc_id and entry_id = e.id) as pence
      from levies.entry e ${named} where e.lmc_id = ${inSight(tx)} and not case e.what
        when 'run_issued' then exists (select from levies.run where lmc_id = e.lmc_id and id = e.source_id and state = 'issued')
        when 'receipt' then exists (select from levies.receipt where lmc_id = e.lmc_id and id = e.source_id and entry_id = e.id)
        when 'allocation' then exists (select from levies.allocation where lmc_id = e.lmc_id and id = e.source_id and entry_id = e.id)
        when 'remittance' then exists (select from levies.remittance where lmc_id = e.lmc_id and id = e.source_id)
        when 'written_off' then exists (select from levies.write_off where lmc_id = e.lmc_id and id = e.source_id and state = 'confirmed')
        when 'sessional_fee' then exists (select from levies.sessional_fee where lmc_id = e.lmc_id and id = e.source_id)
        else e.what = 'year_end' end
      order by m.name, e.number`,
    ({ pence, ...row }) => `${entry(row)} came of nothing that is there, with ${pounds(pence)} in it.`,
  )

type Source = Named & OfPractice & { readonly what: string; readonly on_day: Temporal.PlainDate; readonly pence: Pence }

/** Rows of each kind with the entry in which they stand: `levy_id` is the row's own, and `e` the entry. */
const standing = (tx: Reading): RawBuilder<unknown> => sql`
  select r.lmc_id, r.levy_id, 'The run' as what, null::uuid as practice_id, r.period_from as on_day,
    coalesce((select sum(amount_pence) from levies.line where lmc_id = r.lmc_id and run_id = r.id), 0)::int8 as pence, e.levy_id as entered, e.id as entry_id
  from levies.run r left join levies.entry e on e.lmc_id = r.lmc_id and e.source_id = r.id and e.what = 'run_issued'
  where r.lmc_id = ${inSight(tx)} and r.state = 'issued'
  union all select t.lmc_id, t.levy_id, 'The receipt', t.practice_id, t.received_on, t.amount_pence, e.levy_id, e.id
  from levies.receipt t left join levies.entry e on e.lmc_id = t.lmc_id and e.id = t.entry_id and e.what = 'receipt'
  where t.lmc_id = ${inSight(tx)}
  union all select a.lmc_id, l.levy_id, 'The allocation', l.practice_id, (a.made_at at time zone 'Europe/London')::date, a.amount_pence,
    nullif(e.levy_id, case when t.levy_id <> l.levy_id then e.levy_id end), e.id
  from levies.allocation a join levies.line l on l.lmc_id = a.lmc_id and l.id = a.line_id
  left join levies.receipt t on t.lmc_id = a.lmc_id and t.id = a.receipt_id
  left join levies.entry e on e.lmc_id = a.lmc_id and e.id = a.entry_id and e.what = 'allocation' where a.lmc_id = ${inSight(tx)}
  union all select r.lmc_id, r.levy_id, 'The remittance', null, r.sent_on, r.sent_pence, e.levy_id, e.id
  from levies.remittance r left join levies.entry e on e.lmc_id = r.lmc_id and e.source_id = r.id and e.what = 'remittance'
  where r.lmc_id = ${inSight(tx)}
  union all select w.lmc_id, l.levy_id, 'The write-off', l.practice_id, w.decided_on, w.amount_pence, e.levy_id, e.id
  from levies.write_off w join levies.line l on l.lmc_id = w.lmc_id and l.id = w.line_id
  left join levies.entry e on e.lmc_id = w.lmc_id and e.source_id = w.id and e.what = 'written_off'
  where w.lmc_id = ${inSight(tx)} and w.state = 'confirmed'
  union all select f.lmc_id, null, 'The sessional fee', null, f.received_on, f.amount_pence, e.levy_id, e.id
  from levies.sessional_fee f left join levies.entry e on e.lmc_id = f.lmc_id and e.source_id = f.id and e.what = 'sessional_fee'
  where f.lmc_id = ${inSight(tx)}`

/** Runs, receipts and the rest that stand in no entry, or in one of another levy. */
const notEntered = (tx: Reading) =>
  sentences(
    tx,
    sql<Source & { is_entered: boolean }>`
      select m.name as lmc_name, v.name as levy_name, n.ods_code, n.name, s.what, s.on_day, s.pence, s.entry_id is not null as is_entered
      from (${standing(tx)}) s join platform.lmc m on m.id = s.lmc_id left join levies.levy v on v.lmc_id = s.lmc_id and v.id = s.levy_id
      left join register.practice_name n on n.practice_id = s.practice_id
      where s.entry_id is null or s.entered is distinct from s.levy_id order by m.name, s.on_day, n.ods_code`,
    ({ what, on_day, pence, is_entered, ...row }) =>
      `${where(row)}: ${what.toLowerCase()} of ${pounds(pence)}${practice(row)}, ${plainDay(on_day)}, ${is_entered ? 'stands in another levy’s entry' : 'stands in no entry'}.`,
  )

/** What is owed to whoever one levy is passed on to, in an entry of another. */
const mixed = (tx: Reading) =>
  sentences(
    tx,
    sql<OfEntry & { account: Account; pence: Pence }>`
      select ${ofEntry}, p.account, p.amount_pence as pence
      from levies.posting p join levies.entry e on e.lmc_id = p.lmc_id and e.id = p.entry_id ${named}
      where p.lmc_id = ${inSight(tx)} and p.account in ('owed_to_gpdf', 'owed_to_charity') and p.account is distinct from ${owedToSql}
      order by m.name, e.number`,
    ({ account, pence, ...row }) =>
      `${entry(row)} has ${pounds(wholePence(Math.abs(pence)))} in “${accounts[account]}”, which is another levy’s.`,
  )

/** Runs whose lines are of another levy than they are. */
const strayLines = (tx: Reading) =>
  sentences(
    tx,
    sql<Named & OfPractice & { period_from: Temporal.PlainDate; period_to: Temporal.PlainDate; pence: Pence }>`
      select m.name as lmc_name, v.name as levy_name, n.ods_code, n.name, r.period_from, r.period_to, l.amount_pence as pence
      from levies.line l join levies.run r on r.lmc_id = l.lmc_id and r.id = l.run_id and r.levy_id <> l.levy_id
      join platform.lmc m on m.id = r.lmc_id join levies.levy v on v.lmc_id = r.lmc_id and v.id = r.levy_id
      join register.practice_name n on n.practice_id = l.practice_id
      where l.lmc_id = ${inSight(tx)} and r.state = 'issued' order by m.name, r.period_from, n.ods_code`,
    ({ period_from, period_to, pence, ...row }) =>
      `${where(row)}: the run for ${periodWords({ from: period_from, to: period_to })} has a line of another levy, of ${pounds(pence)}${practice(row)}.`,
  )

/** What stands in the journal otherwise than the rows it came of say, or isn't there. */
export async function wrongEntries(tx: Reading): Promise<readonly string[]> {
  const found: string[] = []
  for (const look of [unlike, withoutSource, notEntered, mixed, strayLines]) found.push(...(await look(tx)))
  return found
}
