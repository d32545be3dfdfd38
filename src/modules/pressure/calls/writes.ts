import { done, NotFound } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { CallAnswers } from './forms.ts'
import { callsTo, peopleToRing, practiceCalled, type CalledPractice } from './reads.ts'

/** Shows what somebody who rings a practice needs; that it was looked at is recorded. */
export async function lookAtCalls(tx: Writing, ods_code: string, week_of: Temporal.PlainDate) {
  const practice = await practiceCalled(tx, ods_code, week_of)
  if (!practice) throw new NotFound()
  const { lmc_id, practice_id } = practice
  await tx.record(lmc_id, 'pressure.calls_read', { practice_id, week_of: week_of.toString() })
  return done({ practice, people: await peopleToRing(tx, practice), calls: await callsTo(tx, practice) })
}

/** Notes a telephone call about a week's return; the same form sent again notes it once. */
export async function noteCall(
  tx: Writing,
  { lmc_id, practice_id, week_of }: CalledPractice,
  { outcome, words, pressed }: CallAnswers,
) {
  const noted = await tx.db
    .insertInto('pressure.call')
    .values({ lmc_id, practice_id, week_of, outcome, words, pressed, called_at: tx.now, called_by: tx.actor.name })
    .onConflict((on) => on.constraint('call_noted_once_per_press').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (noted)
    await tx.record(lmc_id, 'pressure.call_noted', {
      practice_id,
      call_id: noted.id,
      week_of: week_of.toString(),
      outcome,
    })
  else tx.leavesNoRecord('the call was noted already')
  return done()
}
