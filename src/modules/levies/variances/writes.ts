import { done, NotFound } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { VarianceAnswers } from './forms.ts'
import { runPaid, varianceOf } from './reads.ts'

/** Notes why a practice paid other than it was charged in a run; a later note goes before an earlier one, and both are in the record. */
export async function noteVariance(
  tx: Writing,
  run_id: Id<'run'>,
  ods_code: string,
  { reason, words }: VarianceAnswers,
) {
  const run = await runPaid(tx, run_id)
  const found = run && (await varianceOf(tx, run_id, ods_code))
  if (!found) throw new NotFound()
  const { lmc_id } = run
  const { practice_id } = found
  const noted = { reason, words, noted_at: tx.now, noted_by: tx.actor.name }
  await tx.db
    .insertInto('levies.variance')
    .values({ lmc_id, run_id, practice_id, ...noted })
    .onConflict((on) => on.columns(['lmc_id', 'run_id', 'practice_id']).doUpdateSet(noted))
    .execute()
  await tx.record(lmc_id, 'levies.variance_noted', { run_id, practice_id, reason, words })
  return done()
}
