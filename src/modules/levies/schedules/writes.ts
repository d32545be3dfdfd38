import { done, NotFound, refused } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { collectorWith } from '../collectors/reads.ts'
import { issuedRun } from '../documents/reads.ts'
import { schedulesOf } from './reads.ts'

/** Keeps that a collector was given their schedule of a run, with its totals; a second time meets `one_schedule_of_a_run_for_a_collector`. */
export async function giveSchedule(tx: Writing, run_id: Id<'run'>, collector_id: Id<'collector'>) {
  const [run, collector] = [await issuedRun(tx, run_id), await collectorWith(tx, collector_id)]
  if (!run || collector?.lmc_id !== run.lmc_id) throw new NotFound()
  const schedule = (await schedulesOf(tx, run)).find((each) => each.collector_id === collector_id)
  if (!schedule) return refused('nothing_to_deduct')
  const { lines, amount_pence } = schedule
  await tx.db
    .insertInto('levies.schedule')
    .values({
      lmc_id: run.lmc_id,
      run_id,
      collector_id,
      lines,
      amount_pence,
      given_at: tx.now,
      given_by: tx.actor.name,
    })
    .execute()
  await tx.record(run.lmc_id, 'levies.schedule_given', { run_id, collector_id, lines, amount_pence })
  return done()
}
