import { done, NotFound } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { RecipientAnswers } from './forms.ts'

/** Puts somebody on an LMC's list; an address that is on it meets `one_recipient_of_an_address`. */
export async function addRecipient(tx: Writing, answers: RecipientAnswers) {
  if (!tx.actor.lmc_ids.includes(answers.lmc_id)) throw new NotFound()
  const { id } = await tx.db
    .insertInto('pressure.recipient')
    .values({ ...answers, added_at: tx.now, added_by: tx.actor.name })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.record(answers.lmc_id, 'pressure.recipient_added', { recipient_id: id, kind: answers.kind })
  return done()
}

/** Takes somebody off the list. */
export async function endRecipient(tx: Writing, id: Id<'recipient'>) {
  const ended = await tx.db
    .updateTable('pressure.recipient')
    .set({ ended_at: tx.now })
    .where('id', '=', id)
    .where('lmc_id', 'in', [...tx.actor.lmc_ids])
    .where('ended_at', 'is', null)
    .returning('lmc_id')
    .executeTakeFirst()
  if (!ended) throw new NotFound()
  await tx.record(ended.lmc_id, 'pressure.recipient_ended', { recipient_id: id })
  return done()
}
