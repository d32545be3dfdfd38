import { done, NotFound, SignedOut } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import { newToken, tokenHash, type Browser } from '../../../platform/session.ts'
import type { Id } from '../../../platform/values.ts'
import { knowDevice } from '../devices/writes.ts'
import { browserInWords, endsOf, type Strength } from './rules.ts'

/**
 * Signs a browser in: the one way there is. What comes back is the new session's secret, for its cookie. Whoever was let in
 * by a provider that asked them nothing has not just proved who they are.
 */
export async function beginSession(
  tx: Writing,
  account_id: Id<'account'>,
  asking: Browser,
  strength: Strength,
  is_proved = strength !== 'link',
) {
  const { user_agent, old_token, device_token } = asking
  const token = newToken()
  const browser = browserInWords(user_agent)
  if (old_token) await tx.db.deleteFrom('accounts.session').where('token_hash', '=', tokenHash(old_token)).execute()
  await tx.db
    .insertInto('accounts.session')
    .values({
      token_hash: tokenHash(token),
      account_id,
      began_at: tx.now,
      last_used_at: tx.now,
      browser,
      strength,
      strong_at: is_proved ? tx.now : null,
      device_hash: tokenHash(device_token),
    })
    .execute()
  await tx.record(null, 'accounts.session_begun', { account_id, strength })
  await knowDevice(tx, account_id, tokenHash(device_token), browser)
  return token
}

/**
 * Notes that whoever holds this session has just proved who they are, and by what where that is more than they came by.
 * The session gets a new secret, so that one known to somebody else from before is worth nothing.
 */
export async function strengthenSession(tx: Writing, token: string, strength?: Strength, is_proved = true) {
  const new_token = newToken()
  const { numUpdatedRows } = await tx.db
    .updateTable('accounts.session')
    .set({
      token_hash: tokenHash(new_token),
      ...(is_proved && { strong_at: tx.now }),
      ...(strength && { strength }),
    })
    .where('token_hash', '=', tokenHash(token))
    .where('account_id', '=', tx.actor.account_id)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new SignedOut()
  await tx.record(null, 'accounts.session_strengthened', { strength: strength ?? 'mailed code' })
  return new_token
}

export async function touchSession(tx: Writing, token: string) {
  tx.leavesNoRecord('that a session was used is no change to anything')
  await tx.db
    .updateTable('accounts.session')
    .set({ last_used_at: tx.now })
    .where('token_hash', '=', tokenHash(token))
    .where('last_used_at', '<', tx.now)
    .execute()
  return done()
}

/** Ends one of the actor's own sessions. */
export async function endSession(tx: Writing, token_hash: string) {
  const ended = await tx.db
    .deleteFrom('accounts.session')
    .where('token_hash', '=', token_hash)
    .where('account_id', '=', tx.actor.account_id)
    .returning('browser')
    .executeTakeFirst()
  if (!ended) throw new NotFound()
  await tx.record(null, 'accounts.session_ended', { browser: ended.browser })
  return done()
}

/** Ends every session of the actor but the one they are asking from. */
export async function endOtherSessions(tx: Writing, token: string) {
  const ended = await tx.db
    .deleteFrom('accounts.session')
    .where('account_id', '=', tx.actor.account_id)
    .where('token_hash', '!=', tokenHash(token))
    .returning('browser')
    .execute()
  await tx.record(null, 'accounts.other_sessions_ended', { sessions: ended.length })
  return done(ended.length)
}

export async function forgetEndedSessions(tx: Writing) {
  tx.leavesNoRecord('they had ended already')
  const { idle_since, begun_before } = endsOf(tx.now)
  await tx.db
    .deleteFrom('accounts.session')
    .where((is) => is.or([is('last_used_at', '<=', idle_since), is('began_at', '<=', begun_before)]))
    .execute()
  return done()
}
