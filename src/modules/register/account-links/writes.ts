import { done, NotFound, refused } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { personHeld } from '../people/reads.ts'
import { lmcConcerned } from '../people/rules.ts'
import { accountLinkOf } from './reads.ts'

/**
 * Makes an account of the office at one of somebody's addresses theirs: they see what is kept of them. An account that is
 * somebody else's meets `one_person_per_account`.
 */
export async function linkAccount(tx: Writing, person_id: Id<'person'>, account_id: Id<'account'> | null) {
  const person = await personHeld(tx, person_id)
  const link = person && (await accountLinkOf(tx, person))
  if (!person) throw new NotFound()
  if (!link?.open.some(({ id }) => id === account_id)) return refused('account_at_no_address_of_theirs')
  await tx.db.updateTable('register.person').set({ account_id }).where('id', '=', person_id).execute()
  await tx.record(lmcConcerned(person), 'register.account_linked', { person_id, linked_account_id: account_id })
  return done()
}

/** Takes an account from somebody whose it isn't. */
export async function unlinkAccount(tx: Writing, person_id: Id<'person'>) {
  const person = await personHeld(tx, person_id)
  if (!person) throw new NotFound()
  if (!person.account_id) {
    tx.leavesNoRecord('none was theirs')
    return done()
  }
  await tx.db.updateTable('register.person').set({ account_id: null }).where('id', '=', person_id).execute()
  await tx.record(lmcConcerned(person), 'register.account_unlinked', {
    person_id,
    linked_account_id: person.account_id,
  })
  return done()
}
