import { done, NotFound, refused } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import { inLondon, type Id } from '../../../platform/values.ts'
import type { DateAnswers } from './forms.ts'

/** A row as the form says it; what London's clocks show on that day is one moment, and what they skip is the moment after. */
function rowOf(tx: Writing, { title, falls_on, begins, ends, place, lmc }: DateAnswers) {
  const lmc_id = tx.actor.lmc_ids.find((id) => id === lmc) ?? null
  return {
    lmc_id,
    title,
    falls_on,
    begins_at: begins && inLondon(falls_on, begins),
    ends_at: ends && inLondon(falls_on, ends),
    place: place ?? '',
  }
}

const about = ({ title, falls_on }: DateAnswers) => ({ title, falls_on: falls_on.toString() })

/** Puts a date into the office's diary; the same form sent again keeps it once. */
export async function addDate(tx: Writing, answers: DateAnswers & { readonly pressed: string }) {
  const { office_id, name } = tx.actor
  if (!office_id) throw new NotFound()
  const row = rowOf(tx, answers)
  const added = await tx.db
    .insertInto('desk.diary_date')
    .values({ ...row, office_id, pressed: answers.pressed, made_at: tx.now, made_by: name })
    .onConflict((on) => on.constraint('diary_date_written_once').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added) await tx.record(row.lmc_id, 'desk.date_added', { diary_date_id: added.id, ...about(answers) })
  else tx.leavesNoRecord('the date was there already')
  return done()
}

export async function changeDate(
  tx: Writing,
  id: Id<'diary_date'>,
  answers: DateAnswers & { readonly changes: string },
) {
  const row = rowOf(tx, answers)
  const changed = await tx.db
    .updateTable('desk.diary_date')
    .set((date) => ({ ...row, changes: date('changes', '+', 1) }))
    .where('id', '=', id)
    .where('changes', '=', Number(answers.changes))
    .returning('id')
    .executeTakeFirst()
  if (!changed) return refused('changed_since')
  await tx.record(row.lmc_id, 'desk.date_changed', { diary_date_id: id, ...about(answers) })
  return done()
}

export async function removeDate(tx: Writing, id: Id<'diary_date'>) {
  const removed = await tx.db
    .deleteFrom('desk.diary_date')
    .where('id', '=', id)
    .returning(['lmc_id', 'title', 'falls_on'])
    .executeTakeFirst()
  if (!removed) throw new NotFound()
  const { lmc_id, title, falls_on } = removed
  await tx.record(lmc_id, 'desk.date_removed', { diary_date_id: id, title, falls_on: falls_on.toString() })
  return done()
}
