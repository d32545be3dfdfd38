import { done, NotFound, refused } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { LevyAnswers } from './forms.ts'
import { levyWith } from './reads.ts'
import { joiningsOf } from './rules.ts'

/** Adds a levy, from the first of a month, since months are charged whole; a second statutory or national one, or one of the same name, meets a constraint. */
export async function addLevy(tx: Writing, answers: LevyAnswers) {
  if (!tx.actor.lmc_ids.includes(answers.lmc_id)) throw new NotFound()
  if (!joiningsOf(answers.kind).includes(answers.joining)) return refused('joined_otherwise')
  if (answers.begun_on.day !== 1) return refused('begins_within_a_month')
  const { id } = await tx.db
    .insertInto('levies.levy')
    .values({ ...answers, made_at: tx.now, made_by: tx.actor.name })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { lmc_id, kind, name } = answers
  await tx.record(lmc_id, 'levies.levy_added', { levy_id: id, kind, name })
  return done(id)
}

/** Says for which day a levy is charged last: the last of a month, since months are charged whole, and none that was charged already. */
export async function endLevy(tx: Writing, id: Id<'levy'>, ended_on: Temporal.PlainDate) {
  const levy = await levyWith(tx, id)
  if (!levy) throw new NotFound()
  if (Temporal.PlainDate.compare(ended_on, levy.begun_on) < 0) return refused('ends_before_it_began')
  if (ended_on.day !== ended_on.daysInMonth) return refused('ends_within_a_month')
  const ended = await tx.db
    .updateTable('levies.levy')
    .set({ ended_on })
    .where('id', '=', id)
    .where('ended_on', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!ended) return refused('levy_ended')
  const charged = await tx.db
    .selectFrom('levies.run')
    .select('id')
    .where('lmc_id', '=', levy.lmc_id)
    .where('levy_id', '=', id)
    .where('state', '<>', 'dropped')
    .where('period_to', '>', ended_on)
    .executeTakeFirst()
  if (charged) return refused('charged_beyond')
  await tx.record(levy.lmc_id, 'levies.levy_ended', { levy_id: id, ended_on: ended_on.toString() })
  return done()
}
