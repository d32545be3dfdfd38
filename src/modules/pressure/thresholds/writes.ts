import { done, NotFound } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { holdsFrom } from '../settings/rules.ts'
import { thresholdsSet } from './reads.ts'
import type { Thresholds } from './rules.ts'

/** From next week on; what was set before stays, for the states that were computed by it. Twice in a week, the later counts. */
export async function setThresholds(tx: Writing, lmc_id: Id<'lmc'>, limits: Thresholds) {
  if (!tx.actor.lmc_ids.includes(lmc_id)) throw new NotFound()
  const from_week = holdsFrom(londonDay(tx.now), (await thresholdsSet(tx, lmc_id)).length === 0)
  const set = { ...limits, set_at: tx.now, set_by: tx.actor.name }
  await tx.db
    .insertInto('pressure.threshold')
    .values({ lmc_id, from_week, ...set })
    .onConflict((conflict) => conflict.columns(['lmc_id', 'from_week']).doUpdateSet(set))
    .execute()
  await tx.record(lmc_id, 'pressure.thresholds_set', { from_week: from_week.toString(), ...limits })
  return done(from_week)
}
