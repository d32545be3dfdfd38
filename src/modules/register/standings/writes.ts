import { sql } from 'kysely'
import { done, NotFound, refused } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import { londonDay, rangeText, type Id } from '../../../platform/values.ts'
import { personHeld } from '../people/reads.ts'
import type { StandingAnswers } from './forms.ts'
import { standingsOf } from './reads.ts'

/** Keeps that something holds between somebody and an LMC from a day on; the same twice meets `standing_once_at_a_time`. */
export async function beginStanding(
  tx: Writing,
  person_id: Id<'person'>,
  { lmc_id, fact, words, from }: StandingAnswers,
) {
  const person = await personHeld(tx, person_id)
  const lmc = tx.actor.lmc_ids.find((id) => id === lmc_id)
  if (!person || !lmc) throw new NotFound()
  const is_elsewhere = fact === 'member_elsewhere'
  if (is_elsewhere && words === '') return refused('member_of_nothing')
  const during = rangeText({ from: from ?? londonDay(tx.now), until: null })
  const made = { made_at: tx.now, made_by: tx.actor.name }
  const { id } = await tx.db
    .insertInto('register.standing')
    .values({
      office_id: person.office_id,
      lmc_id: lmc,
      person_id,
      fact,
      words: is_elsewhere ? words : '',
      during,
      ...made,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.record(lmc, 'register.standing_begun', { person_id, standing_id: id, fact })
  return done(id)
}

/** Ends with yesterday what held; what was to begin today or later never was. */
export async function endStanding(tx: Writing, person_id: Id<'person'>, id: Id<'standing'>) {
  const today = londonDay(tx.now)
  const those = sql<boolean>`id = ${id} and person_id = ${person_id} and (upper(during) is null or upper(during) > ${today}::date)`
  const ended =
    (await tx.db
      .deleteFrom('register.standing')
      .where(those)
      .where(sql<boolean>`lower(during) >= ${today}::date`)
      .returning(['lmc_id', 'fact'])
      .executeTakeFirst()) ??
    (await tx.db
      .updateTable('register.standing')
      .set({ during: sql`daterange(lower(during), ${today}::date)` })
      .where(those)
      .returning(['lmc_id', 'fact'])
      .executeTakeFirst())
  if (ended) await tx.record(ended.lmc_id, 'register.standing_ended', { person_id, standing_id: id, fact: ended.fact })
  else if ((await standingsOf(tx, person_id)).some((one) => one.id === id)) tx.leavesNoRecord('it had ended already')
  else throw new NotFound()
  return done()
}
