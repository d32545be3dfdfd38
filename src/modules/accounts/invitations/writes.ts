import { randomUUID } from 'node:crypto'
import { done, NotFound, refused } from '../../../platform/answers.ts'
import { queue } from '../../../platform/jobs/queue.ts'
import type { Operating, Writing } from '../../../platform/scope.ts'
import { newToken, tokenHash, type Browser } from '../../../platform/session.ts'
import { londonDay, rangeText, type Id } from '../../../platform/values.ts'
import type { RoleAt } from '../roles/rules.ts'
import { mustBeGivable } from '../roles/writes.ts'
import { beginSession } from '../sessions/writes.ts'
import type { Strength } from '../sessions/rules.ts'
import type { ColleagueAnswers } from './forms.ts'
import { holdsAlready, openInvitation } from './reads.ts'
import { invitationKept, invitationLasts } from './rules.ts'

/** Its letter is still to be sent: until the job makes the secret, no link opens it. */
const unsent = () => `unsent ${randomUUID()}`

/** Invites somebody to a role; whether they have an account makes no difference, and isn't told. */
export async function invite(tx: Writing, { email, name, last_day }: ColleagueAnswers, role: RoleAt) {
  const { office_id, name: made_by } = tx.actor
  if (!office_id) throw new NotFound()
  await mustBeGivable(tx, role)
  if (last_day && Temporal.PlainDate.compare(last_day, londonDay(tx.now)) < 0) return refused('role_would_be_over')
  if (await holdsAlready(tx, email, role)) return refused('holds_it_already')
  const { id } = await tx.db
    .insertInto('accounts.invitation')
    .values({
      office_id,
      ...role,
      email,
      name,
      role_until: last_day?.add({ days: 1 }) ?? null,
      token_hash: unsent(),
      made_at: tx.now,
      made_by,
      expires_at: tx.now.add(invitationLasts),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.record(role.lmc_id, 'accounts.invited', { invitation_id: id, name, ...role })
  await queue(tx, 'accounts.mail_invitation', { invitation_id: id, office_id })
  return done()
}

/** Sends an invitation once more, with a new link and a new fortnight; the old link works no more. */
export async function inviteAgain(tx: Writing, id: Id<'invitation'>) {
  const invitation = await openInvitation(tx, id)
  if (!invitation) throw new NotFound()
  await mustBeGivable(tx, invitation)
  await tx.db.updateTable('accounts.invitation').set({ token_hash: unsent() }).where('id', '=', id).execute()
  await tx.record(invitation.lmc_id, 'accounts.invited_again', { invitation_id: id, name: invitation.name })
  await queue(tx, 'accounts.mail_invitation', { invitation_id: id, office_id: invitation.office_id })
  return done(invitation)
}

export async function withdrawInvitation(tx: Writing, id: Id<'invitation'>) {
  const invitation = await openInvitation(tx, id)
  if (!invitation) throw new NotFound()
  await mustBeGivable(tx, invitation)
  await tx.db
    .updateTable('accounts.invitation')
    .set({ withdrawn_at: tx.now })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .execute()
  await tx.record(invitation.lmc_id, 'accounts.invitation_withdrawn', { invitation_id: id, name: invitation.name })
  return done(invitation)
}

/** Makes the link of an invitation whose letter is due; undefined where it went out already, or is wanted no more. */
export async function makeInvitationLink(tx: Operating, id: Id<'invitation'>) {
  const token = newToken()
  const made = await tx.db
    .updateTable('accounts.invitation')
    .set({ token_hash: tokenHash(token), expires_at: tx.now.add(invitationLasts) })
    .where('id', '=', id)
    .where('token_hash', 'like', 'unsent %')
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return made && token
}

type Accepting = {
  readonly browser: Browser
  readonly strength: Strength
  readonly is_proved: boolean
  /** Whoever is signed in at this browser: where it is them, they stay as they are. */
  readonly is_in: Id<'account'> | null
}

/**
 * Uses a link up: the account, where there is none with this address; the role; a session. Of two who use it at the same
 * moment the second waits here for the first and is refused.
 */
export async function acceptInvitation(
  tx: Operating,
  link_hash: string,
  { browser, strength, is_proved, is_in }: Accepting,
) {
  const invitation = await tx.db
    .updateTable('accounts.invitation')
    .set({ accepted_at: tx.now })
    .where('token_hash', '=', link_hash)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', tx.now)
    .returning(['id', 'office_id', 'lmc_id', 'practice_id', 'email', 'name', 'role', 'role_until', 'made_by'])
    .executeTakeFirst()
  if (!invitation) return refused('invitation_spent')
  const today = londonDay(tx.now)
  if (invitation.role_until && Temporal.PlainDate.compare(invitation.role_until, today) <= 0)
    return refused('invitation_spent')
  const { id, office_id, lmc_id, practice_id, email, name, role, role_until } = invitation
  const account = await tx.db
    .insertInto('accounts.account')
    .values({ email, name, made_at: tx.now })
    .onConflict((conflict) => conflict.constraint('one_account_per_address').doUpdateSet({ email }))
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.db
    .insertInto('accounts.role_held')
    .values({
      account_id: account.id,
      office_id,
      lmc_id,
      practice_id,
      role,
      during: rangeText({ from: today, until: role_until }),
      given_by: invitation.made_by,
      given_at: tx.now,
    })
    // Somebody gave them the role meanwhile.
    .onConflict((conflict) => conflict.constraint('role_once_at_a_time').doNothing())
    .execute()
  await tx.record(lmc_id, 'accounts.invitation_accepted', {
    invitation_id: id,
    account_id: account.id,
    practice_id,
    name,
    role,
  })
  const stays = strength === 'link' && is_in === account.id
  const token = stays ? undefined : await beginSession(tx, account.id, browser, strength, is_proved)
  if (token)
    await tx.db.updateTable('accounts.session').set({ office_id }).where('token_hash', '=', tokenHash(token)).execute()
  return done({ token, account_id: account.id })
}

/** Forgets whom nobody waits for any more. */
export async function forgetOldInvitations(tx: Operating) {
  tx.leavesNoRecord('they were answered, or would be no more')
  const before = tx.now.subtract(invitationKept)
  await tx.db
    .deleteFrom('accounts.invitation')
    .where((is) => is.fn.coalesce('accepted_at', 'withdrawn_at', 'expires_at'), '<', before)
    .execute()
  return done()
}
