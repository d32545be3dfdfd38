import { randomUUIDv7 } from 'node:crypto'
import type { Writing } from '../../../../platform/scope.ts'
import { londonDay } from '../../../../platform/values.ts'
import { owedTo, runEnteredOn } from '../../journals/rules.ts'
import { periodOf, type Run } from '../../runs/reads.ts'
import { periodWords } from '../../runs/rules.ts'
import { notPassedOn, type OfPeriod } from '../rules.ts'
import { enterWriteOff } from '../writes.ts'
import { correctionsWrittenOff } from './reads.ts'
import { takenBack } from './rules.ts'

/**
 * Takes back what was written off of lines that a run corrects, as far as it is more than is still owed: to be called in the transaction
 * that issues the run, once its lines count and before its papers are made; it stands in the books on the day the run does. Nobody is then given back what they never paid. Where nothing
 * is taken back, what of the written-off period is due to be passed on may still be another part of it now, and is kept as a row of nought.
 */
export async function takeBackWrittenOff(tx: Writing, run: Run) {
  const { id: run_id, lmc_id, levy_id, levy_kind, levy_name } = run
  const on_day = runEnteredOn(periodOf(run), londonDay(tx.now))
  const periods = Map.groupBy(
    await correctionsWrittenOff(tx, run),
    ({ practice_id, period_from }) => `${practice_id} ${period_from.toString()}`,
  )
  for (const corrections of periods.values()) {
    const [first] = corrections
    if (!first) continue
    let whole: OfPeriod = first.whole
    const back = takenBack(whole, corrections)
    for (const { correction, pence } of back.length > 0 ? back : [{ correction: first, pence: 0 }]) {
      const { line_id, practice_id, name, from_on, to_on, why } = correction
      const amount_pence = 0 - pence
      const remitted_pence: number = owedTo(levy_kind) === null ? 0 : notPassedOn(whole, amount_pence)
      if (amount_pence === 0 && remitted_pence === 0) continue
      whole = {
        ...whole,
        written_off_pence: whole.written_off_pence + amount_pence,
        not_passed_on_pence: whole.not_passed_on_pence + remitted_pence,
      }
      const { id } = await tx.db
        .insertInto('levies.write_off')
        .values({
          lmc_id,
          line_id,
          run_id,
          amount_pence,
          remitted_pence,
          reason: why,
          decided_by: `The correction in ${levy_name} for ${periodWords(periodOf(run))}`,
          decided_on: londonDay(tx.now),
          state: 'confirmed',
          pressed: randomUUIDv7(),
          proposed_at: run.drafted_at,
          proposed_by: run.drafted_by,
          proposed_by_id: run.drafted_by_id,
          settled_at: tx.now,
          settled_by: tx.actor.name,
          settled_by_id: tx.actor.account_id,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      const what = pence > 0 ? 'written off before and taken back' : 'what of it is passed on after a write-off'
      const words = `${name}, ${periodWords({ from: from_on, to: to_on })}, ${what}: it was corrected by ${levy_name} for ${periodWords(periodOf(run))}`
      const entered = { id, lmc_id, levy_id, levy_kind, practice_id, amount_pence, remitted_pence, on_day, words }
      await enterWriteOff(tx, entered)
      const of = { write_off_id: id, run_id, line_id, amount_pence, remitted_pence }
      await tx.record(lmc_id, pence > 0 ? 'levies.written_off_taken_back' : 'levies.written_off_reckoned_again', of)
    }
  }
}
