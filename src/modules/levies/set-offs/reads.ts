import { sql, type RawBuilder } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id, Pence } from '../../../platform/values.ts'
import type { PaidLine } from '../allocations/rules.ts'
import { asked, paidAndWrittenOff } from '../write-offs/reads.ts'

/** A line of a practice that has a credit of the same levy; with the run it is of. */
export type OpenLine = PaidLine & {
  readonly lmc_id: Id<'lmc'>
  readonly lmc_name: string
  readonly levy_id: Id<'levy'>
  readonly levy_name: string
  readonly run_id: Id<'run'>
  readonly period_from: Temporal.PlainDate
  readonly period_to: Temporal.PlainDate
  readonly ods_code: string
  readonly name: string
}

const open = sql`${asked} <> coalesce(a.allocated, 0)`

/** All lines on which anything is owed, by practices or to them, of those with a credit `l` that is narrowed; the oldest first. */
const besideCredits = (tx: Reading, narrowed: RawBuilder<unknown>) => sql<OpenLine>`
  with credited as materialized (
    select distinct l.lmc_id, l.levy_id, l.practice_id from levies.line l
    join levies.run r on r.lmc_id = l.lmc_id and r.id = l.run_id and r.state = 'issued' ${paidAndWrittenOff}
    where l.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and l.amount_pence < 0 and ${open} and ${narrowed})
  select l.id as line_id, l.lmc_id, m.name as lmc_name, l.levy_id, v.name as levy_name, l.run_id, r.period_from, r.period_to, l.practice_id,
    n.ods_code, n.name, l.from_on, l.to_on, ${asked} as amount_pence, coalesce(a.allocated, 0) as allocated_pence
  from credited c join levies.line l on l.lmc_id = c.lmc_id and l.practice_id = c.practice_id and l.levy_id = c.levy_id
  join levies.run r on r.lmc_id = l.lmc_id and r.id = l.run_id and r.state = 'issued'
  join levies.levy v on v.lmc_id = l.lmc_id and v.id = l.levy_id join platform.lmc m on m.id = l.lmc_id
  join register.practice_name n on n.practice_id = l.practice_id
  ${paidAndWrittenOff}
  where ${open} order by m.name, v.name, n.ods_code, l.from_on, l.id`

export async function openBesideCredits(tx: Reading): Promise<readonly OpenLine[]> {
  const { rows } = await besideCredits(tx, sql`true`).execute(tx.db)
  return rows
}

/** The same of one levy, and of one practice or of whoever a run gave a credit. */
export async function openOf(
  tx: Reading,
  levy_id: Id<'levy'>,
  of: { readonly practice_id: Id<'practice'> } | { readonly run_id: Id<'run'> },
): Promise<readonly OpenLine[]> {
  const whose = 'run_id' in of ? sql`l.run_id = ${of.run_id}` : sql`l.practice_id = ${of.practice_id}`
  const { rows } = await besideCredits(tx, sql`l.levy_id = ${levy_id} and ${whose}`).execute(tx.db)
  return rows
}

export type SetOffMade = {
  readonly id: Id<'set_off'>
  readonly lmc_id: Id<'lmc'>
  readonly lmc_name: string
  readonly levy_id: Id<'levy'>
  readonly levy_name: string
  readonly practice_id: Id<'practice'>
  readonly ods_code: string
  readonly name: string
  readonly credit_line_id: Id<'line'>
  readonly made_at: Temporal.Instant
  readonly made_by: string
}

export async function setOffWith(tx: Reading, id: Id<'set_off'>): Promise<SetOffMade | undefined> {
  const { rows } = await sql<SetOffMade>`
    select s.id, s.lmc_id, m.name as lmc_name, l.levy_id, v.name as levy_name, l.practice_id, n.ods_code, n.name, s.line_id as credit_line_id,
      s.made_at, s.made_by
    from levies.set_off s join levies.line l on l.lmc_id = s.lmc_id and l.id = s.line_id
    join levies.levy v on v.lmc_id = l.lmc_id and v.id = l.levy_id join platform.lmc m on m.id = s.lmc_id
    join register.practice_name n on n.practice_id = l.practice_id
    where s.id = ${id} and s.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[])`.execute(tx.db)
  return rows[0]
}

export type SetOffLine = {
  readonly line_id: Id<'line'>
  readonly from_on: Temporal.PlainDate
  readonly to_on: Temporal.PlainDate
  readonly amount_pence: Pence
}

/** What a set-off comes to line by line, the credit below nought; none once it is taken back. */
export async function linesOfSetOff(tx: Reading, id: Id<'set_off'>): Promise<readonly SetOffLine[]> {
  const { rows } = await sql<SetOffLine>`
    select l.id as line_id, l.from_on, l.to_on, sum(a.amount_pence)::int8 as amount_pence
    from levies.allocation a join levies.line l on l.lmc_id = a.lmc_id and l.id = a.line_id
    where a.set_off_id = ${id} group by l.id, l.from_on, l.to_on having sum(a.amount_pence) <> 0 order by l.from_on, l.id`.execute(
    tx.db,
  )
  return rows
}

/** What of a line was set off, against which other line of its practice. */
export type LineSetOff = Omit<SetOffLine, 'line_id'> & { readonly id: Id<'set_off'> }

export async function setOffsOfLine(
  tx: Reading,
  lmc_id: Id<'lmc'>,
  line_id: Id<'line'>,
): Promise<readonly LineSetOff[]> {
  const { rows } = await sql<LineSetOff>`
    with part as (
      select set_off_id, line_id, sum(amount_pence)::int8 as pence from levies.allocation where lmc_id = ${lmc_id} and set_off_id in (
        select set_off_id from levies.allocation where lmc_id = ${lmc_id} and line_id = ${line_id})
      group by 1, 2 having sum(amount_pence) <> 0)
    select s.id, o.from_on, o.to_on, case when s.line_id = p.line_id then -q.pence else p.pence end as amount_pence
    from part p join levies.set_off s on s.lmc_id = ${lmc_id} and s.id = p.set_off_id
    join part q on q.set_off_id = p.set_off_id and (q.line_id = s.line_id) <> (p.line_id = s.line_id)
    join levies.line o on o.lmc_id = ${lmc_id} and o.id = q.line_id
    where p.line_id = ${line_id} order by s.made_at, o.from_on`.execute(tx.db)
  return rows
}
