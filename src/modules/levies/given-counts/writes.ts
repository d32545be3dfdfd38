import { done, NotFound, refused } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { noListSize } from '../lines/rules.ts'
import { runWith } from '../runs/reads.ts'
import type { GivenCountAnswers } from './forms.ts'

/**
 * Keeps what the office was told of a practice's list size, raw or weighted as the line wants it, for one that found none in force. The
 * same form sent again leads to the same run, whose draft may have been drawn up again since: then the line it was sent for is gone.
 */
export async function giveCount(tx: Writing, line_id: Id<'line'>, answers: GivenCountAnswers) {
  const line = await tx.db
    .selectFrom('levies.line')
    .select(['run_id', 'lmc_id', 'practice_id', 'list_basis', 'why', 'to_on'])
    .where('id', '=', line_id)
    .where('lmc_id', 'in', [...tx.actor.lmc_ids])
    .executeTakeFirst()
  const run = line && (await runWith(tx, line.run_id))
  if (!line || !run) {
    const before = await givenBefore(tx, answers)
    if (before) return before
    throw new NotFound()
  }
  const { lmc_id, practice_id, list_basis } = line
  if (line.why !== noListSize[list_basis]) return refused('not_asked')
  if (Temporal.PlainDate.compare(answers.counted_on, line.to_on) > 0) return refused('counted_later')
  const given = await tx.db
    .insertInto('levies.given_count')
    .values({ lmc_id, practice_id, list_basis, run_id: run.id, ...answers, given_at: tx.now, given_by: tx.actor.name })
    .onConflict((on) => on.constraint('count_given_once_per_press').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!given) return (await givenBefore(tx, answers)) ?? refused('sent_already')
  await tx.record(lmc_id, 'levies.count_given', { given_count_id: given.id, practice_id })
  return done({ run_id: run.id, is_draft: run.state === 'draft' })
}

/** What came of this form when it was sent first; undefined where it wasn't, or says another count now. */
async function givenBefore(tx: Writing, { pressed, patients, counted_on, source }: GivenCountAnswers) {
  const before = await tx.db
    .selectFrom('levies.given_count')
    .select('run_id')
    .where('lmc_id', 'in', [...tx.actor.lmc_ids])
    .where('pressed', '=', pressed)
    .where('patients', '=', patients)
    .where('counted_on', '=', counted_on)
    .where('source', '=', source)
    .executeTakeFirst()
  if (!before?.run_id) return undefined
  tx.leavesNoRecord('it was given already')
  return done({ run_id: before.run_id, is_draft: false })
}
