import { done } from '../../../platform/answers.ts'
import { notify } from '../../../platform/notify.ts'
import type { Operating, Writing } from '../../../platform/scope.ts'
import { tokenHash } from '../../../platform/session.ts'
import { londonTime, type Id } from '../../../platform/values.ts'
import type { ActingAnswers } from './forms.ts'
import { accountsAt } from './reads.ts'
import { actingKept } from './rules.ts'

export type ActedFor = {
  readonly lmc_id: Id<'lmc'>
  readonly practice_id: Id<'practice'>
  readonly name: string
  readonly ods_code: string
}

/** From now on this session, and no other of its holder's, is the practice's; its people are told at once. */
export async function beginActing(
  tx: Writing,
  { lmc_id, practice_id, name, ods_code }: ActedFor,
  { asked_by, why, minutes }: ActingAnswers,
  by: { readonly account_id: Id<'account'>; readonly office_id: Id<'office'>; readonly token: string },
) {
  const { account_id, office_id, token } = by
  const ends_at = tx.now.add({ minutes: Number(minutes) })
  const { id } = await tx.db
    .insertInto('accounts.acting')
    .values({ office_id, lmc_id, practice_id, account_id, asked_by, why, began_at: tx.now, ends_at })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.db
    .updateTable('accounts.session')
    .set({ acting_id: id })
    .where('token_hash', '=', tokenHash(token))
    .where('account_id', '=', account_id)
    .execute()
  await tx.record(lmc_id, 'accounts.acting_begun', {
    acting_id: id,
    account_id,
    practice_id,
    name,
    asked_by,
    why,
    minutes,
  })
  await notify(tx, await accountsAt(tx, practice_id), office_id, `acting:${id}`, {
    title: `${tx.actor.name} acts for ${name} until ${londonTime(ends_at)}, as ${asked_by} asked`,
    href: `/practices/${ods_code}/actings`,
  })
  return done()
}

/** Ends it, whoever or whatever does; what ended already stays as it was. */
export async function endActing(tx: Writing, id: Id<'acting'>) {
  const ended = await tx.db
    .updateTable('accounts.acting')
    .set((acting) => ({ ended_at: acting.fn('least', ['ends_at', acting.val(tx.now)]) }))
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning(['lmc_id', 'practice_id', 'account_id'])
    .executeTakeFirst()
  await tx.db.updateTable('accounts.session').set({ acting_id: null }).where('acting_id', '=', id).execute()
  if (ended) {
    const { lmc_id, ...about } = ended
    await tx.record(lmc_id, 'accounts.acting_ended', { acting_id: id, ...about })
  } else tx.leavesNoRecord('it had ended, and that is recorded')
  return done()
}

export async function forgetOldActings(tx: Operating) {
  tx.leavesNoRecord('the record of each is kept as the record is')
  await tx.db.deleteFrom('accounts.acting').where('ended_at', '<', tx.now.subtract(actingKept)).execute()
  return done()
}
