import { done, NotFound } from '../../../platform/answers.ts'
import { resumeTopic } from '../../../platform/mail/suppressions.ts'
import type { Operating, Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { ownAddress } from '../../accounts/door.ts'

/** Says whether the reader wants a mail each morning of what this office told them. */
export async function wishDigest(tx: Writing, is_wanted: boolean) {
  const { account_id, office_id } = tx.actor
  if (!account_id || !office_id) throw new NotFound()
  if (is_wanted) {
    await resumeTopic(tx, { office_id, to_address: await ownAddress(tx), topic: 'digest' })
    await tx.db
      .insertInto('desk.digest_wish')
      .values({ account_id, office_id, wished_at: tx.now })
      .onConflict((on) => on.doNothing())
      .execute()
  } else
    await tx.db
      .deleteFrom('desk.digest_wish')
      .where('account_id', '=', account_id)
      .where('office_id', '=', office_id)
      .execute()
  await tx.record(null, is_wanted ? 'desk.digest_wished' : 'desk.digest_stopped', {})
  return done()
}

export const markMailed = (tx: Operating, ids: readonly Id<'notification'>[]) =>
  tx.db
    .updateTable('platform.notification')
    .set({ mailed_at: tx.now })
    .where('id', 'in', [...ids])
    .execute()
