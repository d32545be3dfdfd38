import type { Reading } from '../../../platform/scope.ts'

/** When the actor's authenticator was set up; undefined where there is none. */
export const ownAuthenticator = (tx: Reading) =>
  tx.db
    .selectFrom('accounts.authenticator')
    .select('made_at')
    .where('account_id', '=', tx.actor.account_id)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst()
