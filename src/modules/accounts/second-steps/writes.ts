import { done } from '../../../platform/answers.ts'
import type { Config } from '../../../platform/config.ts'
import type { Writing } from '../../../platform/scope.ts'
import { spendAuthenticatorCode } from '../authenticators/writes.ts'
import { tryCode, type Tried } from '../lockouts/writes.ts'
import { spendMailedCode } from '../mailed-codes/writes.ts'
import { spendRecoveryCode } from '../recovery-codes/writes.ts'
import type { Strength } from '../sessions/rules.ts'
import { strengthenSession } from '../sessions/writes.ts'

/** What came of a code; where it was right, the session's new secret. */
export type Proof = Exclude<Tried, { came: 'right' }> | { readonly came: 'right'; readonly token: string }

async function prove(
  tx: Writing,
  session_token: string,
  strength: Strength | undefined,
  isRight: Parameters<typeof tryCode>[1],
) {
  const tried = await tryCode(tx, isRight)
  if (tried.came !== 'right') return done<Proof>(tried)
  return done<Proof>({ came: 'right', token: await strengthenSession(tx, session_token, strength) })
}

export const proveByAuthenticator = (tx: Writing, config: Config, session_token: string, code: string) =>
  prove(tx, session_token, 'code', (account_id) => spendAuthenticatorCode(tx, config, account_id, code))

export const proveByRecoveryCode = (tx: Writing, session_token: string, code: string) =>
  prove(tx, session_token, 'code', (account_id) => spendRecoveryCode(tx, account_id, code))

/** A mailed code shows no more than the link did, so the session stays what it was; only the time is new. */
export const proveByMailedCode = (tx: Writing, session_token: string, code: string) =>
  prove(tx, session_token, undefined, (account_id) => spendMailedCode(tx, session_token, account_id, code))
