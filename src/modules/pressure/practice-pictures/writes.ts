import { done, NotFound } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { practiceInSight, practiceWeeks } from './reads.ts'

export type Seen = { readonly lmc_id: Id<'lmc'>; readonly practice_id: Id<'practice'> }

/** Leaves a record of each practice, where it can find it, that somebody saw what it said. */
export async function notePracticesSeen(
  tx: Writing,
  seen: readonly Seen[],
  more: Readonly<Record<string, string | number>>,
) {
  if (seen.length === 0) tx.leavesNoRecord('no practice is seen')
  for (const [lmc_id, rows] of Map.groupBy(seen, (row) => row.lmc_id)) {
    const practices = new Set(rows.map(({ practice_id }) => practice_id))
    await tx.recordEach(
      lmc_id,
      'pressure.practice_seen',
      [...practices].map((practice_id) => ({ practice_id, ...more })),
    )
  }
}

/** A year of a practice's weeks, and the record that they were looked at. */
export async function lookAtPractice(tx: Writing, ods_code: string) {
  const practice = await practiceInSight(tx, ods_code)
  if (!practice) throw new NotFound()
  const weeks = await practiceWeeks(tx, practice, 52)
  await notePracticesSeen(tx, [practice], { weeks: weeks.length })
  return done({ practice, weeks })
}
