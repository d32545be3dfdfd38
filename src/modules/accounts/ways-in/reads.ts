import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { needs_second_step } from '../../../roles.ts'
import type { Ways } from './rules.ts'

/** What the actor's own account can come in by. */
export async function ownWays(tx: Reading): Promise<Ways> {
  const account_id = tx.actor.account_id
  const { rows } = await sql<Ways>`
    select (select count(*)::integer from accounts.passkey where account_id = ${account_id}) as passkeys,
           exists (select from accounts.authenticator where account_id = ${account_id} and confirmed_at is not null)
             as has_authenticator,
           (select count(*)::integer from accounts.provider_identity where account_id = ${account_id}) as provider_identities,
           (select count(*)::integer from accounts.recovery_code where account_id = ${account_id} and used_at is null)
             as recovery_codes_left,
           exists (select from accounts.role_held where account_id = ${account_id} and during @> ${londonDay(tx.now)}::date
             and role = any (${[...needs_second_step]}::text[])) as needs_one`.execute(tx.db)
  const ways = rows[0]
  if (!ways) throw new Error('a count came back without a row')
  return ways
}

/** Who the actor is, for the device or the app that will name them. */
export const ownAccount = (tx: Reading) =>
  tx.db
    .selectFrom('accounts.account')
    .select(['id', 'email', 'name'])
    .where('id', '=', tx.actor.account_id)
    .executeTakeFirstOrThrow()

export type OwnAccount = { readonly id: Id<'account'>; readonly email: string; readonly name: string }
