import { sql } from 'kysely'
import { done, NotFound, refused } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { addEntry } from '../journals/writes.ts'
import { periodWords } from '../runs/rules.ts'
import type { RemittanceAnswers } from './forms.ts'
import { runToRemit } from './reads.ts'
import { owedAccount } from './rules.ts'

/**
 * Notes what was sent of a run to whom it belongs: no more than practices have paid of what is due, since another levy is never
 * sent for it. Pressed twice it meets `remitted_once_per_press`.
 */
export async function noteRemittance(tx: Writing, run_id: Id<'run'>, answers: RemittanceAnswers) {
  const { sent_pence, sent_on, reference, pressed } = answers
  // Whoever notes another of these at once waits, so that nothing is sent twice.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`levies.remittance ${run_id}`}, 0))`.execute(tx.db)
  const run = await runToRemit(tx, run_id)
  if (!run) throw new NotFound()
  if (sent_pence < 0) return refused('less_than_nothing')
  if (Temporal.PlainDate.compare(sent_on, londonDay(tx.now)) > 0) return refused('still_to_come')
  const { lmc_id, levy_id, levy_kind, levy_name, period_from, period_to } = run
  const { id } = await tx.db
    .insertInto('levies.remittance')
    .values({
      lmc_id,
      levy_id,
      period_from,
      period_to,
      due_pence: run.due,
      collected_pence: run.collected,
      sent_pence,
      sent_on,
      reference: reference ?? '',
      pressed,
      made_at: tx.now,
      made_by: tx.actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (run.sent + sent_pence > run.payable) return refused('more_than_collected')
  const words = `${levy_name} for ${periodWords({ from: period_from, to: period_to })} passed on`
  await addEntry(tx, { lmc_id, levy_id, on_day: sent_on, what: 'remittance', source_id: id, words }, [
    { account: owedAccount(levy_kind), practice_id: null, amount_pence: sent_pence },
    { account: 'passed_on', practice_id: null, amount_pence: 0 - sent_pence },
  ])
  await tx.record(lmc_id, 'levies.remittance_noted', { remittance_id: id, run_id, sent_pence })
  return done(id)
}
