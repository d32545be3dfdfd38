import { sql } from 'kysely'
import { done, NotFound, refused } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { issuedRun } from '../documents/reads.ts'
import { toGive } from './reads.ts'

/** Says that a run's papers that weren't mailed were handed over otherwise, or needn't be; those still to be printed wait on. */
export async function handOver(tx: Writing, run_id: Id<'run'>) {
  const run = await issuedRun(tx, run_id)
  if (!run) throw new NotFound()
  const { lmc_id } = run
  const { numAffectedRows = 0n } = await sql`
    update levies.document d set handed_over_at = ${tx.now}
    where d.lmc_id = ${lmc_id} and d.run_id = ${run_id} and ${toGive}`.execute(tx.db)
  if (numAffectedRows === 0n) return refused('nothing_to_hand_over')
  await tx.record(lmc_id, 'levies.documents_handed_over', { run_id, documents: Number(numAffectedRows) })
  return done()
}
