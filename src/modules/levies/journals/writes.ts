import { sql } from 'kysely'
import { bulk } from '../../../platform/bulk.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { DB } from '../../../platform/tables.ts'
import type { Id } from '../../../platform/values.ts'

export type Entry = {
  readonly lmc_id: Id<'lmc'>
  /** Null of what belongs to no levy: a sessional doctor's own fee. */
  readonly levy_id: Id<'levy'> | null
  readonly on_day: Temporal.PlainDate
  readonly what: DB['levies.entry']['what']
  /** The row it came of, which makes one entry of a kind. */
  readonly source_id: string | null
  readonly words: string
}

export type Posting = {
  readonly account: DB['levies.posting']['account']
  readonly practice_id: Id<'practice'> | null
  readonly amount_pence: number
}

/** Enters what happened in an LMC's journal, under the next number of it; what doesn't balance is refused by the books themselves. */
export async function enter(
  tx: Writing,
  { lmc_id, levy_id, on_day, what, source_id, words }: Entry,
  postings: readonly Posting[],
): Promise<Id<'entry'>> {
  // Whoever enters something else at once waits, so that no number is given twice.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`levies.entry ${lmc_id}`}, 0))`.execute(tx.db)
  const { id } = await tx.db
    .insertInto('levies.entry')
    .values({
      lmc_id,
      levy_id,
      number: sql<number>`(select coalesce(max(number), 0) + 1 from levies.entry where lmc_id = ${lmc_id})`,
      on_day,
      what,
      source_id,
      words,
      made_at: tx.now,
      made_by: tx.actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const placed = postings.filter(({ amount_pence }) => amount_pence !== 0).map((one, at) => ({ ...one, place: at + 1 }))
  await sql`insert into levies.posting (lmc_id, entry_id, place, account, practice_id, amount_pence)
    select ${lmc_id}::uuid, ${id}::uuid, place, account, practice_id, amount_pence from ${bulk(placed, {
      place: ['integer', ({ place }) => place],
      account: ['text', ({ account }) => account],
      practice_id: ['uuid', ({ practice_id }) => practice_id],
      amount_pence: ['bigint', ({ amount_pence }) => amount_pence],
    })}`.execute(tx.db)
  return id
}
