import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'

/** An office's own; that they can be read at the door by anybody is for signing in alone. */
export const providersSet = (tx: Reading) =>
  tx.db
    .selectFrom('accounts.identity_provider as p')
    .select((p) => [
      'p.id',
      'p.name',
      'p.issuer',
      'p.client_id',
      'p.is_on',
      'p.set_at',
      'p.set_by',
      p
        .selectFrom('accounts.provider_identity as i')
        .whereRef('i.issuer', '=', 'p.issuer')
        .where((i) =>
          i.exists(
            i
              .selectFrom('accounts.role_held as r')
              .select('r.id')
              .whereRef('r.account_id', '=', 'i.account_id')
              .whereRef('r.office_id', '=', 'p.office_id'),
          ),
        )
        .select((i) => i.fn.countAll<number>().as('n'))
        .as('linked'),
    ])
    .where('p.office_id', '=', tx.actor.office_id)
    .orderBy('p.name')
    .execute()
export type ProviderShown = Awaited<ReturnType<typeof providersSet>>[number]

export const providerSet = async (tx: Reading, id: Id<'identity_provider'>) =>
  (await providersSet(tx)).find((provider) => provider.id === id)

/** Its secret, still sealed, for trying it. */
export const sealedSecretOf = (tx: Reading, id: Id<'identity_provider'>) =>
  tx.db
    .selectFrom('accounts.identity_provider')
    .select('sealed_client_secret')
    .where('id', '=', id)
    .where('office_id', '=', tx.actor.office_id)
    .executeTakeFirst()
