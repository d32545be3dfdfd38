import { randomUUID } from 'node:crypto'
import { done, refused } from '../../../platform/answers.ts'
import { queue } from '../../../platform/jobs/queue.ts'
import type { Operating, Writing } from '../../../platform/scope.ts'
import { newToken, tokenHash, type Browser } from '../../../platform/session.ts'
import type { Id } from '../../../platform/values.ts'
import { beginSession } from '../sessions/writes.ts'
import type { SignInAnswers } from './forms.ts'
import { spentLinksKept } from './rules.ts'

/** Does the same, and takes as long, whoever has the address: only the job finds out. */
export async function requestLink(tx: Writing, { email, return_to }: SignInAnswers) {
  tx.leavesNoRecord('anybody may ask; what comes of it is recorded')
  const id = randomUUID() as string as Id<'sign_in_request'>
  await tx.db.insertInto('accounts.sign_in_request').values({ id, email, return_to, asked_at: tx.now }).execute()
  await queue(tx, 'accounts.mail_sign_in_link', { sign_in_request_id: id })
  return done()
}

/** A request, which is gone once taken. */
export const takeRequest = (tx: Operating, id: Id<'sign_in_request'>) =>
  tx.db.deleteFrom('accounts.sign_in_request').where('id', '=', id).returning(['email', 'return_to']).executeTakeFirst()

/** What comes back is the link's secret, which is kept nowhere. */
export async function makeLink(
  tx: Writing,
  account_id: Id<'account'>,
  lasts: Temporal.Duration,
  return_to: string | null = null,
) {
  const token = newToken()
  const expires_at = tx.now.add(lasts)
  await tx.db
    .insertInto('accounts.sign_in_link')
    .values({ token_hash: tokenHash(token), account_id, return_to, made_at: tx.now, expires_at })
    .execute()
  await tx.record(null, 'accounts.sign_in_link_made', { account_id, expires_at: expires_at.toString() })
  return token
}

/** Signs a browser in. Of two who use one link at the same moment, the second waits here for the first and is refused. */
export async function signInByLink(tx: Writing, link_token: string, browser: Browser) {
  const link = await tx.db
    .updateTable('accounts.sign_in_link')
    .set({ used_at: tx.now })
    .where('token_hash', '=', tokenHash(link_token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', tx.now)
    .returning(['account_id', 'return_to'])
    .executeTakeFirst()
  if (!link) return refused('link_spent')
  const token = await beginSession(tx, link.account_id, browser, 'link')
  return done({ token, return_to: link.return_to })
}

export async function signOut(tx: Writing, token: string) {
  const ended = await tx.db
    .deleteFrom('accounts.session')
    .where('token_hash', '=', tokenHash(token))
    .returning('browser')
    .executeTakeFirst()
  if (ended) await tx.record(null, 'accounts.session_ended', ended)
  else tx.leavesNoRecord('nothing was there to end')
  return done()
}

export async function forgetSpentLinks(tx: Operating) {
  tx.leavesNoRecord('they worked no more')
  const before = tx.now.subtract(spentLinksKept)
  await tx.db.deleteFrom('accounts.sign_in_link').where('expires_at', '<', before).execute()
  await tx.db.deleteFrom('accounts.sign_in_request').where('asked_at', '<', before).execute()
  return done()
}
