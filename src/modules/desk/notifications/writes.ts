import { done, NotFound } from '../../../platform/answers.ts'
import type { Operating, Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'

const why = 'that somebody saw what they were told is their own affair'

/** Marks one as seen; answers where it leads. */
export async function openNotification(tx: Writing, id: Id<'notification'>) {
  tx.leavesNoRecord(why)
  const told = await tx.db
    .updateTable('platform.notification')
    .set((row) => ({ seen_at: row.fn.coalesce('seen_at', row.val(tx.now)) }))
    .where('id', '=', id)
    .where('account_id', '=', tx.actor.account_id)
    .returning('href')
    .executeTakeFirst()
  if (!told) throw new NotFound()
  return done(told.href)
}

/** Marks everything as seen that the page had when it was opened. */
export async function seeAll(tx: Writing, told_by: Temporal.Instant) {
  tx.leavesNoRecord(why)
  await tx.db
    .updateTable('platform.notification')
    .set({ seen_at: tx.now })
    .where('account_id', '=', tx.actor.account_id)
    .where('office_id', '=', tx.actor.office_id)
    .where('seen_at', 'is', null)
    .where('made_at', '<=', told_by)
    .execute()
  return done()
}

const keptDays = 90

export async function forgetOld(tx: Operating) {
  tx.leavesNoRecord('housekeeping')
  await tx.db
    .deleteFrom('platform.notification')
    .where('made_at', '<', tx.now.subtract({ hours: keptDays * 24 }))
    .execute()
  return done()
}
