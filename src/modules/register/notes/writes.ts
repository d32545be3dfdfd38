import { done, NotFound } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { NoteAnswers } from './forms.ts'
import type { OwnPractice } from './reads.ts'

/** Keeps a note on a practice; the same form sent again keeps it once. */
export async function writeNote(tx: Writing, { lmc_id, practice_id }: OwnPractice, { words, pressed }: NoteAnswers) {
  const written = await tx.db
    .insertInto('register.practice_note')
    .values({ lmc_id, practice_id, words, pressed, written_at: tx.now, written_by: tx.actor.name })
    .onConflict((on) => on.constraint('note_written_once').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (written) await tx.record(lmc_id, 'register.note_written', { practice_id, practice_note_id: written.id })
  else tx.leavesNoRecord('the note was there already')
  return done()
}

/** Takes a note from sight; its words stay in the database until its keeping time is over. */
export async function withdrawNote(tx: Writing, { lmc_id, practice_id }: OwnPractice, id: Id<'practice_note'>) {
  const withdrawn = await tx.db
    .updateTable('register.practice_note')
    .set({ withdrawn_at: tx.now })
    .where('id', '=', id)
    .where('practice_id', '=', practice_id)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!withdrawn) throw new NotFound()
  await tx.record(lmc_id, 'register.note_withdrawn', { practice_id, practice_note_id: id })
  return done()
}
