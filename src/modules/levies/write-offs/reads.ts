import { sql, type RawBuilder } from 'kysely'
import type { Waiting } from '../../../platform/module.ts'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { ownAccounts } from '../../register/door.ts'
import type { LevyKind } from '../levies/rules.ts'
import { writeOffsSize, type Owed, type WriteOffState } from './rules.ts'

/** What was written off of each line, and what of that would have been passed on. */
export const writtenOffByLine = sql`(
  select line_id, sum(amount_pence)::int8 as written_off_pence, sum(remitted_pence)::int8 as not_passed_on_pence
  from levies.write_off where state = 'confirmed' group by line_id)`

/** Joined to lines `l`: what receipts paid of each, as `a.allocated`, and what was written off of it, as `w`; null where nothing was. */
export const paidAndWrittenOff = sql`
  left join lateral (select sum(amount_pence)::int8 as allocated from levies.allocation where lmc_id = l.lmc_id and line_id = l.id) a on true
  left join ${writtenOffByLine} w on w.line_id = l.id`

/** What of a line `l` beside these is asked for: what was charged, less what was written off. */
export const asked = sql`(l.amount_pence - coalesce(w.written_off_pence, 0))`

/** What is no longer owed of a line `l`, paid or written off. What a run took back is in the amounts of its papers already. */
export const paidOrWrittenOff = sql`(
  coalesce((select sum(amount_pence) from levies.allocation where lmc_id = l.lmc_id and line_id = l.id), 0)
  + coalesce((select sum(amount_pence) from levies.write_off
      where lmc_id = l.lmc_id and line_id = l.id and state = 'confirmed' and run_id is null), 0))`

/** A line of an issued run as a debt. */
export type DebtOfLine = Owed & {
  readonly line_id: Id<'line'>
  readonly lmc_id: Id<'lmc'>
  readonly lmc_name: string
  readonly levy_id: Id<'levy'>
  readonly levy_name: string
  readonly levy_kind: LevyKind
  readonly practice_id: Id<'practice'>
  readonly ods_code: string
  readonly name: string
  readonly from_on: Temporal.PlainDate
  readonly to_on: Temporal.PlainDate
  readonly remitted_pence: number
  /** The proposal to write some of it off that waits. */
  readonly waiting_id: Id<'write_off'> | null
}

const debts = (tx: Reading, narrowed: RawBuilder<unknown>) => sql<DebtOfLine>`
  select l.id as line_id, l.lmc_id, m.name as lmc_name, l.levy_id, v.name as levy_name, v.kind as levy_kind, l.practice_id, n.ods_code, n.name,
    l.from_on, l.to_on, l.amount_pence, l.remitted_pence, coalesce(a.allocated, 0) as allocated_pence,
    coalesce(w.written_off_pence, 0) as written_off_pence,
    (select id from levies.write_off o where o.lmc_id = l.lmc_id and o.line_id = l.id and o.state = 'proposed') as waiting_id
  from levies.line l join levies.run r on r.lmc_id = l.lmc_id and r.id = l.run_id and r.state = 'issued'
  join levies.levy v on v.lmc_id = l.lmc_id and v.id = l.levy_id join platform.lmc m on m.id = l.lmc_id
  join register.practice_name n on n.practice_id = l.practice_id
  ${paidAndWrittenOff}
  where l.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and l.amount_pence <> 0 and ${narrowed}
  order by l.from_on, l.id`

export async function debtOfLine(tx: Reading, id: Id<'line'>): Promise<DebtOfLine | undefined> {
  const { rows } = await debts(tx, sql`l.id = ${id}`).execute(tx.db)
  return rows[0]
}

/** The lines of a levy on which something is owed by a practice, or to it, the oldest first. */
export async function linesOwed(tx: Reading, levy_id: Id<'levy'>, ods_code: string): Promise<readonly DebtOfLine[]> {
  const { rows } = await debts(
    tx,
    sql`l.levy_id = ${levy_id} and n.ods_code = ${ods_code}
      and l.amount_pence <> coalesce(a.allocated, 0) + coalesce(w.written_off_pence, 0)`,
  ).execute(tx.db)
  return rows
}

export type WriteOff = Pick<
  DebtOfLine,
  | 'line_id'
  | 'lmc_id'
  | 'lmc_name'
  | 'levy_id'
  | 'levy_name'
  | 'levy_kind'
  | 'practice_id'
  | 'ods_code'
  | 'name'
  | 'from_on'
  | 'to_on'
> & {
  readonly id: Id<'write_off'>
  readonly amount_pence: number
  readonly reason: string
  readonly decided_by: string
  readonly decided_on: Temporal.PlainDate
  readonly state: WriteOffState
  readonly remitted_pence: number
  readonly proposed_at: Temporal.Instant
  readonly proposed_by: string
  readonly proposed_by_id: Id<'account'> | null
  readonly settled_at: Temporal.Instant | null
  readonly settled_by: string | null
  /** The run that took it back of what was written off, as it corrected it. */
  readonly run_id: Id<'run'> | null
  readonly run_from: Temporal.PlainDate | null
  readonly run_to: Temporal.PlainDate | null
}

const writeOffs = (tx: Reading, narrowed: RawBuilder<unknown>) => sql<WriteOff & { readonly total: number }>`
  select o.id, o.line_id, o.lmc_id, m.name as lmc_name, l.levy_id, v.name as levy_name, v.kind as levy_kind, l.practice_id, n.ods_code, n.name,
    l.from_on, l.to_on, o.amount_pence, o.reason, o.decided_by, o.decided_on, o.state, o.remitted_pence, o.proposed_at, o.proposed_by,
    o.proposed_by_id, o.settled_at, o.settled_by, o.run_id, u.period_from as run_from, u.period_to as run_to, count(*) over ()::int as total
  from levies.write_off o join levies.line l on l.lmc_id = o.lmc_id and l.id = o.line_id
  left join levies.run u on u.lmc_id = o.lmc_id and u.id = o.run_id
  join levies.levy v on v.lmc_id = l.lmc_id and v.id = l.levy_id join platform.lmc m on m.id = o.lmc_id
  join register.practice_name n on n.practice_id = l.practice_id
  where o.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and ${narrowed}
  order by o.state = 'proposed' desc, o.proposed_at desc, o.id desc`

/** What was written off, or is proposed to be; what waits first. */
export async function writeOffsListed(tx: Reading, page: number) {
  const { rows } = await sql<WriteOff & { readonly total: number }>`
    ${writeOffs(tx, sql`true`)} limit ${writeOffsSize} offset ${(page - 1) * writeOffsSize}`.execute(tx.db)
  return { rows, total: rows[0]?.total ?? 0 }
}

export async function writeOffsOfLine(tx: Reading, id: Id<'line'>): Promise<readonly WriteOff[]> {
  const { rows } = await writeOffs(tx, sql`o.line_id = ${id}`).execute(tx.db)
  return rows
}

export async function writeOffWith(tx: Reading, id: Id<'write_off'>): Promise<WriteOff | undefined> {
  const { rows } = await writeOffs(tx, sql`o.id = ${id}`).execute(tx.db)
  return rows[0]
}

/** Write-offs that wait for a second person, on Today. */
export const waits: readonly Waiting[] = [
  {
    label: 'Write-offs to confirm',
    may: 'levies.check_runs',
    under: 'waits for you',
    href: '/levies/write-offs',
    count: async (tx) => {
      const { waiting } = await tx.db
        .selectFrom('levies.write_off')
        .select(sql<number>`count(*)::int`.as('waiting'))
        .where(sql<boolean>`lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[])`)
        .where('state', '=', 'proposed')
        .where(
          sql<boolean>`(proposed_by_id is null or proposed_by_id <> all (${[...(await ownAccounts(tx))]}::uuid[]))`,
        )
        .executeTakeFirstOrThrow()
      return waiting
    },
  },
]
