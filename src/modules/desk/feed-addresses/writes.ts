import { done, NotFound } from '../../../platform/answers.ts'
import type { Operating, Writing } from '../../../platform/scope.ts'
import { newToken, tokenHash } from '../../../platform/session.ts'
import { actorHolding } from '../../accounts/door.ts'
import { holderOfAddress } from './reads.ts'

/** Makes the reader's own address anew; what comes back is its secret, which is kept nowhere. One made before stops working. */
export async function makeAddress(tx: Writing) {
  const { account_id, office_id } = tx.actor
  if (!account_id || !office_id) throw new NotFound()
  const secret = newToken()
  const made = { token_hash: tokenHash(secret), made_at: tx.now }
  await tx.db
    .insertInto('desk.feed_address')
    .values({ ...made, account_id, office_id })
    .onConflict((on) => on.columns(['account_id', 'office_id']).doUpdateSet(made))
    .execute()
  await tx.record(null, 'desk.feed_address_made', {})
  return done(secret)
}

export async function revokeAddress(tx: Writing) {
  const { numDeletedRows } = await tx.db
    .deleteFrom('desk.feed_address')
    .where('account_id', '=', tx.actor.account_id)
    .where('office_id', '=', tx.actor.office_id)
    .executeTakeFirst()
  if (numDeletedRows === 0n) tx.leavesNoRecord('there was none')
  else await tx.record(null, 'desk.feed_address_revoked', {})
  return done()
}

/** Who asks with this secret, with what they may see as of now; undefined where it is revoked, or their roles have ended. */
export async function readerAt(tx: Operating, secret: string) {
  tx.leavesNoRecord('another program looks every hour; what it sees is what its owner sees')
  const holder = await holderOfAddress(tx, secret)
  const actor = holder && (await actorHolding(tx, holder.account_id, holder.office_id, 'desk.see_calendar'))
  return done(actor && { actor, office_name: holder.office_name })
}
