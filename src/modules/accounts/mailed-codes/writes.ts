import { randomInt } from 'node:crypto'
import { done, refused } from '../../../platform/answers.ts'
import { sendOnce, type Message } from '../../../platform/mail/outbox.ts'
import type { Writing } from '../../../platform/scope.ts'
import { tokenHash } from '../../../platform/session.ts'
import type { Id } from '../../../platform/values.ts'
import { answerChallenge, countFailure, dropMailedCodes, makeChallenge } from '../challenges/writes.ts'
import { ownAccount, ownWays } from '../ways-in/reads.ts'
import { mayHaveCodeMailed } from '../ways-in/rules.ts'

/** A code is good only with the session it was asked in: its hash alone would be known after a million guesses. */
const boundTo = (session_token: string, code: string) => `${session_token} ${code}`

/** Mails a code to whoever has no better way to prove themselves; a code mailed before works no more. */
export async function mailCode(
  tx: Writing,
  session_token: string,
  lettered: (name: string, code: string) => Pick<Message, 'subject' | 'words'>,
) {
  if (!mayHaveCodeMailed(await ownWays(tx))) return refused('has_better_way')
  const { id: account_id, name, email } = await ownAccount(tx)
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  await dropMailedCodes(tx, account_id)
  await makeChallenge(tx, 'mailed_code', account_id, boundTo(session_token, code))
  await sendOnce(tx, `mailed_code:${tokenHash(boundTo(session_token, code))}`, {
    office_id: null,
    kind: 'accounts.mailed_code',
    is_private: true,
    to: { name, address: email },
    ...lettered(name, code),
  })
  await tx.record(null, 'accounts.code_mailed', { account_id })
  return done()
}

/** Whether this is the code that was mailed, in the session it was asked for. */
export async function spendMailedCode(tx: Writing, session_token: string, account_id: Id<'account'>, code: string) {
  const is_right = await answerChallenge(tx, 'mailed_code', account_id, boundTo(session_token, code))
  if (!is_right) await countFailure(tx, account_id)
  return is_right
}
