import { done, NotFound } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import { practiceInSight, practiceWeeks } from './reads.ts'

/** A year of a practice's weeks, and the record that they were looked at. */
export async function lookAtPractice(tx: Writing, ods_code: string) {
  const practice = await practiceInSight(tx, ods_code)
  if (!practice) throw new NotFound()
  const { lmc_id, practice_id } = practice
  const weeks = await practiceWeeks(tx, practice, 52)
  await tx.record(lmc_id, 'pressure.practice_seen', { practice_id, weeks: weeks.length })
  return done({ practice, weeks })
}
