import { done, NotFound } from '../../../../platform/answers.ts'
import type { Writing } from '../../../../platform/scope.ts'
import type { Id } from '../../../../platform/values.ts'
import { addContactPoint } from '../../contact-points/writes.ts'
import type { NewPost } from '../../posts/rules.ts'
import { addPost } from '../../posts/writes.ts'
import type { PersonAnswers } from '../forms.ts'
import { lmcConcerned } from '../rules.ts'
import { addPerson } from '../writes.ts'
import { personWhole } from './reads.ts'

/** Looks at everything that is known of somebody, which they can find out. */
export async function lookAtPerson(tx: Writing, id: Id<'person'>) {
  const whole = await personWhole(tx, id)
  if (!whole) throw new NotFound()
  await tx.record(lmcConcerned(whole.person), 'register.person_looked_at', { person_id: whole.person.id })
  return done(whole)
}

type Entered = PersonAnswers & { readonly email: string | null; readonly telephone: string | null }

/** Adds somebody with the ways to reach them and the post that are known from the beginning. */
export async function enterPerson(tx: Writing, answers: Entered, post?: NewPost) {
  const added = await addPerson(tx, answers)
  const { email, telephone } = answers
  if (email) await addContactPoint(tx, added.value, { kind: 'email', value: email, purpose: 'work' })
  if (telephone) await addContactPoint(tx, added.value, { kind: 'telephone', value: telephone, purpose: 'work' })
  const held = post && (await addPost(tx, added.value, post))
  return held && !held.done ? held : added
}
