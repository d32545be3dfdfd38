import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'

/** Every provider that is on, for whoever stands at the door and belongs to no office yet. */
export const providersAtDoor = (tx: Reading) =>
  tx.db
    .selectFrom('accounts.identity_provider as p')
    .innerJoin('platform.office as o', 'o.id', 'p.office_id')
    .select(['p.id', 'p.name', 'p.issuer', 'p.office_id', 'o.name as office_name'])
    .where('p.is_on', '=', true)
    .orderBy('o.name')
    .orderBy('p.name')
    .execute()
export type ProviderAtDoor = Awaited<ReturnType<typeof providersAtDoor>>[number]

/** One that is on, with its secret still sealed. */
export const providerInUse = (tx: Reading, id: Id<'identity_provider'>) =>
  tx.db
    .selectFrom('accounts.identity_provider')
    .select(['id', 'office_id', 'name', 'issuer', 'client_id', 'sealed_client_secret'])
    .where('id', '=', id)
    .where('is_on', '=', true)
    .executeTakeFirst()

/** What providers call the actor. */
export const ownIdentities = (tx: Reading) =>
  tx.db
    .selectFrom('accounts.provider_identity')
    .select(['issuer', 'subject', 'made_at'])
    .where('account_id', '=', tx.actor.account_id)
    .orderBy('made_at')
    .execute()
export type IdentityHeld = Awaited<ReturnType<typeof ownIdentities>>[number]
