import { done } from '../../../platform/answers.ts'
import type { Config } from '../../../platform/config.ts'
import type { Operating, Writing } from '../../../platform/scope.ts'
import { sealSecret } from '../../../platform/secrets.ts'
import { newToken, tokenHash, type Browser } from '../../../platform/session.ts'
import { keptForms, typist, type Sealed } from './reads.ts'
import { keptFor, type Typed } from './rules.ts'

/**
 * Keeps what somebody typed, sealed, until they are in again; what comes back is its secret, for the browser. Nothing is kept
 * where it isn't known whose it is: nobody else may be shown it, and a stranger can't fill the table.
 */
export async function keepForm(
  tx: Writing,
  config: Config,
  { old_token, device_token }: Pick<Browser, 'old_token' | 'device_token'>,
  path: string,
  typed: Typed,
) {
  tx.leavesNoRecord('nothing was done with it yet')
  const account_id = await typist(tx, old_token, device_token)
  if (!account_id) return done(undefined)
  const token = newToken()
  const sealed: Sealed = { account_id, typed }
  await tx.db
    .insertInto('accounts.kept_form')
    .values({
      token_hash: tokenHash(token),
      path,
      sealed_body: sealSecret(config, JSON.stringify(sealed)),
      kept_at: tx.now,
    })
    .execute()
  return done(token)
}

/** Takes a kept form of the actor's out, to be sent on or dropped; where it was going comes back, if it is still there. */
export async function takeForm(tx: Writing, config: Config, tokens: readonly string[], token_hash: string) {
  tx.leavesNoRecord('where it is sent, that is recorded')
  const form = (await keptForms(tx, config, tokens)).find((kept) => kept.token_hash === token_hash)
  if (form) await tx.db.deleteFrom('accounts.kept_form').where('token_hash', '=', token_hash).execute()
  return done(form?.path)
}

export async function forgetOldForms(tx: Operating) {
  tx.leavesNoRecord('nobody came back for them')
  await tx.db.deleteFrom('accounts.kept_form').where('kept_at', '<', tx.now.subtract(keptFor)).execute()
  return done()
}
