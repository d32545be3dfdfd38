import type { Config } from '../../../platform/config.ts'
import type { Reading } from '../../../platform/scope.ts'
import { openSecret } from '../../../platform/secrets.ts'
import { tokenHash } from '../../../platform/session.ts'
import type { Id } from '../../../platform/values.ts'
import { keptFor, type Typed } from './rules.ts'

/** What is sealed: whoever typed it, and what. */
export type Sealed = { readonly account_id: Id<'account'>; readonly typed: Typed }

export type KeptForm = {
  readonly token_hash: string
  readonly path: string
  readonly kept_at: Temporal.Instant
  readonly typed: Typed
}

/** The forms this browser holds the secrets of that the actor typed themselves, the latest first. */
export async function keptForms(tx: Reading, config: Config, tokens: readonly string[]): Promise<readonly KeptForm[]> {
  if (tokens.length === 0) return []
  const rows = await tx.db
    .selectFrom('accounts.kept_form')
    .select(['token_hash', 'path', 'sealed_body', 'kept_at'])
    .where('token_hash', 'in', tokens.map(tokenHash))
    .where('kept_at', '>', tx.now.subtract(keptFor))
    .orderBy('kept_at', 'desc')
    .execute()
  return rows.flatMap(({ sealed_body, ...row }) => {
    const { account_id, typed } = JSON.parse(openSecret(config, sealed_body)) as Sealed
    return account_id === tx.actor.account_id ? [{ ...row, typed }] : []
  })
}

/**
 * Whose form a browser sends: of whoever is signed in; else of the session that has ended, while its row is there; else of
 * whoever used this browser last.
 */
export async function typist(
  tx: Reading,
  session_token: string | undefined,
  device_token: string,
): Promise<Id<'account'> | undefined> {
  if (tx.actor.account_id) return tx.actor.account_id
  const session = await tx.db
    .selectFrom('accounts.session')
    .select('account_id')
    .where('token_hash', '=', tokenHash(session_token ?? ''))
    .executeTakeFirst()
  if (session) return session.account_id
  const device = await tx.db
    .selectFrom('accounts.device')
    .select('account_id')
    .where('device_hash', '=', tokenHash(device_token))
    .orderBy('last_used_at', 'desc')
    .executeTakeFirst()
  return device?.account_id
}
