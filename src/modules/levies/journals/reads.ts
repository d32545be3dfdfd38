import { sql } from 'kysely'
import type { ExportColumn } from '../../../platform/exports/columns.ts'
import type { Reading } from '../../../platform/scope.ts'
import { londonDay, type Id, type Pence } from '../../../platform/values.ts'
import { decimalPounds } from './ledgers/rules.ts'
import { entriesSize, postingsSize, accounts, entryKinds, type Account, type EntryKind } from './rules.ts'

const inSight = ({ actor }: Reading) => sql`any (${[...actor.lmc_ids]}::uuid[])`

export type Balance = {
  readonly levy_id: Id<'levy'> | null
  readonly levy_name: string
  readonly lmc_id: Id<'lmc'>
  readonly lmc_name: string
  readonly account: Account
  readonly amount_pence: Pence
}

/**
 * What stands in each account of each levy at the end of a day: the levies are never mixed. From a day on it is what was entered since,
 * without the ends of years, which bring a year's own accounts to nought.
 */
export async function balancesAt(
  tx: Reading,
  day: Temporal.PlainDate,
  from: Temporal.PlainDate | null = null,
): Promise<readonly Balance[]> {
  const since = from === null ? sql`` : sql`and e.on_day >= ${from}::date and e.what <> 'year_end'`
  const { rows } = await sql<Balance>`
    select e.levy_id, coalesce(v.name, 'Sessional fees') as levy_name, e.lmc_id, l.name as lmc_name, t.account,
      sum(t.amount_pence)::bigint as amount_pence
    from levies.entry e join levies.entry_total t on t.lmc_id = e.lmc_id and t.entry_id = e.id
      join platform.lmc l on l.id = e.lmc_id left join levies.levy v on v.lmc_id = e.lmc_id and v.id = e.levy_id
    where e.lmc_id = ${inSight(tx)} and e.on_day <= ${day}::date ${since}
    group by e.levy_id, v.name, e.lmc_id, l.name, t.account having sum(t.amount_pence) <> 0
    order by l.name, v.name nulls last, t.account`.execute(tx.db)
  return rows
}

/** How many entries are of days still to come, and after `day`. */
export async function entriesToCome(tx: Reading, day: Temporal.PlainDate): Promise<number> {
  const { rows } = await sql<{ to_come: number }>`
    select count(*)::int as to_come from levies.entry e
    where e.lmc_id = ${inSight(tx)} and e.on_day > greatest(${day}::date, ${londonDay(tx.now)}::date)`.execute(tx.db)
  return rows[0]?.to_come ?? 0
}

export type Entry = {
  readonly id: Id<'entry'>
  readonly lmc_id: Id<'lmc'>
  readonly lmc_name: string
  readonly levy_name: string | null
  readonly number: number
  readonly on_day: Temporal.PlainDate
  readonly what: EntryKind
  readonly source_id: string | null
  readonly words: string
  readonly made_at: Temporal.Instant
  readonly made_by: string
  /** What its debits come to, which is what its credits do. */
  readonly amount_pence: Pence
}

const entrySql = (tx: Reading) => sql`
  select e.id, e.lmc_id, l.name as lmc_name, v.name as levy_name, e.number, e.on_day, e.what, e.source_id, e.words, e.made_at, e.made_by,
    (select coalesce(sum(t.debit_pence), 0)::bigint from levies.entry_total t where t.lmc_id = e.lmc_id and t.entry_id = e.id) as amount_pence
  from levies.entry e join platform.lmc l on l.id = e.lmc_id left join levies.levy v on v.lmc_id = e.lmc_id and v.id = e.levy_id
  where e.lmc_id = ${inSight(tx)}`

/** The entries of the LMCs in sight, the latest first. */
export async function entriesListed(
  tx: Reading,
  page: number,
): Promise<{ readonly rows: readonly Entry[]; readonly total: number }> {
  const { rows } = await sql<Entry>`${entrySql(tx)} order by e.made_at desc, e.number desc
    limit ${entriesSize} offset ${(page - 1) * entriesSize}`.execute(tx.db)
  const { total } = await tx.db
    .selectFrom('levies.entry')
    .select(sql<number>`count(*)::int`.as('total'))
    .where(sql<boolean>`lmc_id = ${inSight(tx)}`)
    .executeTakeFirstOrThrow()
  return { rows, total }
}

export async function entryWith(tx: Reading, id: Id<'entry'>): Promise<Entry | undefined> {
  const { rows } = await sql<Entry>`${entrySql(tx)} and e.id = ${id}`.execute(tx.db)
  return rows[0]
}

export type PostingListed = {
  readonly place: number
  readonly account: Account
  readonly ods_code: string | null
  readonly name: string | null
  readonly amount_pence: Pence
}

/** One page of the postings of an entry, those that are of no practice first. */
export async function postingsOf(
  tx: Reading,
  { id, lmc_id }: Pick<Entry, 'id' | 'lmc_id'>,
  page: number,
): Promise<{ readonly rows: readonly PostingListed[]; readonly total: number }> {
  const { rows } = await sql<PostingListed>`
    select p.place, p.account, n.ods_code, n.name, p.amount_pence
    from levies.posting p left join register.practice_name n on n.practice_id = p.practice_id
    where p.lmc_id = ${lmc_id} and p.entry_id = ${id} order by n.ods_code nulls first, p.place
    limit ${postingsSize} offset ${(page - 1) * postingsSize}`.execute(tx.db)
  const { total } = await tx.db
    .selectFrom('levies.posting')
    .select(sql<number>`count(*)::int`.as('total'))
    .where('lmc_id', '=', lmc_id)
    .where('entry_id', '=', id)
    .executeTakeFirstOrThrow()
  return { rows, total }
}

/** A posting of the journal with its entry; an entry that came to nothing has one row without a posting. */
type JournalRow = { readonly [Key in keyof PostingListed]: PostingListed[Key] | null } & Pick<
  Entry,
  'lmc_name' | 'levy_name' | 'number' | 'on_day' | 'what' | 'words' | 'made_at' | 'made_by'
>

/** The whole journal, posting by posting, in the order of its entries; no number is left out. */
export async function journalRows(tx: Reading): Promise<readonly JournalRow[]> {
  const { rows } = await sql<JournalRow>`
    select l.name as lmc_name, v.name as levy_name, e.number, e.on_day, e.what, e.words, e.made_at, e.made_by, p.place, p.account,
      n.ods_code, n.name, p.amount_pence
    from levies.entry e join platform.lmc l on l.id = e.lmc_id
      left join levies.posting p on p.lmc_id = e.lmc_id and p.entry_id = e.id left join levies.levy v on v.lmc_id = e.lmc_id and v.id = e.levy_id
      left join register.practice_name n on n.practice_id = p.practice_id
    where e.lmc_id = ${inSight(tx)} order by l.name, e.number, p.place`.execute(tx.db)
  return rows
}

export const journalFileColumns: readonly ExportColumn<JournalRow>[] = [
  { key: 'lmc_name', heading: 'LMC', kind: 'text', value: ({ lmc_name }) => lmc_name },
  { key: 'levy_name', heading: 'Levy', kind: 'text', value: ({ levy_name }) => levy_name },
  { key: 'number', heading: 'Entry', kind: 'number', value: ({ number }) => number },
  { key: 'on_day', heading: 'Day', kind: 'date', value: ({ on_day }) => on_day },
  { key: 'what', heading: 'Kind', kind: 'text', value: ({ what }) => entryKinds[what] },
  { key: 'words', heading: 'Entry says', kind: 'text', value: ({ words }) => words },
  { key: 'account', heading: 'Account', kind: 'text', value: ({ account }) => account && accounts[account] },
  { key: 'ods_code', heading: 'Practice code', kind: 'text', value: ({ ods_code }) => ods_code },
  { key: 'name', heading: 'Practice', kind: 'text', value: ({ name }) => name },
  {
    key: 'pounds',
    heading: 'Pounds',
    kind: 'text',
    value: ({ amount_pence }) => (amount_pence === null ? null : decimalPounds(amount_pence)),
  },
  { key: 'amount_pence', heading: 'Pence', kind: 'number', value: ({ amount_pence }) => amount_pence },
  { key: 'made_at', heading: 'Made', kind: 'moment', value: ({ made_at }) => made_at },
  { key: 'made_by', heading: 'Made by', kind: 'text', value: ({ made_by }) => made_by },
]
