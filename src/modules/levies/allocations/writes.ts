import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import { done, NotFound, refused } from '../../../platform/answers.ts'
import { bulk } from '../../../platform/bulk.ts'
import type { Writing } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { addEntry } from '../journals/writes.ts'
import { levyWith } from '../levies/reads.ts'
import { everPaid, linesOfPractice, linesToPay, paidByReceipt, receiptsWaiting, receiptToAllocate } from './reads.ts'
import { paidBy, partsOf, sumOf, unfitParts, type PaidLine, type Part } from './rules.ts'

type OfLine = { readonly line_id: Id<'line'>; readonly practice_id: Id<'practice'>; readonly amount_pence: number }
/** What a receipt pays of a line, with the practice it was found to be of; or what a set-off, which is no money, does of one. */
export type Allocated =
  | (OfLine & { readonly receipt_id: Id<'receipt'>; readonly received_from: Id<'practice'> | null })
  | (OfLine & { readonly set_off_id: Id<'set_off'> })

/** Whoever allocates receipts of a levy at once waits, so that no line and no receipt is used twice. */
export const holdAllocations = (tx: Writing, levy_id: Id<'levy'>) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`levies.allocation ${levy_id}`}, 0))`.execute(tx.db)

/** Keeps what receipts pay, or what is set off, in two statements however many they are, and enters it as one thing that happened. */
export async function keepAllocations(
  tx: Writing,
  { lmc_id, levy_id, words }: { lmc_id: Id<'lmc'>; levy_id: Id<'levy'>; words: string },
  allocated: readonly Allocated[],
) {
  const rows = allocated.map((one) => ({ receipt_id: null, set_off_id: null, ...one, id: randomUUIDv7() as string }))
  const [first] = rows
  if (!first) return
  const entry = { lmc_id, levy_id, on_day: londonDay(tx.now), what: 'allocation', source_id: first.id, words } as const
  const entry_id = await addEntry(
    tx,
    entry,
    rows.flatMap(({ practice_id, amount_pence, ...of }) => [
      ...('received_from' in of
        ? [{ account: 'not_yet_allocated' as const, practice_id: of.received_from, amount_pence }]
        : []),
      { account: 'owed_by_practices' as const, practice_id, amount_pence: -amount_pence },
    ]),
  )
  await sql`insert into levies.allocation (id, lmc_id, receipt_id, set_off_id, line_id, amount_pence, entry_id, made_at, made_by)
    select id, ${lmc_id}::uuid, receipt_id, set_off_id, line_id, amount_pence, ${entry_id}::uuid, ${tx.now}::timestamptz, ${tx.actor.name}
    from ${bulk(rows, {
      id: ['uuid', ({ id }) => id],
      receipt_id: ['uuid', ({ receipt_id }) => receipt_id],
      set_off_id: ['uuid', ({ set_off_id }) => set_off_id],
      line_id: ['uuid', ({ line_id }) => line_id],
      amount_pence: ['bigint', ({ amount_pence }) => amount_pence],
    })}`.execute(tx.db)
}

/** What somebody says a receipt pays of one practice’s lines; `seen` is how much of it was allocated when they looked. */
type Allocating = {
  readonly practice_id: Id<'practice'>
  readonly parts: readonly Part[]
  readonly seen: number
}

/** Allocates a receipt to lines by hand: no more than was received, and on none more than is owed. */
export async function allocateReceipt(tx: Writing, id: Id<'receipt'>, { practice_id, parts, seen }: Allocating) {
  const found = await receiptToAllocate(tx, id)
  if (!found) throw new NotFound()
  await holdAllocations(tx, found.levy_id)
  const receipt = (await receiptToAllocate(tx, id)) ?? found
  if (receipt.allocated_pence !== seen) return refused('changed_since')
  const lines = await linesOfPractice(tx, receipt.levy_id, practice_id)
  if (parts.some(({ line_id }) => !lines.some((line) => line.line_id === line_id))) throw new NotFound()
  const why = unfitParts(receipt, lines, parts)
  if (why === 'more_than_received') return refused('more_than_received')
  if (why) return refused('more_than_owed')
  const { lmc_id, levy_id, practice_id: received_from, named } = receipt
  await keepAllocations(
    tx,
    { lmc_id, levy_id, words: `Of what came from ${named || 'nobody named'}` },
    parts.map((part) => ({ ...part, receipt_id: id, received_from, practice_id })),
  )
  await tx.record(lmc_id, 'levies.receipt_allocated', {
    receipt_id: id,
    practice_id,
    lines: parts.length,
    amount_pence: sumOf(parts),
  })
  return done()
}

/** Takes back what a receipt was said to pay of a line: it waits again. */
export async function takeBackAllocation(tx: Writing, id: Id<'receipt'>, line_id: Id<'line'>) {
  const receipt = await receiptToAllocate(tx, id)
  if (!receipt) throw new NotFound()
  await holdAllocations(tx, receipt.levy_id)
  const paid = (await paidByReceipt(tx, id)).find((one) => one.line_id === line_id)
  if (!paid) {
    if (!(await everPaid(tx, id, line_id))) throw new NotFound()
    return refused('taken_back_already')
  }
  const { lmc_id, levy_id, practice_id: received_from, named } = receipt
  const amount_pence = -paid.amount_pence
  const lines = await linesOfPractice(tx, levy_id, paid.practice_id)
  if (unfitParts(receipt, lines, [{ line_id, amount_pence }])) return refused('paid_back_since')
  await keepAllocations(tx, { lmc_id, levy_id, words: `Taken back, of what came from ${named || 'nobody named'}` }, [
    { receipt_id: id, received_from, line_id, practice_id: paid.practice_id, amount_pence },
  ])
  await tx.record(lmc_id, 'levies.allocation_taken_back', { receipt_id: id, line_id, amount_pence })
  return done()
}

/** Allocates all that waits of a levy to what its practices owe, the oldest receipt first; says how many receipts that was. */
export async function allocateWaiting(tx: Writing, levy_id: Id<'levy'>) {
  const levy = await levyWith(tx, levy_id)
  if (!levy) throw new NotFound()
  await holdAllocations(tx, levy_id)
  // What was taken back comes first: what waits of the same practice then makes it good at the same press.
  const waiting = (await receiptsWaiting(tx, levy_id)).toSorted(
    (one, other) => Number(other.amount_pence < 0) - Number(one.amount_pence < 0),
  )
  const back = waiting.flatMap(({ amount_pence, practice_id }) =>
    amount_pence < 0 && practice_id ? [practice_id] : [],
  )
  const lines = await linesToPay(tx, levy_id, back)
  const owing = new Map<string, readonly PaidLine[]>(Map.groupBy(lines, ({ practice_id }) => practice_id))
  const allocated = waiting.flatMap(({ id: receipt_id, practice_id, amount_pence, allocated_pence }) => {
    if (!practice_id) return []
    const own = owing.get(practice_id) ?? []
    const parts = partsOf(amount_pence - allocated_pence, own, null)
    owing.set(practice_id, paidBy(own, parts))
    return parts.map((part) => ({ ...part, receipt_id, received_from: practice_id, practice_id }))
  })
  const receipts = new Set(allocated.map(({ receipt_id }) => receipt_id)).size
  if (receipts === 0) return refused('nothing_to_allocate')
  await keepAllocations(tx, { lmc_id: levy.lmc_id, levy_id, words: `What waited of ${levy.name}` }, allocated)
  await tx.record(levy.lmc_id, 'levies.waiting_allocated', { levy_id, receipts })
  return done(receipts)
}
