import { done } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import { silencesFound } from './reads.ts'
import type { SilencesAsked } from './rules.ts'

/** Shows a list of silent practices, or takes it out as a file: whoever looked at how many is recorded. */
export async function lookAtSilences(tx: Writing, asked: SilencesAsked, as: string, size: number | 'all') {
  const found = await silencesFound(tx, asked, size)
  const { list, weeks } = asked
  await tx.record(null, 'pressure.silences_read', { as, practices: found.rows.length, list, weeks })
  return done(found)
}
