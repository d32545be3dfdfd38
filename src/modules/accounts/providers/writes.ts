import { done, NotFound, refused } from '../../../platform/answers.ts'
import type { Config } from '../../../platform/config.ts'
import { mayCall } from '../../../platform/openid.ts'
import type { Writing } from '../../../platform/scope.ts'
import { sealSecret } from '../../../platform/secrets.ts'
import type { Id } from '../../../platform/values.ts'
import type { ProviderAnswers } from './forms.ts'

/** Sets up a provider of the office's, or changes one; a secret left blank stays what it was. */
export async function setProvider(
  tx: Writing,
  config: Config,
  { name, issuer, client_id, client_secret, is_on }: ProviderAnswers,
  id?: Id<'identity_provider'>,
) {
  const { office_id, name: set_by } = tx.actor
  if (!office_id) throw new NotFound()
  if (!mayCall(issuer, config.public_url)) return refused('issuer_may_not_be_called')
  const facts = { name, issuer, client_id, is_on: is_on.length > 0, set_at: tx.now, set_by }
  const about = { name, issuer, client_id, is_on: facts.is_on, has_new_secret: client_secret !== null }
  if (id) {
    // Whoever answers at another issuer would be given the secret that this one knows.
    const there = await tx.db
      .selectFrom('accounts.identity_provider')
      .select('issuer')
      .where('id', '=', id)
      .where('office_id', '=', office_id)
      .forUpdate()
      .executeTakeFirst()
    if (there && there.issuer !== issuer && client_secret === null) return refused('secret_wanted')
    const changed = await tx.db
      .updateTable('accounts.identity_provider')
      .set({ ...facts, ...(client_secret !== null && { sealed_client_secret: sealSecret(config, client_secret) }) })
      .where('id', '=', id)
      .where('office_id', '=', office_id)
      .returning('id')
      .executeTakeFirst()
    if (!changed) throw new NotFound()
    await tx.record(null, 'accounts.provider_changed', { identity_provider_id: id, ...about })
    return done(id)
  }
  if (client_secret === null) return refused('secret_wanted')
  const made = await tx.db
    .insertInto('accounts.identity_provider')
    .values({ ...facts, office_id, sealed_client_secret: sealSecret(config, client_secret) })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.record(null, 'accounts.provider_set', { identity_provider_id: made.id, ...about })
  return done(made.id)
}

/** That somebody tried it, and what came of it. */
export async function noteTrial(tx: Writing, id: Id<'identity_provider'>, found: string) {
  await tx.record(null, 'accounts.provider_tried', { identity_provider_id: id, found })
  return done()
}
