import { done, NotFound, refused } from '../../../platform/answers.ts'
import { newRoundTrip, type Whom } from '../../../platform/openid.ts'
import type { Operating, Writing } from '../../../platform/scope.ts'
import { newToken, tokenHash, type Browser } from '../../../platform/session.ts'
import type { Id } from '../../../platform/values.ts'
import { acceptInvitation } from '../invitations/writes.ts'
import { beginSession, strengthenSession } from '../sessions/writes.ts'
import { ownWays } from '../ways-in/reads.ts'
import { mayRemoveWay, strongWays } from '../ways-in/rules.ts'
import { holdAccount, holdAccountToAdd } from '../ways-in/writes.ts'
import { tripLasts, type Trip } from './rules.ts'

type Leaving = Omit<Trip, 'state' | 'nonce' | 'verifier'> & { readonly return_to: string }

/** Begins a round trip. The secret that comes back is for a cookie: only the browser that left may come back. */
export async function beginTrip(tx: Writing, { return_to, ...leaving }: Leaving) {
  tx.leavesNoRecord('a question alone changes nothing')
  const trip: Trip = { ...leaving, ...newRoundTrip() }
  const token = newToken()
  await tx.db
    .insertInto('accounts.challenge')
    .values({
      token_hash: tokenHash(token),
      kind: 'provider',
      account_id: tx.actor.account_id,
      secret: JSON.stringify(trip),
      return_to,
      made_at: tx.now,
      expires_at: tx.now.add(tripLasts),
    })
    .execute()
  return done({ token, trip })
}

/** The round trip that this browser was on, which is over now, however it ends. */
export async function endTrip(tx: Writing, token: string) {
  tx.leavesNoRecord('what comes of it is recorded')
  const over = await tx.db
    .updateTable('accounts.challenge')
    .set({ answered_at: tx.now })
    .where('token_hash', '=', tokenHash(token))
    .where('kind', '=', 'provider')
    .where('answered_at', 'is', null)
    .where('expires_at', '>', tx.now)
    .returning(['account_id', 'secret', 'return_to', 'made_at'])
    .executeTakeFirst()
  return done(over && { ...over, trip: over.secret as Trip })
}

/** Whose a provider's somebody is: by issuer and subject, and by nothing else they may say of themselves. */
const accountOf = async (tx: Writing, { issuer, subject }: Whom) =>
  (
    await tx.db
      .selectFrom('accounts.provider_identity')
      .select('account_id')
      .where('issuer', '=', issuer)
      .where('subject', '=', subject)
      .executeTakeFirst()
  )?.account_id

/** Keeps who somebody is there; false where it is somebody else's already. */
async function keepIdentity(tx: Writing, account_id: Id<'account'>, { issuer, subject }: Whom) {
  await tx.db
    .insertInto('accounts.provider_identity')
    .values({ issuer, subject, account_id, made_at: tx.now })
    .onConflict((conflict) => conflict.columns(['issuer', 'subject']).doNothing())
    .execute()
  if ((await accountOf(tx, { issuer, subject })) !== account_id) return false
  await tx.record(null, 'accounts.provider_linked', { account_id, issuer })
  return true
}

/** Who came back, and whether they have just shown there that it is them. */
export type Came = Whom & { readonly is_proved: boolean }

type Signing = { readonly office_id: Id<'office'>; readonly browser: Browser; readonly invitation_hash: string | null }

/**
 * Accepts an invitation as whom the provider says it is, and links them. A link by mail is less than what may open an account
 * that has better: there, only who is linked already comes in so.
 */
async function acceptByProvider(tx: Operating, whom: Came, invitation_hash: string, browser: Browser) {
  const before = await accountOf(tx, whom)
  const answer = await acceptInvitation(tx, invitation_hash, {
    browser,
    strength: 'provider',
    is_proved: whom.is_proved,
    is_in: null,
  })
  if (!answer.done) return answer
  const { account_id, token } = answer.value
  const ways = await ownWays({ ...tx, actor: { ...tx.actor, account_id } })
  if (before !== account_id && strongWays(ways) > 0) return refused('account_has_better')
  return token && (await keepIdentity(tx, account_id, whom)) ? done(token) : refused('identity_is_anothers')
}

/**
 * Signs a browser in as whom the provider says it is. Whoever is signed in as the same stays so, and has proved it again;
 * whoever isn't known accepts the invitation they came with, or is refused.
 */
export async function signInByProvider(tx: Operating, whom: Came, { office_id, browser, invitation_hash }: Signing) {
  if (invitation_hash) return acceptByProvider(tx, whom, invitation_hash, browser)
  const account_id = await accountOf(tx, whom)
  if (!account_id) return refused('identity_unknown')
  if (account_id === tx.actor.account_id && browser.old_token)
    return done(await strengthenSession(tx, browser.old_token, 'provider', whom.is_proved))
  const token = await beginSession(tx, account_id, browser, 'provider', whom.is_proved)
  await tx.db
    .updateTable('accounts.session as s')
    .set({ office_id })
    .where('token_hash', '=', tokenHash(token))
    .where((is) =>
      is.exists(
        is
          .selectFrom('accounts.role_held as r')
          .select('r.id')
          .where('r.account_id', '=', account_id)
          .where('r.office_id', '=', office_id),
      ),
    )
    .execute()
  return done(token)
}

/** Links the actor's account with whom the provider says they are; whoever was half in is in. */
export async function linkProvider(tx: Writing, whom: Whom, session_token: string) {
  const account_id = await holdAccountToAdd(tx)
  if (!(await keepIdentity(tx, account_id, whom))) return refused('identity_is_anothers')
  return done(tx.actor.is_half_in ? await strengthenSession(tx, session_token, 'provider') : session_token)
}

export async function unlinkProvider(tx: Writing, { issuer, subject }: Whom) {
  const account_id = await holdAccount(tx)
  const may_go = mayRemoveWay(await ownWays(tx))
  const removed = await tx.db
    .deleteFrom('accounts.provider_identity')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .where('account_id', '=', account_id)
    .returning('issuer')
    .executeTakeFirst()
  if (!removed) throw new NotFound()
  if (!may_go) return refused('last_way_in')
  await tx.record(null, 'accounts.provider_unlinked', { account_id, issuer })
  return done()
}

/** What a provider did wrong, where its office reads it. */
export async function noteFailure(tx: Writing, identity_provider_id: Id<'identity_provider'>, said: string) {
  await tx.record(null, 'accounts.provider_failed', { identity_provider_id, said })
  return done()
}
