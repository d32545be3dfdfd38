import { done } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'

/** Whoever looks at what practices returned is in the record. */
export async function noteLook(
  tx: Writing,
  { lmc_id, week_of, as }: { lmc_id: Id<'lmc'> | null; week_of: Temporal.PlainDate; as: string },
) {
  await tx.record(lmc_id, 'pressure.disagreements_read', { week_of: week_of.toString(), as })
  return done()
}
