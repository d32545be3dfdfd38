import { done, NotFound } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { personHeld } from '../people/reads.ts'
import { lmcConcerned, type Source } from '../people/rules.ts'
import type { NewContactPoint } from './rules.ts'

/** Gives somebody one more way to be reached; the same one twice meets `one_contact_point_of_a_value`. */
export async function addContactPoint(
  tx: Writing,
  person_id: Id<'person'>,
  { kind, value, purpose }: NewContactPoint,
  source: Source = 'typed',
) {
  const person = await personHeld(tx, person_id)
  if (!person) throw new NotFound()
  const { id } = await tx.db
    .insertInto('register.contact_point')
    .values({
      person_id,
      office_id: person.office_id,
      kind,
      value,
      purpose,
      source,
      made_at: tx.now,
      made_by: tx.actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.record(lmcConcerned(person), 'register.contact_point_added', { person_id, contact_point_id: id, kind })
  return done(id)
}

const theirs = (tx: Writing, person_id: Id<'person'>, id: Id<'contact_point'>) =>
  tx.db
    .selectFrom('register.contact_point')
    .select('id')
    .where('id', '=', id)
    .where('person_id', '=', person_id)
    .executeTakeFirst()

/** Nobody is reached that way any more. */
export async function endContactPoint(tx: Writing, person_id: Id<'person'>, id: Id<'contact_point'>) {
  const person = await personHeld(tx, person_id)
  if (!person) throw new NotFound()
  const ended = await tx.db
    .updateTable('register.contact_point')
    .set({ ended_at: tx.now })
    .where('id', '=', id)
    .where('person_id', '=', person_id)
    .where('ended_at', 'is', null)
    .returning('kind')
    .executeTakeFirst()
  if (ended)
    await tx.record(lmcConcerned(person), 'register.contact_point_ended', { person_id, contact_point_id: id, ...ended })
  else if (await theirs(tx, person_id, id)) tx.leavesNoRecord('it had ended already')
  else throw new NotFound()
  return done()
}
