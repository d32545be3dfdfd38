import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import { bulk } from '../../../platform/bulk.ts'
import type { Writing } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { enter } from '../journals/writes.ts'

export type Allocated = {
  readonly receipt_id: Id<'receipt'>
  /** The practice the receipt was found to be of, and that of the line it pays. */
  readonly received_from: Id<'practice'> | null
  readonly line_id: Id<'line'>
  readonly practice_id: Id<'practice'>
  readonly amount_pence: number
}

/** Whoever allocates receipts of a levy at once waits, so that no line and no receipt is used twice. */
export const holdAllocations = (tx: Writing, levy_id: Id<'levy'>) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`levies.allocation ${levy_id}`}, 0))`.execute(tx.db)

/** Keeps what receipts pay, in two statements however many they are, and enters it as one thing that happened. */
export async function keepAllocations(
  tx: Writing,
  { lmc_id, levy_id, words }: { lmc_id: Id<'lmc'>; levy_id: Id<'levy'>; words: string },
  allocated: readonly Allocated[],
) {
  const rows = allocated.map((one) => ({ ...one, id: randomUUIDv7() as string }))
  const [first] = rows
  if (!first) return
  await sql`insert into levies.allocation (id, lmc_id, receipt_id, line_id, amount_pence, made_at, made_by)
    select id, ${lmc_id}::uuid, receipt_id, line_id, amount_pence, ${tx.now}::timestamptz, ${tx.actor.name}
    from ${bulk(rows, {
      id: ['uuid', ({ id }) => id],
      receipt_id: ['uuid', ({ receipt_id }) => receipt_id],
      line_id: ['uuid', ({ line_id }) => line_id],
      amount_pence: ['bigint', ({ amount_pence }) => amount_pence],
    })}`.execute(tx.db)
  const entry = { lmc_id, levy_id, on_day: londonDay(tx.now), what: 'allocation', source_id: first.id, words } as const
  await enter(
    tx,
    entry,
    rows.flatMap(({ received_from, practice_id, amount_pence }) => [
      { account: 'not_yet_allocated' as const, practice_id: received_from, amount_pence },
      { account: 'owed_by_practices' as const, practice_id, amount_pence: -amount_pence },
    ]),
  )
}
