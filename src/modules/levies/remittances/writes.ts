import { done, NotFound, refused } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { holdAllocations } from '../allocations/writes.ts'
import { addEntry } from '../journals/writes.ts'
import { periodWords } from '../runs/rules.ts'
import type { RemittanceAnswers } from './forms.ts'
import { leftOfLevy, runToRemit, type ToRemit } from './reads.ts'
import { owedAccount } from './rules.ts'

/** A run of which something is to be sent, or taken back: whoever else does so of its levy waits, or changes what was paid of it. */
export async function runHeld(tx: Writing, run_id: Id<'run'>): Promise<ToRemit> {
  const found = await runToRemit(tx, run_id)
  if (!found) throw new NotFound()
  await holdAllocations(tx, found.levy_id)
  return (await runToRemit(tx, run_id)) ?? found
}

type ToEnter = RemittanceAnswers & {
  readonly takes_back_id?: Id<'remittance'>
  readonly reason?: string
}

/** Keeps what was sent of a run, or taken back of it, and enters it. */
export async function enterRemittance(tx: Writing, run: ToRemit, { reference, ...answers }: ToEnter) {
  const { lmc_id, levy_id, levy_kind, levy_name, period_from, period_to, due, collected } = run
  const { sent_pence, sent_on } = answers
  const { id } = await tx.db
    .insertInto('levies.remittance')
    .values({
      ...answers,
      reference: reference ?? '',
      lmc_id,
      levy_id,
      period_from,
      period_to,
      due_pence: due,
      collected_pence: collected,
      made_at: tx.now,
      made_by: tx.actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const passed_on = `${levy_name} for ${periodWords({ from: period_from, to: period_to })} passed on`
  const words = sent_pence < 0 ? `${passed_on}: taken back` : passed_on
  await addEntry(tx, { lmc_id, levy_id, on_day: sent_on, what: 'remittance', source_id: id, words }, [
    { account: owedAccount(levy_kind), practice_id: null, amount_pence: sent_pence },
    { account: 'passed_on', practice_id: null, amount_pence: 0 - sent_pence },
  ])
  return id
}

/**
 * Notes what was sent of a run to whom it belongs: no more than practices have paid of what is due, of it and of its whole levy, since
 * another levy is never sent for it. Pressed twice it meets `remitted_once_per_press`.
 */
export async function noteRemittance(tx: Writing, run_id: Id<'run'>, answers: RemittanceAnswers) {
  const { sent_pence, sent_on } = answers
  const run = await runHeld(tx, run_id)
  if (sent_pence < 0) return refused('less_than_nothing')
  if (Temporal.PlainDate.compare(sent_on, londonDay(tx.now)) > 0) return refused('still_to_come')
  const left_of_levy = await leftOfLevy(tx, run)
  const id = await enterRemittance(tx, run, answers)
  if (run.sent + sent_pence > run.payable) return refused('more_than_collected')
  if (sent_pence > left_of_levy) return refused('more_than_levy_collected')
  await tx.record(run.lmc_id, 'levies.remittance_noted', { remittance_id: id, run_id, sent_pence })
  return done(id)
}
