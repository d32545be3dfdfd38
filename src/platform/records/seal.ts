import { sql } from 'kysely'
import { done } from '../answers.ts'
import type { Job } from '../jobs/queue.ts'
import type { Operating } from '../scope.ts'
import type { Id } from '../values.ts'
import { noSeal, rowHash, sealHash } from './chain.ts'

/** Records in one seal at most. */
const batch = 5000

/**
 * Seals the oldest records that aren't yet, and says how many. Writers never wait for it: a record whose transaction is
 * still open is simply in a later seal. Two sealers at once would fork the chain, so the second leaves it to the first.
 */
export async function sealBatch(tx: Operating): Promise<number> {
  const { rows: turns } = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('openlmc seal')) as mine`.execute(tx.db)
  if (!turns[0]?.mine) return 0
  const { rows } = await sql<{ id: Id<'record'>; hash: string }>`
    select r.id, ${rowHash} as hash from platform.record r
    where not exists (select from platform.sealed_record s where s.record_id = r.id)
    order by r.number limit ${batch}`.execute(tx.db)
  if (rows.length === 0) return 0
  const last = await tx.db
    .selectFrom('platform.seal')
    .select(['number', 'hash'])
    .orderBy('number', 'desc')
    .executeTakeFirst()
  const seal = { number: (last?.number ?? 0) + 1, made_at: tx.now.round('microsecond') }
  const hashes = rows.map(({ hash }) => hash)
  await tx.db
    .insertInto('platform.seal')
    .values({ ...seal, records: rows.length, hash: sealHash(last?.hash ?? noSeal, seal, hashes) })
    .execute()
  await sql`
    insert into platform.sealed_record (record_id, seal_number, place, hash)
    select record_id, ${seal.number}, place, hash
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${hashes}::text[]) with ordinality as r (record_id, hash, place)`.execute(
    tx.db,
  )
  return rows.length
}

export const sealRecords: Job = {
  name: 'platform.seal_records',
  cron: '*/5 * * * *',
  async work({ scope }) {
    for (let sealed = batch; sealed === batch;) {
      const answer = await scope().operate(async (tx) => {
        tx.leavesNoRecord('a record of each seal would itself want sealing, without end')
        return done(await sealBatch(tx))
      })
      sealed = answer.done ? answer.value : 0
    }
  },
}
