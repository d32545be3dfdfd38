import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import { done, NotFound, refused } from '../../../platform/answers.ts'
import { bulk } from '../../../platform/bulk.ts'
import type { Writing } from '../../../platform/scope.ts'
import { londonDay, plainDay, type Id } from '../../../platform/values.ts'
import { addEntry } from '../journals/writes.ts'
import { levyWith } from '../levies/reads.ts'
import type { ReceiptAnswers } from './forms.ts'
import { practiceCoded } from './reads.ts'

type NewReceipt = {
  readonly id: Id<'receipt'>
  readonly row_number: number | null
  readonly received_on: Temporal.PlainDate
  readonly named: string
  readonly practice_id: Id<'practice'> | null
  readonly amount_pence: number
  readonly words: string
}

type ReceivedFor = {
  readonly lmc_id: Id<'lmc'>
  readonly levy_id: Id<'levy'>
  readonly collector_id: Id<'collector'>
  readonly receipt_file_id: Id<'receipt_file'> | null
  /** What a form that is typed is known by. */
  readonly pressed: string | null
  /** What was received, in the journal’s words. */
  readonly what: string
}

/** Keeps receipts in one statement however many they are; each day’s are one entry, of which the first of them is the source. */
export async function keepReceipts(tx: Writing, of: ReceivedFor, receipts: readonly NewReceipt[]) {
  const { lmc_id, levy_id, collector_id, receipt_file_id, pressed } = of
  const entries = new Map<string, Id<'entry'>>()
  for (const [on, day] of Map.groupBy(receipts, ({ received_on }) => received_on.toString())) {
    const [first] = day
    if (!first) continue
    const { received_on, id } = first
    const words = `${of.what}, received on ${plainDay(received_on)}`
    const entry_id = await addEntry(
      tx,
      { lmc_id, levy_id, on_day: received_on, what: 'receipt', source_id: id, words },
      day.flatMap(({ practice_id, amount_pence }) => [
        { account: 'received' as const, practice_id, amount_pence },
        { account: 'not_yet_allocated' as const, practice_id, amount_pence: -amount_pence },
      ]),
    )
    entries.set(on, entry_id)
  }

  await sql`insert into levies.receipt (id, lmc_id, levy_id, collector_id, receipt_file_id, row_number, received_on, named, practice_id,
      amount_pence, words, entry_id, pressed, taken_at, taken_by)
    select id, ${lmc_id}::uuid, ${levy_id}::uuid, ${collector_id}::uuid, ${receipt_file_id}::uuid, row_number, received_on, named,
      practice_id, amount_pence, words, entry_id, ${pressed}::uuid, ${tx.now}::timestamptz, ${tx.actor.name}
    from ${bulk(receipts, {
      id: ['uuid', ({ id }) => id],
      row_number: ['integer', ({ row_number }) => row_number],
      received_on: ['date', ({ received_on }) => received_on],
      named: ['text', ({ named }) => named],
      practice_id: ['uuid', ({ practice_id }) => practice_id],
      amount_pence: ['bigint', ({ amount_pence }) => amount_pence],
      words: ['text', ({ words }) => words],
      entry_id: ['uuid', ({ received_on }) => entries.get(received_on.toString()) ?? null],
    })}`.execute(tx.db)
}

/** Adds one receipt by hand. Pressed twice it meets `receipt_typed_once_per_press`. */
export async function addReceipt(tx: Writing, answers: ReceiptAnswers) {
  const { levy_id, collector_id, received_on, amount_pence, named, ods_code, words, pressed } = answers
  const levy = await levyWith(tx, levy_id)
  if (!levy) throw new NotFound()
  const { lmc_id } = levy
  if (Temporal.PlainDate.compare(received_on, londonDay(tx.now)) > 0) return refused('still_to_come')
  const practice = ods_code === null ? undefined : await practiceCoded(tx, lmc_id, ods_code)
  if (ods_code !== null && !practice) return refused('no_practice_of_code')
  const id = randomUUIDv7() as string as Id<'receipt'>
  const practice_id = practice?.practice_id ?? null
  const of = { lmc_id, levy_id, collector_id, receipt_file_id: null, pressed, what: `From ${named}` }
  await keepReceipts(tx, of, [{ id, row_number: null, received_on, named, practice_id, amount_pence, words }])
  await tx.record(lmc_id, 'levies.receipt_added', { receipt_id: id, amount_pence })
  return done(id)
}
