import { done, NotFound, refused } from '../../../platform/answers.ts'
import type { Config } from '../../../platform/config.ts'
import { stepOfCode } from '../../../platform/one-time-codes.ts'
import type { Writing } from '../../../platform/scope.ts'
import { openIfSealed, openSecret } from '../../../platform/secrets.ts'
import type { Id } from '../../../platform/values.ts'
import { firstRecoveryCodes } from '../recovery-codes/writes.ts'
import { strengthenSession } from '../sessions/writes.ts'
import { ownWays } from '../ways-in/reads.ts'
import { mayRemoveWay } from '../ways-in/rules.ts'
import { holdAccount, holdAccountToAdd } from '../ways-in/writes.ts'
import { offerIsLive, readOffer } from './rules.ts'

/**
 * Keeps the secret that was offered, once a code has shown that the app has it, with recovery codes where there are none; an
 * authenticator from before works no more. Whoever was half in is in, and has a new secret for their session.
 */
export async function keepAuthenticator(
  tx: Writing,
  config: Config,
  session_token: string,
  { offer, code }: { offer: string; code: string },
) {
  const account_id = await holdAccountToAdd(tx)
  const offered = readOffer(openIfSealed(config, offer) ?? '')
  if (offered?.account_id !== account_id || !offerIsLive(offered, tx.now)) return refused('offer_too_old')
  const last_step = await stepOfCode(offered.secret, code, tx.now)
  if (last_step === undefined) return refused('code_does_not_fit')
  const kept = { sealed_secret: offer, made_at: tx.now, confirmed_at: tx.now, last_step }
  await tx.db
    .insertInto('accounts.authenticator')
    .values({ account_id, ...kept })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(kept))
    .execute()
  await tx.record(null, 'accounts.authenticator_set_up', { account_id })
  const token = tx.actor.is_half_in ? await strengthenSession(tx, session_token, 'code') : session_token
  return done({ token, codes: await firstRecoveryCodes(tx) })
}

/** Whether this is the code of their app just now, and wasn't given before: of two who give it at once, one is first. */
export async function spendAuthenticatorCode(tx: Writing, config: Config, account_id: Id<'account'>, code: string) {
  const held = await tx.db
    .selectFrom('accounts.authenticator')
    .select('sealed_secret')
    .where('account_id', '=', account_id)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst()
  const offered = held && readOffer(openSecret(config, held.sealed_secret))
  if (offered?.account_id !== account_id) return false
  const step = await stepOfCode(offered.secret, code, tx.now)
  if (step === undefined) return false
  const { numUpdatedRows } = await tx.db
    .updateTable('accounts.authenticator')
    .set({ last_step: step })
    .where('account_id', '=', account_id)
    .where('last_step', '<', step)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function removeAuthenticator(tx: Writing) {
  const account_id = await holdAccount(tx)
  const may_go = mayRemoveWay(await ownWays(tx))
  const { numDeletedRows } = await tx.db
    .deleteFrom('accounts.authenticator')
    .where('account_id', '=', account_id)
    .executeTakeFirst()
  if (numDeletedRows === 0n) throw new NotFound()
  if (!may_go) return refused('last_way_in')
  await tx.record(null, 'accounts.authenticator_removed', { account_id })
  return done()
}
