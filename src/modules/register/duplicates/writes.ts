import { done, NotFound } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { personHeld } from '../people/reads.ts'
import type { DifferenceAnswers } from './forms.ts'

/** Remembers that two people are two, so that nobody is asked again. */
export async function tellApart(tx: Writing, { one_id, other_id }: DifferenceAnswers) {
  const ids = [one_id, other_id].toSorted() as Id<'person'>[]
  const [one, other] = [ids[0] && (await personHeld(tx, ids[0])), ids[1] && (await personHeld(tx, ids[1]))]
  if (!one || !other || one.id === other.id) throw new NotFound()
  const said = { said_at: tx.now, said_by: tx.actor.name }
  await tx.db
    .insertInto('register.not_the_same')
    .values({ office_id: one.office_id, one_id: one.id, other_id: other.id, ...said })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await tx.record(null, 'register.people_told_apart', { one_id: one.id, other_id: other.id })
  return done()
}
