import { done, NotAllowed, NotFound, refused } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { ChangeAnswers, PersonAnswers } from './forms.ts'
import { personHeld } from './reads.ts'
import { lmcConcerned, type Source } from './rules.ts'

/**
 * Adds somebody to the office's register. Whom they belong to follows from the posts they are given. A form that is sent again
 * carries the same `pressed` and meets `person_pkey`.
 */
export async function addPerson(
  tx: Writing,
  answers: PersonAnswers & { readonly pressed?: string | null },
  source: Source = 'typed',
) {
  const { title, given_names, family_name, gmc_number } = answers
  const { office_id } = tx.actor
  if (!office_id) throw new NotAllowed('add anybody to a register')
  const { id } = await tx.db
    .insertInto('register.person')
    .values({
      ...(answers.pressed ? { id: answers.pressed as Id<'person'> } : {}),
      office_id,
      title,
      given_names,
      family_name,
      gmc_number,
      source,
      made_at: tx.now,
      made_by: tx.actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.record(null, 'register.person_added', { person_id: id, source })
  return done(id)
}

/** Puts right how somebody is called and numbered. The record says what was changed, never what it was: it outlives them. */
export async function changePerson(tx: Writing, id: Id<'person'>, { seen, ...answers }: ChangeAnswers) {
  const person = await personHeld(tx, id)
  if (!person) throw new NotFound()
  if (person.seen !== seen) return refused('changed_since')
  const { title, given_names, family_name, gmc_number } = answers
  const given = { title, given_names, family_name, gmc_number }
  await tx.db.updateTable('register.person').set(given).where('id', '=', id).execute()
  const changed = (Object.keys(given) as (keyof typeof given)[]).filter((name) => given[name] !== person[name])
  await tx.record(lmcConcerned(person), 'register.person_changed', { person_id: id, changed })
  return done()
}
