import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'

/** The actor's own, the oldest first. */
export const passkeysHeld = (tx: Reading) =>
  tx.db
    .selectFrom('accounts.passkey')
    .select(['id', 'name', 'credential_id', 'made_at', 'last_used_at'])
    .where('account_id', '=', tx.actor.account_id)
    .orderBy('made_at')
    .orderBy('id')
    .execute()

export type PasskeyHeld = Awaited<ReturnType<typeof passkeysHeld>>[number]

export const ownPasskey = (tx: Reading, id: Id<'passkey'>) =>
  tx.db
    .selectFrom('accounts.passkey')
    .select(['id', 'name'])
    .where('id', '=', id)
    .where('account_id', '=', tx.actor.account_id)
    .executeTakeFirst()
