import { done, NotFound, refused } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { noListSize } from '../lines/rules.ts'
import { runWith } from '../runs/reads.ts'
import type { GivenCountAnswers } from './forms.ts'

/** Keeps what the office was told of a practice's list size, raw or weighted as the line wants it, for one that found none in force. */
export async function giveCount(tx: Writing, line_id: Id<'line'>, answers: GivenCountAnswers) {
  const line = await tx.db
    .selectFrom('levies.line')
    .select(['run_id', 'lmc_id', 'practice_id', 'list_basis', 'why', 'to_on'])
    .where('id', '=', line_id)
    .where('lmc_id', 'in', [...tx.actor.lmc_ids])
    .executeTakeFirst()
  const run = line && (await runWith(tx, line.run_id))
  if (!line || !run) throw new NotFound()
  const { lmc_id, practice_id, list_basis } = line
  if (line.why !== noListSize[list_basis]) return refused('not_asked')
  if (Temporal.PlainDate.compare(answers.counted_on, line.to_on) > 0) return refused('counted_later')
  const { id } = await tx.db
    .insertInto('levies.given_count')
    .values({ lmc_id, practice_id, list_basis, ...answers, given_at: tx.now, given_by: tx.actor.name })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.record(lmc_id, 'levies.count_given', { given_count_id: id, practice_id })
  return done({ run_id: run.id, is_draft: run.state === 'draft' })
}
