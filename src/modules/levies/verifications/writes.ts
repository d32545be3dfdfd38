import { done } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import { verified } from './reads.ts'

/** Proves the books of each LMC in sight, and keeps what was found. */
export async function verifyBooks(tx: Writing) {
  for (const lmc_id of tx.actor.lmc_ids) {
    const { wrong, since_changed, ...counted } = await verified({ ...tx, actor: { ...tx.actor, lmc_ids: [lmc_id] } })
    const { id } = await tx.db
      .insertInto('levies.verification')
      .values({
        ...counted,
        lmc_id,
        wrong: JSON.stringify(wrong),
        since_changed: JSON.stringify(since_changed),
        verified_at: tx.now,
        verified_by: tx.actor.name,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx.record(lmc_id, 'levies.books_verified', { verification_id: id, wrong: wrong.length })
  }
  return done()
}
