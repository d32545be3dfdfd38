import { done } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { notePracticesSeen } from '../practice-pictures/writes.ts'
import type { Disagreement } from './reads.ts'

/** Whoever looks at what practices returned is in the record, and in that of each practice. */
export async function noteLook(
  tx: Writing,
  { lmc_id, week_of, as }: { lmc_id: Id<'lmc'> | null; week_of: Temporal.PlainDate; as: string },
  rows: readonly Disagreement[],
) {
  await notePracticesSeen(tx, rows, { looked_at: 'disagreements', as })
  await tx.record(lmc_id, 'pressure.disagreements_read', { week_of: week_of.toString(), as })
  return done()
}
