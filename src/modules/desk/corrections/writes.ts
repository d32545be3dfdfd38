import { done, NotFound, refused } from '../../../platform/answers.ts'
import { notify } from '../../../platform/notify.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { holdersOf } from '../../accounts/door.ts'
import type { AnswerAnswers, CorrectionAnswers } from './forms.ts'
import { correctionWith } from './reads.ts'

/** Asks the office to put something right that it keeps of the reader; the same form sent again asks once. */
export async function askCorrection(tx: Writing, { kind, words, pressed }: CorrectionAnswers) {
  const { account_id, office_id, lmc_ids, name } = tx.actor
  if (!account_id || !office_id) throw new NotFound()
  const lmc_id = (lmc_ids.length === 1 && lmc_ids[0]) || null
  const asked = await tx.db
    .insertInto('desk.correction')
    .values({ account_id, office_id, lmc_id, asked_by: name, kind: kind ?? '', words, pressed, asked_at: tx.now })
    .onConflict((on) => on.constraint('correction_asked_once').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!asked) {
    tx.leavesNoRecord('it was asked already')
    return done()
  }
  await tx.record(lmc_id, 'desk.correction_asked', { correction_id: asked.id, account_id, kind })
  const answerers = await holdersOf(tx, 'desk.answer_corrections', lmc_id)
  await notify(
    tx,
    answerers.map(({ id }) => id),
    office_id,
    `correction_asked:${asked.id}`,
    { title: `${name} asks for a correction`, href: `/corrections/${asked.id}` },
  )
  return done()
}

/** Says what the office did about it, once, and tells whoever asked. */
export async function answerCorrection(tx: Writing, id: Id<'correction'>, answers: AnswerAnswers) {
  const correction = await correctionWith(tx, id)
  if (!correction || !tx.actor.office_id) throw new NotFound()
  const { numUpdatedRows } = await tx.db
    .updateTable('desk.correction')
    .set({ ...answers, answered_at: tx.now, answered_by: tx.actor.name })
    .where('id', '=', id)
    .where('answer', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return refused('changed_since')
  const { account_id, lmc_id } = correction
  await tx.record(lmc_id, 'desk.correction_answered', { correction_id: id, account_id, answer: answers.answer })
  await notify(tx, [account_id], tx.actor.office_id, `correction_answered:${id}`, {
    title: 'The office answered what you asked to be corrected',
    href: '/my/data',
  })
  return done()
}
