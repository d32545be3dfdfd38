import { done, NotFound } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import { newToken, tokenHash } from '../../../platform/session.ts'
import type { Id } from '../../../platform/values.ts'
import { browserInWords, endsOf } from './rules.ts'

export type Browser = {
  readonly user_agent: string | undefined
  /** The session this browser held until now: it ends, so that one planted there beforehand is worth nothing. */
  readonly old_token: string | undefined
}

/** Signs a browser in; what comes back is the new session's secret, for its cookie. */
export async function beginSession(tx: Writing, account_id: Id<'account'>, { user_agent, old_token }: Browser) {
  const token = newToken()
  if (old_token) await tx.db.deleteFrom('accounts.session').where('token_hash', '=', tokenHash(old_token)).execute()
  await tx.db
    .insertInto('accounts.session')
    .values({
      token_hash: tokenHash(token),
      account_id,
      began_at: tx.now,
      last_used_at: tx.now,
      browser: browserInWords(user_agent),
    })
    .execute()
  await tx.record(null, 'accounts.session_begun', { account_id })
  return token
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
