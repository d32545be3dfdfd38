import { done, NotFound } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import type { KeepingAnswers } from './forms.ts'

/** From today on; what was set before stays, for what it governed then. Twice in a day, the later counts. */
export async function setKeeping(
  tx: Writing,
  lmc_id: Id<'lmc'>,
  { confirm_every_months, waiting_kinds }: KeepingAnswers,
) {
  if (!tx.actor.lmc_ids.includes(lmc_id)) throw new NotFound()
  const set = { confirm_every_months, waiting_kinds: [...waiting_kinds], set_at: tx.now, set_by: tx.actor.name }
  await tx.db
    .insertInto('register.list_keeping')
    .values({ lmc_id, from_on: londonDay(tx.now), ...set })
    .onConflict((conflict) => conflict.columns(['lmc_id', 'from_on']).doUpdateSet(set))
    .execute()
  await tx.record(lmc_id, 'register.list_keeping_set', { confirm_every_months, waiting_kinds })
  return done()
}
