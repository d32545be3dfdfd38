import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { nominationsAt } from '../nominations/reads.ts'
import { nominationPurposes, type NominationPurpose } from '../nominations/rules.ts'

export type Answer = {
  readonly purpose: NominationPurpose
  readonly names: readonly string[]
}

/** For each purpose who answers for a practice, of those who still work there. */
export async function answersOf(
  tx: Reading,
  practice_id: Id<'practice'>,
  on: Temporal.PlainDate,
): Promise<readonly Answer[]> {
  const nominated = (await nominationsAt(tx, practice_id, on)).filter(({ is_there }) => is_there)
  return (Object.keys(nominationPurposes) as NominationPurpose[]).map((purpose) => ({
    purpose,
    names: nominated.filter((one) => one.purpose === purpose).map(({ name }) => name),
  }))
}
