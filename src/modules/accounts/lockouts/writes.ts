import { done, NotAllowed, NotFound } from '../../../platform/answers.ts'
import { queue } from '../../../platform/jobs/queue.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { holdAccount } from '../ways-in/writes.ts'
import { personOfOffice, shutUntil, wrongCodesLately } from './reads.ts'
import { mostWrong, shutFor, type Why } from './rules.ts'

/** What came of a code: right; wrong; or not looked at, because there were too many wrong ones. */
export type Tried =
  | { readonly came: 'right' }
  | { readonly came: 'wrong' }
  | { readonly came: 'shut'; readonly until: Temporal.Instant }

/**
 * Tries a code of the actor's. Tries of one account take turns, so that a thousand at once are no more than ten. That one was
 * wrong is no refusal, which would undo that it was counted.
 */
export async function tryCode(tx: Writing, isRight: (account_id: Id<'account'>) => Promise<boolean>): Promise<Tried> {
  const account_id = await holdAccount(tx)
  const until = await shutUntil(tx, account_id)
  if (until) {
    tx.leavesNoRecord('that the account was shut is on the record')
    return { came: 'shut', until }
  }
  if (await isRight(account_id)) return { came: 'right' }
  await tx.record(null, 'accounts.wrong_code_given', { account_id })
  if ((await wrongCodesLately(tx, account_id)) < mostWrong) return { came: 'wrong' }
  const ends_at = tx.now.add(shutFor)
  await beginLockout(tx, account_id, 'wrong_codes', ends_at)
  return { came: 'shut', until: ends_at }
}

async function beginLockout(tx: Writing, account_id: Id<'account'>, why: Why, ends_at: Temporal.Instant) {
  const { id } = await tx.db
    .insertInto('accounts.lockout')
    .values({ account_id, began_at: tx.now, ends_at, why })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.record(null, 'accounts.locked_out', { account_id, lockout_id: id, why })
  await queue(tx, 'accounts.tell_of_lockout', { lockout_id: id })
}

/** The actor says that they can't use their device any more, and asks the office to help. It shuts nothing. */
export async function sayDeviceLost(tx: Writing) {
  const account_id = await holdAccount(tx)
  const said = await tx.db
    .selectFrom('accounts.lockout')
    .select('id')
    .where('account_id', '=', account_id)
    .where('why', '=', 'device_lost')
    .where('released_at', 'is', null)
    .executeTakeFirst()
  if (said) tx.leavesNoRecord('they had said so')
  else await beginLockout(tx, account_id, 'device_lost', tx.now)
  return done()
}

/** Opens an account again before its time. */
export async function releaseLockout(tx: Writing, account_id: Id<'account'>) {
  const person = await personOfOffice(tx, account_id)
  if (!person) throw new NotFound()
  await closeLockouts(tx, account_id)
  await tx.record(null, 'accounts.lockout_released', { account_id, name: person.name })
  return done()
}

const closeLockouts = (tx: Writing, account_id: Id<'account'>) =>
  tx.db
    .updateTable('accounts.lockout')
    .set({ released_at: tx.now, released_by: tx.actor.name })
    .where('account_id', '=', account_id)
    .where('released_at', 'is', null)
    .execute()

/**
 * Takes away everything an account comes in by beside a mailed link, and ends its sessions: with the next link it sets up a
 * second step anew. For somebody of the office who has heard their voice.
 */
export async function resetSecondStep(tx: Writing, account_id: Id<'account'>, why: string) {
  if (account_id === tx.actor.account_id) throw new NotAllowed('reset your own second step: that is for somebody else')
  if (tx.actor.kind !== 'system' && !(await personOfOffice(tx, account_id))) throw new NotFound()
  for (const table of ['passkey', 'authenticator', 'recovery_code', 'provider_identity', 'session'] as const)
    await tx.db.deleteFrom(`accounts.${table}`).where('account_id', '=', account_id).execute()
  await closeLockouts(tx, account_id)
  await tx.record(null, 'accounts.second_step_reset', { account_id, why })
  await queue(tx, 'accounts.tell_of_reset', { account_id, at: tx.now.toString() })
  return done()
}
