import { done } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { ReturnKey } from '../returns/reads.ts'

/** That somebody of the office looked at what one practice returned. */
export async function noteLooking(tx: Writing, { lmc_id, practice_id, week_of }: ReturnKey) {
  await tx.record(lmc_id, 'pressure.return_read', { practice_id, week_of: week_of.toString() })
  return done()
}
