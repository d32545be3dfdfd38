import { done, NotFound, refused } from '../../../../platform/answers.ts'
import { queue } from '../../../../platform/jobs/queue.ts'
import { triedFor } from '../../../../platform/mail/fates.ts'
import { stopsOf } from '../../../../platform/mail/suppressions.ts'
import type { Writing } from '../../../../platform/scope.ts'
import type { Id } from '../../../../platform/values.ts'
import { messageWhole, type MessageWhole } from './reads.ts'
import { maySendAgain } from './rules.ts'

/** What somebody wrote to somebody is personal: whoever opens it is in the record. */
export async function noteReading(
  tx: Writing,
  { id, lmc_id, subject }: Pick<MessageWhole, 'id' | 'lmc_id' | 'subject'>,
) {
  await tx.record(lmc_id, 'desk.mail_read', { message_id: id, subject })
  return done()
}

/** Puts a message that did not arrive back to be sent, under the same Message-ID: who has it after all sees it once. */
export async function sendAgain(tx: Writing, id: Id<'message'>) {
  const message = await messageWhole(tx, id)
  const { office_id } = tx.actor
  if (!message || !office_id) throw new NotFound()
  if (!maySendAgain(message)) return refused('nothing_to_send_again')
  const stopOf = await stopsOf(tx, [{ ...message, office_id }])
  if (stopOf({ ...message, office_id })) return refused('address_stopped')
  const { numUpdatedRows } = await tx.db
    .updateTable('platform.message')
    .set({
      state: 'queued',
      next_try_at: tx.now,
      gives_up_at: tx.now.add(triedFor),
      kept_at: null,
      attempts: 0,
      last_failure: null,
    })
    .where('id', '=', id)
    .where('state', '=', message.state)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) return refused('nothing_to_send_again')
  await tx.db
    .insertInto('platform.message_event')
    .values({ message_id: id, office_id, at: tx.now, what: 'sent_again', detail: `by ${tx.actor.name}` })
    .execute()
  await tx.record(message.lmc_id, 'desk.mail_sent_again', { message_id: id, subject: message.subject })
  await queue(tx, 'platform.send_mail', {})
  return done()
}
