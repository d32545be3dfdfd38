import { done, NotFound, refused } from '../../../platform/answers.ts'
import { queue } from '../../../platform/jobs/queue.ts'
import { notify } from '../../../platform/notify.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { holdersOf } from '../../accounts/door.ts'
import type { AnswerAnswers, QuestionAnswers } from './forms.ts'
import { questionWith } from './reads.ts'

/** A line that a practice may ask about: an issued one of its own. */
type LineAskedAbout = {
  readonly id: Id<'line'>
  readonly lmc_id: Id<'lmc'>
  readonly practice_id: Id<'practice'>
  readonly name: string
}

/** Asks the office about a line, and tells whoever keeps the levies; the same form sent again asks once. */
export async function askQuestion(tx: Writing, line: LineAskedAbout, { words, pressed }: QuestionAnswers) {
  const { lmc_id, practice_id, id: line_id, name } = line
  const { account_id, office_id } = tx.actor
  if (!office_id || !tx.actor.practice_ids.includes(practice_id)) throw new NotFound()
  const asked = await tx.db
    .insertInto('levies.question')
    .values({
      lmc_id,
      practice_id,
      line_id,
      words,
      pressed,
      asked_at: tx.now,
      asked_by: tx.actor.name,
      asked_by_id: account_id,
      answer: '',
    })
    .onConflict((on) => on.constraint('question_asked_once_per_press').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!asked) {
    tx.leavesNoRecord('it was asked already')
    return done()
  }
  await tx.record(lmc_id, 'levies.question_asked', { question_id: asked.id, practice_id, line_id })
  const keepers = await holdersOf(tx, 'levies.keep_levies', lmc_id)
  await notify(
    tx,
    keepers.map(({ id }) => id),
    office_id,
    `levy_question_asked:${asked.id}`,
    { title: `${name} asks about its levy`, href: `/levies/questions/${asked.id}` },
  )
  return done()
}

/** Answers a question, once, and has whoever asked told of it. */
export async function answerQuestion(tx: Writing, id: Id<'question'>, { answer }: AnswerAnswers) {
  const question = await questionWith(tx, id)
  if (!question) throw new NotFound()
  const { lmc_id, office_id, practice_id, ods_code, line_id, asked_by_id } = question
  const { numUpdatedRows } = await tx.db
    .updateTable('levies.question')
    .set({ answer, answered_at: tx.now, answered_by: tx.actor.name })
    .where('lmc_id', '=', lmc_id)
    .where('id', '=', id)
    .where('answered_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return refused('answered_already')
  await tx.record(lmc_id, 'levies.question_answered', { question_id: id, practice_id, line_id })
  await notify(tx, asked_by_id ? [asked_by_id] : [], office_id, `levy_question_answered:${id}`, {
    title: 'The office answered your question about a levy',
    href: `/our-levies/${ods_code}/lines/${line_id}`,
  })
  await queue(tx, 'levies.tell_of_answer', { office_id, lmc_id, question_id: id })
  return done()
}
