import { done, NotFound } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import { tokenHash } from '../../../platform/session.ts'
import type { Id } from '../../../platform/values.ts'
import { officesHeld } from '../holders/reads.ts'

/** From now on this session works in one of its holder's offices. */
export async function chooseOffice(tx: Writing, token: string, office_id: Id<'office'>) {
  const { account_id } = tx.actor
  if (!account_id || !(await officesHeld(tx, account_id)).some(({ id }) => id === office_id)) throw new NotFound()
  await tx.db
    .updateTable('accounts.session')
    .set({ office_id })
    .where('token_hash', '=', tokenHash(token))
    .where('account_id', '=', account_id)
    .execute()
  await tx.record(null, 'accounts.session_moved_to_office', { office_id })
  return done()
}
