import { sql } from 'kysely'
import { done, NotFound, refused } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import { londonDay, rangeText, type Id } from '../../../platform/values.ts'
import { endPost } from '../posts/writes.ts'
import type { BodyAnswers, BodyEndAnswers } from './forms.ts'
import { bodyWith } from './reads.ts'

/** Makes a body of one LMC; another of its name meets `one_body_of_a_name`. */
export async function makeBody(tx: Writing, { lmc_id, kind, name }: BodyAnswers) {
  const lmc = tx.actor.lmc_ids.find((id) => id === lmc_id)
  const { office_id } = tx.actor
  if (!lmc || !office_id) throw new NotFound()
  const { id } = await tx.db
    .insertInto('register.body')
    .values({ office_id, lmc_id: lmc, kind, name, made_at: tx.now })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.record(lmc, 'register.body_made', { body_id: id, kind, name })
  return done(id)
}

/** Ends a body, and with it every post in it that would go on. */
export async function endBody(tx: Writing, id: Id<'body'>, { last_on }: BodyEndAnswers) {
  const body = await bodyWith(tx, id, londonDay(tx.now))
  if (!body) throw new NotFound()
  if (body.ended_on) return refused('body_has_ended')
  const ended_on = last_on.add({ days: 1 })
  await tx.db.updateTable('register.body').set({ ended_on }).where('id', '=', id).execute()
  const held = await tx.db
    .selectFrom('register.post')
    .select(['id', 'during'])
    .where('body_id', '=', id)
    .where('state', '=', 'held')
    .where(sql<boolean>`(upper(during) is null or upper(during) > ${ended_on}::date)`)
    .execute()
  for (const { id: post_id, during } of held) {
    const ended = await endPost(tx, post_id, { last_on, seen: rangeText(during) })
    if (!ended.done) return ended
  }
  await tx.record(body.lmc_id, 'register.body_ended', { body_id: id, last_on: last_on.toString(), posts: held.length })
  return done()
}
