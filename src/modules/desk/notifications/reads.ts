import { addressStates } from '../../../platform/mail/suppressions.ts'
import type { Reading } from '../../../platform/scope.ts'
import { ownAddress } from '../../accounts/door.ts'

/** What the office told the reader in the last 90 days: what they haven't seen first, then the latest. */
export const notificationsOf = (tx: Reading) =>
  tx.db
    .selectFrom('platform.notification')
    .select(['id', 'title', 'made_at', 'seen_at'])
    .where('account_id', '=', tx.actor.account_id)
    .where('office_id', '=', tx.actor.office_id)
    .orderBy((row) => row('seen_at', 'is', null), 'desc')
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()

export type Notification = Awaited<ReturnType<typeof notificationsOf>>[number]

/** Whether they wished for the digest here, and didn't stop it since by a link in it. */
export async function wantsDigest(tx: Reading) {
  const wish = await tx.db
    .selectFrom('desk.digest_wish')
    .select('wished_at')
    .where('account_id', '=', tx.actor.account_id)
    .where('office_id', '=', tx.actor.office_id)
    .executeTakeFirst()
  if (!wish) return false
  const address = await ownAddress(tx)
  return !(await addressStates(tx, [address])).get(address)?.unsubscribed.includes('digest')
}
