import { done } from '../../../platform/answers.ts'
import type { Operating, Writing } from '../../../platform/scope.ts'
import { newToken, tokenHash } from '../../../platform/session.ts'
import type { Id } from '../../../platform/values.ts'
import { challengeKept, challengeLasts, mostFailures, type ChallengeKind } from './rules.ts'

/** Asks a browser something; `secret` is what the answer must hold, by its hash alone. */
export async function makeChallenge(
  tx: Writing,
  kind: ChallengeKind,
  account_id: Id<'account'> | null,
  secret: string,
) {
  await tx.db
    .insertInto('accounts.challenge')
    .values({
      token_hash: tokenHash(secret),
      kind,
      account_id,
      secret: '{}',
      made_at: tx.now,
      expires_at: tx.now.add(challengeLasts[kind]),
    })
    .execute()
}

/** A challenge for a passkey: what comes back goes to the browser, which signs it. */
export async function challengePasskey(
  tx: Writing,
  kind: 'passkey_made' | 'passkey_used',
  account_id: Id<'account'> | null,
) {
  tx.leavesNoRecord('a question alone changes nothing')
  const challenge = newToken()
  await makeChallenge(tx, kind, account_id, challenge)
  return challenge
}

/** Whether this answers a challenge that waits; each is answered once. */
export async function answerChallenge(
  tx: Writing,
  kind: ChallengeKind,
  account_id: Id<'account'> | null,
  secret: string,
) {
  const { numUpdatedRows } = await tx.db
    .updateTable('accounts.challenge')
    .set({ answered_at: tx.now })
    .where('token_hash', '=', tokenHash(secret))
    .where('kind', '=', kind)
    .where('account_id', account_id ? '=' : 'is', account_id)
    .where('answered_at', 'is', null)
    .where('expires_at', '>', tx.now)
    .where('failures', '<', mostFailures)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

const waitingCode = (tx: Writing, account_id: Id<'account'>) =>
  tx.db
    .updateTable('accounts.challenge')
    .where('account_id', '=', account_id)
    .where('kind', '=', 'mailed_code')
    .where('answered_at', 'is', null)
    .where('expires_at', '>', tx.now)

/** Counts a wrong answer against the code that waits. */
export const countFailure = (tx: Writing, account_id: Id<'account'>) =>
  waitingCode(tx, account_id)
    .set((row) => ({ failures: row('failures', '+', 1) }))
    .execute()

/** Only the latest code mailed is good. */
export const dropMailedCodes = (tx: Writing, account_id: Id<'account'>) =>
  waitingCode(tx, account_id).set({ expires_at: tx.now }).execute()

export async function forgetOldChallenges(tx: Operating) {
  tx.leavesNoRecord('nobody can answer them any more')
  await tx.db.deleteFrom('accounts.challenge').where('expires_at', '<', tx.now.subtract(challengeKept)).execute()
  return done()
}
