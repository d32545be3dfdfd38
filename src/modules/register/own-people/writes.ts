import { done, NotFound, refused } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { contactPointsOf } from '../contact-points/reads.ts'
import { addContactPoint } from '../contact-points/writes.ts'
import { keepingOf } from '../list-keepings/reads.ts'
import type { OwnPractice } from '../notes/reads.ts'
import { addPerson } from '../people/writes.ts'
import type { EndAnswers } from '../posts/forms.ts'
import { postsAt } from '../posts/reads.ts'
import { addPost, endPost } from '../posts/writes.ts'
import { speaksFor } from '../practices/rules.ts'
import type { AdditionAnswers } from './forms.ts'
import { peopleLike } from './reads.ts'
import { isTheSame } from './rules.ts'

/** A practice says that its list is right, as it stands today. */
export async function confirmPeople(tx: Writing, { lmc_id, practice_id }: OwnPractice) {
  if (!speaksFor(tx.actor, practice_id)) throw new NotFound()
  const held = (await postsAt(tx, practice_id, londonDay(tx.now))).filter(({ state }) => state === 'held')
  const people = new Set(held.map(({ person_id }) => person_id)).size
  await tx.db
    .insertInto('register.confirmation')
    .values({ lmc_id, practice_id, people, confirmed_at: tx.now, confirmed_by: tx.actor.name })
    .execute()
  await tx.record(lmc_id, 'register.people_confirmed', { practice_id, people })
  return done()
}

/** Adds somebody to a practice's own list: whoever is known already is given the post, so that nobody is there twice. */
export async function addOwnPerson(tx: Writing, { lmc_id, practice_id }: OwnPractice, answers: AdditionAnswers) {
  if (!speaksFor(tx.actor, practice_id)) throw new NotFound()
  const { kind, email, from, ...person } = answers
  const likely = await peopleLike(tx, person.gmc_number, email)
  const known = likely.find((one) => isTheSame(one, { ...person, email }))
  if (!known && likely.some(({ gmc_number }) => gmc_number !== null && gmc_number === person.gmc_number))
    return refused('one_person_per_gmc_number')
  const person_id = known?.id ?? (await addPerson(tx, person, 'practice')).value
  const has_address = (await contactPointsOf(tx, person_id)).some(({ value }) => value.toLowerCase() === email)
  if (email && !has_address)
    await addContactPoint(tx, person_id, { kind: 'email', value: email, purpose: 'work' }, 'practice')
  const { waiting_kinds } = await keepingOf(tx, lmc_id, londonDay(tx.now))
  const state = waiting_kinds.includes(kind) ? 'waiting' : 'held'
  const added = await addPost(
    tx,
    person_id,
    { kind, place: { lmc_id, practice_id }, from, last_on: null },
    { source: 'practice', state },
  )
  return added.done ? done({ state }) : added
}

/** Says that somebody of the practice's own list has left. */
export async function endOwnPost(tx: Writing, { practice_id }: OwnPractice, id: Id<'post'>, answers: EndAnswers) {
  if (!speaksFor(tx.actor, practice_id)) throw new NotFound()
  const own = await tx.db
    .selectFrom('register.post')
    .select('id')
    .where('id', '=', id)
    .where('practice_id', '=', practice_id)
    .executeTakeFirst()
  if (!own) throw new NotFound()
  return endPost(tx, id, answers, 'practice')
}
