import { done, NotFound, refused } from '../../../platform/answers.ts'
import type { Config } from '../../../platform/config.ts'
import type { Writing } from '../../../platform/scope.ts'
import { tokenHash, type Browser } from '../../../platform/session.ts'
import type { Id } from '../../../platform/values.ts'
import {
  challengeIn,
  creationOptions,
  credentialIn,
  readMade,
  readUsed,
  requestOptions,
} from '../../../platform/webauthn.ts'
import { answerChallenge, challengePasskey } from '../challenges/writes.ts'
import { firstRecoveryCodes } from '../recovery-codes/writes.ts'
import { beginSession, strengthenSession } from '../sessions/writes.ts'
import { ownAccount, ownWays } from '../ways-in/reads.ts'
import { mayRemoveWay } from '../ways-in/rules.ts'
import { holdAccount, holdAccountToAdd } from '../ways-in/writes.ts'
import { passkeysHeld } from './reads.ts'

/** What the actor's browser is told to make a passkey. */
export async function offerPasskey(tx: Writing, config: Config, office_name: string) {
  const account_id = await holdAccountToAdd(tx)
  const challenge = await challengePasskey(tx, 'passkey_made', account_id)
  const { email, name } = await ownAccount(tx)
  const held = (await passkeysHeld(tx)).map(({ credential_id }) => credential_id)
  return done(await creationOptions(config, challenge, { account_id, email, name }, office_name, held))
}

/**
 * Keeps the passkey that the actor's browser has made, with recovery codes where there are none. Whoever was half in is in,
 * and has a new secret for their session.
 */
export async function keepPasskey(
  tx: Writing,
  config: Config,
  session_token: string,
  { answer, name }: { answer: string; name: string },
) {
  const account_id = await holdAccountToAdd(tx)
  const challenge = challengeIn(answer)
  if (!challenge || !(await answerChallenge(tx, 'passkey_made', account_id, challenge)))
    return refused('passkey_not_made')
  const made = await readMade(config, challenge, answer)
  if (!made) return refused('passkey_not_made')
  const { id } = await tx.db
    .insertInto('accounts.passkey')
    .values({ account_id, ...made, transports: [...made.transports], name, made_at: tx.now })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.record(null, 'accounts.passkey_made', { account_id, passkey_id: id, name })
  const token = tx.actor.is_half_in ? await strengthenSession(tx, session_token, 'passkey') : session_token
  return done({ token, codes: await firstRecoveryCodes(tx) })
}

/** What anybody's browser is told to use a passkey, whoever they turn out to be. */
export const askForPasskey = async (tx: Writing, config: Config) =>
  done(await requestOptions(config, await challengePasskey(tx, 'passkey_used', null)))

/** Whose passkey this answer was made with, here and now; undefined where it was not. */
async function holderByPasskey(tx: Writing, config: Config, answer: string) {
  const challenge = challengeIn(answer)
  const credential_id = credentialIn(answer)
  if (!challenge || !credential_id || !(await answerChallenge(tx, 'passkey_used', null, challenge))) return undefined
  const passkey = await tx.db
    .selectFrom('accounts.passkey')
    .select(['id', 'account_id', 'credential_id', 'public_key', 'counter'])
    .where('credential_id', '=', credential_id)
    .forUpdate()
    .executeTakeFirst()
  if (!passkey) return undefined
  const counter = await readUsed(config, challenge, answer, passkey)
  if (counter === undefined) return undefined
  await tx.db
    .updateTable('accounts.passkey')
    .set({ counter, last_used_at: tx.now })
    .where('id', '=', passkey.id)
    .execute()
  return passkey.account_id
}

/** Signs a browser in by a passkey alone: the device asked for a finger or a PIN, so it is both factors. */
export async function signInByPasskey(tx: Writing, config: Config, answer: string, browser: Browser) {
  const account_id = await holderByPasskey(tx, config, answer)
  return account_id ? done(await beginSession(tx, account_id, browser, 'passkey')) : refused('passkey_unknown')
}

/** Whoever is signed in proves who they are by a passkey of theirs. */
export async function proveByPasskey(tx: Writing, config: Config, session_token: string, answer: string) {
  const account_id = await holderByPasskey(tx, config, answer)
  if (!account_id || account_id !== tx.actor.account_id) return refused('passkey_unknown')
  return done(await strengthenSession(tx, session_token, 'passkey'))
}

export async function renamePasskey(tx: Writing, id: Id<'passkey'>, name: string) {
  const renamed = await tx.db
    .updateTable('accounts.passkey')
    .set({ name })
    .where('id', '=', id)
    .where('account_id', '=', tx.actor.account_id)
    .returning('id')
    .executeTakeFirst()
  if (!renamed) throw new NotFound()
  await tx.record(null, 'accounts.passkey_renamed', { passkey_id: id, name })
  return done()
}

export async function removePasskey(tx: Writing, id: Id<'passkey'>) {
  const account_id = await holdAccount(tx)
  const may_go = mayRemoveWay(await ownWays(tx))
  const removed = await tx.db
    .deleteFrom('accounts.passkey')
    .where('id', '=', id)
    .where('account_id', '=', account_id)
    .returning('name')
    .executeTakeFirst()
  if (!removed) throw new NotFound()
  if (!may_go) return refused('last_way_in')
  await tx.record(null, 'accounts.passkey_removed', { account_id, passkey_id: id, name: removed.name })
  return done()
}

/** A name for counting answers by, which tells nothing of whether the passkey is known here. */
export const passkeyNamedIn = (answer: string) => tokenHash(credentialIn(answer) ?? '')
