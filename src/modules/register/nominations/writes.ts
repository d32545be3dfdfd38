import { sql } from 'kysely'
import { done, NotFound, refused } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import { londonDay, rangeText, type Id } from '../../../platform/values.ts'
import type { OwnPractice } from '../notes/reads.ts'
import { personHeld } from '../people/reads.ts'
import { postsAt } from '../posts/reads.ts'
import type { NominationAnswers } from './forms.ts'

/**
 * A practice's contact for a purpose, from today on: somebody who works there. The same twice meets
 * `nominated_once_at_a_time`, a second voter `one_authorised_voter_at_a_time`.
 */
export async function nominate(
  tx: Writing,
  { lmc_id, practice_id }: OwnPractice,
  { person_id, purpose }: NominationAnswers,
) {
  const today = londonDay(tx.now)
  const person = await personHeld(tx, person_id as Id<'person'>)
  if (!person) throw new NotFound()
  const held = await postsAt(tx, practice_id, today)
  if (!held.some((post) => post.person_id === person.id && post.state === 'held')) return refused('not_of_the_practice')
  const during = rangeText({ from: today, until: null })
  const { id } = await tx.db
    .insertInto('register.nomination')
    .values({
      office_id: person.office_id,
      lmc_id,
      practice_id,
      person_id: person.id,
      purpose,
      during,
      made_at: tx.now,
      made_by: tx.actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.record(lmc_id, 'register.contact_nominated', { nomination_id: id, practice_id, person_id, purpose })
  return done(id)
}

const wasNominated = (tx: Writing, { lmc_id, practice_id }: OwnPractice, id: Id<'nomination'>) =>
  tx.db
    .selectFrom('register.nomination')
    .select('id')
    .where('id', '=', id)
    .where('lmc_id', '=', lmc_id)
    .where('practice_id', '=', practice_id)
    .executeTakeFirst()

/** Ends a nomination with yesterday; one that began today never was. */
export async function endNomination(tx: Writing, { lmc_id, practice_id }: OwnPractice, id: Id<'nomination'>) {
  const today = londonDay(tx.now)
  const those = sql<boolean>`id = ${id} and lmc_id = ${lmc_id} and practice_id = ${practice_id} and during @> ${today}::date`
  const ended =
    (await tx.db
      .deleteFrom('register.nomination')
      .where(those)
      .where(sql<boolean>`lower(during) = ${today}::date`)
      .returning(['person_id', 'purpose'])
      .executeTakeFirst()) ??
    (await tx.db
      .updateTable('register.nomination')
      .set({ during: sql`daterange(lower(during), ${today}::date)` })
      .where(those)
      .returning(['person_id', 'purpose'])
      .executeTakeFirst())
  if (ended) await tx.record(lmc_id, 'register.nomination_ended', { nomination_id: id, practice_id, ...ended })
  else if (await wasNominated(tx, { lmc_id, practice_id }, id)) tx.leavesNoRecord('it had ended already')
  else throw new NotFound()
  return done()
}
