import { done, NotFound, refused } from '../../../../platform/answers.ts'
import type { Writing } from '../../../../platform/scope.ts'
import type { Id } from '../../../../platform/values.ts'
import type { LiftAnswers, StopAnswers } from './forms.ts'
import { stopNow } from './reads.ts'
import { needsTheirWord } from './rules.ts'

/** Stops mail to an address, as somebody asked the office to. */
export async function stopAddress(tx: Writing, { address, topic, detail }: StopAnswers) {
  const { office_id, name } = tx.actor
  if (!office_id) throw new NotFound()
  const stop = await tx.db
    .insertInto('platform.suppression')
    .values({ office_id, address, topic, reason: 'office', detail, began_at: tx.now, began_by: name })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!stop) return refused('stopped_already')
  await tx.record(null, 'desk.mail_stopped', { suppression_id: stop.id, address, topic })
  return done()
}

/** Lets mail go to an address again; who said themselves that they want no more has to have asked for it. */
export async function liftStop(tx: Writing, id: Id<'suppression'>, { lift_reason, has_asked }: LiftAnswers) {
  const stop = await stopNow(tx, id)
  if (!stop) throw new NotFound()
  if (needsTheirWord(stop.reason) && !has_asked.includes('yes')) return refused('they_have_not_asked')
  const { numUpdatedRows } = await tx.db
    .updateTable('platform.suppression')
    .set({ lifted_at: tx.now, lifted_by: tx.actor.name, lift_reason })
    .where('id', '=', id)
    .where('lifted_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) return refused('lifted_already')
  await tx.record(null, 'desk.mail_stop_lifted', {
    suppression_id: id,
    address: stop.address,
    reason: stop.reason,
    lift_reason,
  })
  return done()
}

export async function noteExport(tx: Writing, format: string) {
  await tx.record(null, 'desk.mail_stops_exported', { as: format })
  return done()
}
