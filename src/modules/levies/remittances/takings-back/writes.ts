import { done, NotFound, refused } from '../../../../platform/answers.ts'
import type { Writing } from '../../../../platform/scope.ts'
import { londonDay, wholePence, type Id } from '../../../../platform/values.ts'
import { remittancesOf } from '../reads.ts'
import { enterRemittance, runHeld } from '../writes.ts'
import type { TakingBackAnswers } from './forms.ts'

/** Takes back what was noted as sent of a run by mistake: a second row of as much below nought, which says why. Both stay. */
export async function takeBackRemittance(
  tx: Writing,
  run_id: Id<'run'>,
  takes_back_id: Id<'remittance'>,
  { reason, pressed }: TakingBackAnswers,
) {
  const run = await runHeld(tx, run_id)
  const remittance = (await remittancesOf(tx, run)).find(({ id }) => id === takes_back_id)
  if (!remittance) throw new NotFound()
  if (remittance.is_taken_back || remittance.takes_back_id) return refused('taken_back_already')
  const { reference, sent_pence } = remittance
  const answers = { sent_pence: wholePence(-sent_pence), sent_on: londonDay(tx.now), reference, pressed }
  const id = await enterRemittance(tx, run, { ...answers, takes_back_id, reason })
  await tx.record(run.lmc_id, 'levies.remittance_taken_back', { remittance_id: takes_back_id, by_id: id, run_id })
  return done()
}
