import { sql } from 'kysely'
import { bulk } from '../../../platform/bulk.ts'
import type { Writing } from '../../../platform/scope.ts'
import { plainDay, type Id } from '../../../platform/values.ts'
import { enter } from '../journals/writes.ts'

export type NewReceipt = {
  readonly id: Id<'receipt'>
  readonly row_number: number | null
  readonly received_on: Temporal.PlainDate
  readonly named: string
  readonly practice_id: Id<'practice'> | null
  readonly amount_pence: number
  readonly words: string
}

export type ReceivedFor = {
  readonly lmc_id: Id<'lmc'>
  readonly levy_id: Id<'levy'>
  readonly collector_id: Id<'collector'>
  readonly receipt_file_id: Id<'receipt_file'> | null
  /** What was received, in the journal’s words. */
  readonly what: string
}

/** Keeps receipts in one statement however many they are; each day’s are one entry, of which the first of them is the source. */
export async function keepReceipts(tx: Writing, of: ReceivedFor, receipts: readonly NewReceipt[]) {
  const { lmc_id, levy_id, collector_id, receipt_file_id } = of
  await sql`insert into levies.receipt (id, lmc_id, levy_id, collector_id, receipt_file_id, row_number, received_on, named, practice_id,
      amount_pence, words, taken_at, taken_by)
    select id, ${lmc_id}::uuid, ${levy_id}::uuid, ${collector_id}::uuid, ${receipt_file_id}::uuid, row_number, received_on, named,
      practice_id, amount_pence, words, ${tx.now}::timestamptz, ${tx.actor.name}
    from ${bulk(receipts, {
      id: ['uuid', ({ id }) => id],
      row_number: ['integer', ({ row_number }) => row_number],
      received_on: ['date', ({ received_on }) => received_on],
      named: ['text', ({ named }) => named],
      practice_id: ['uuid', ({ practice_id }) => practice_id],
      amount_pence: ['bigint', ({ amount_pence }) => amount_pence],
      words: ['text', ({ words }) => words],
    })}`.execute(tx.db)
  for (const [, day] of Map.groupBy(receipts, ({ received_on }) => received_on.toString())) {
    const [first] = day
    if (!first) continue
    const { received_on, id } = first
    const words = `${of.what}, received on ${plainDay(received_on)}`
    await enter(
      tx,
      { lmc_id, levy_id, on_day: received_on, what: 'receipt', source_id: id, words },
      day.flatMap(({ practice_id, amount_pence }) => [
        { account: 'received' as const, practice_id, amount_pence },
        { account: 'not_yet_allocated' as const, practice_id, amount_pence: -amount_pence },
      ]),
    )
  }
}
