import { sql, type RawBuilder } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { asked, paidAndWrittenOff } from '../write-offs/reads.ts'
import type { PaidLine } from './rules.ts'

/** What is asked for by issued runs, with what receipts have paid of it; narrowed to one levy, and further. */
const paidLines = (levy_id: Id<'levy'>, narrowed: RawBuilder<unknown>) => sql`
  select l.id as line_id, l.practice_id, l.from_on, l.to_on, ${asked} as amount_pence, coalesce(a.allocated, 0) as allocated_pence
  from levies.line l join levies.run r on r.lmc_id = l.lmc_id and r.id = l.run_id
  ${paidAndWrittenOff}
  where l.levy_id = ${levy_id} and r.state = 'issued' and l.amount_pence <> 0 and ${narrowed}`

/** The lines of a levy on which something is owed or in credit; and all those of practices from whom money was taken back. */
export async function linesToPay(
  tx: Reading,
  levy_id: Id<'levy'>,
  taken_back: readonly Id<'practice'>[],
): Promise<PaidLine[]> {
  const { rows } = await sql<PaidLine>`
    ${paidLines(levy_id, sql`(${asked} <> coalesce(a.allocated, 0) or l.practice_id = any (${[...taken_back]}::uuid[]))`)}
    order by l.from_on, l.id`.execute(tx.db)
  return rows
}

/** Every line of a levy that one practice was charged. */
export async function linesOfPractice(
  tx: Reading,
  levy_id: Id<'levy'>,
  practice_id: Id<'practice'>,
): Promise<PaidLine[]> {
  const { rows } = await sql<PaidLine>`
    ${paidLines(levy_id, sql`l.practice_id = ${practice_id}`)} order by l.from_on, l.id`.execute(tx.db)
  return rows
}

export type PracticeName = { readonly practice_id: Id<'practice'>; readonly ods_code: string; readonly name: string }

export type ReceiptToAllocate = {
  readonly id: Id<'receipt'>
  readonly lmc_id: Id<'lmc'>
  readonly lmc_name: string
  readonly levy_id: Id<'levy'>
  readonly levy_name: string
  readonly collector_name: string
  readonly file_id: Id<'receipt_file'> | null
  readonly file_name: string | null
  readonly row_number: number | null
  readonly received_on: Temporal.PlainDate
  readonly named: string
  readonly practice_id: Id<'practice'> | null
  readonly ods_code: string | null
  readonly practice_name: string | null
  readonly amount_pence: number
  readonly allocated_pence: number
  readonly words: string
  readonly taken_at: Temporal.Instant
  readonly taken_by: string
}

/** Receipts with what of each is allocated; narrowed to some. */
const toAllocate = (narrowed: RawBuilder<unknown>) => sql<ReceiptToAllocate>`
  select r.id, r.lmc_id, l.name as lmc_name, r.levy_id, v.name as levy_name, k.name as collector_name, f.id as file_id, f.name as file_name,
    r.row_number, r.received_on, r.named, r.practice_id, p.ods_code, p.name as practice_name, r.amount_pence,
    r.allocated_pence, r.words, r.taken_at, r.taken_by
  from levies.receipt r join platform.lmc l on l.id = r.lmc_id join levies.levy v on v.lmc_id = r.lmc_id and v.id = r.levy_id
  join levies.collector k on k.lmc_id = r.lmc_id and k.id = r.collector_id
  left join levies.receipt_file f on f.lmc_id = r.lmc_id and f.id = r.receipt_file_id
  left join register.practice_name p on p.practice_id = r.practice_id
  where ${narrowed} order by r.received_on, r.id`

export async function receiptToAllocate(tx: Reading, id: Id<'receipt'>): Promise<ReceiptToAllocate | undefined> {
  const { rows } = await toAllocate(sql`r.id = ${id}`).execute(tx.db)
  return rows[0]
}

/** The receipts of a levy whose practice is known and of which something waits, the oldest first. */
export async function receiptsWaiting(tx: Reading, levy_id: Id<'levy'>): Promise<readonly ReceiptToAllocate[]> {
  const { rows } = await toAllocate(
    sql`r.levy_id = ${levy_id} and r.practice_id is not null and r.waiting_pence <> 0`,
  ).execute(tx.db)
  return rows
}

export type AllocatedLine = PracticeName & {
  readonly line_id: Id<'line'>
  readonly from_on: Temporal.PlainDate
  readonly to_on: Temporal.PlainDate
  readonly amount_pence: number
  readonly made_at: Temporal.Instant
  readonly made_by: string
}

/** What a receipt pays, line by line; what was taken back is not in it. */
export async function paidByReceipt(tx: Reading, id: Id<'receipt'>): Promise<readonly AllocatedLine[]> {
  const { rows } = await sql<AllocatedLine>`
    select a.line_id, l.from_on, l.to_on, l.practice_id, p.ods_code, p.name, a.amount_pence, a.made_at, a.made_by
    from (select lmc_id, line_id, sum(amount_pence)::int8 as amount_pence, max(made_at) as made_at, (array_agg(made_by order by made_at desc))[1] as made_by
      from levies.allocation where receipt_id = ${id} group by lmc_id, line_id having sum(amount_pence) <> 0) a
    join levies.line l on l.lmc_id = a.lmc_id and l.id = a.line_id
    join register.practice_name p on p.practice_id = l.practice_id
    order by l.from_on, p.ods_code`.execute(tx.db)
  return rows
}

/** Whether a receipt was ever said to pay a line, though it was taken back. */
export async function everPaid(tx: Reading, receipt_id: Id<'receipt'>, line_id: Id<'line'>): Promise<boolean> {
  const row = await tx.db
    .selectFrom('levies.allocation')
    .select('id')
    .where('receipt_id', '=', receipt_id)
    .where('line_id', '=', line_id)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The practices of whose lines of a levy exactly so much is owed; few, since each is looked at. One line owes what its practice does. */
export async function practicesOwing(
  tx: Reading,
  levy_id: Id<'levy'>,
  pence: number,
): Promise<readonly PracticeName[]> {
  const { rows } = await sql<PracticeName>`
    select p.practice_id, p.ods_code, p.name from register.practice_name p where p.practice_id in (
      select l.practice_id from levies.discrepancy d join levies.line l on l.lmc_id = d.lmc_id and l.run_id = d.run_id and l.practice_id = d.practice_id
      ${paidAndWrittenOff}
      where d.levy_id = ${levy_id} and d.is_owing and (d.lines > 1 or d.charged_pence - d.allocated_pence - d.written_off_pence = ${pence})
        and ${asked} - coalesce(a.allocated, 0) = ${pence})
    order by p.ods_code limit 10`.execute(tx.db)
  return rows
}
