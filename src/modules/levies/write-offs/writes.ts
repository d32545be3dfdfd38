import { done, NotAllowed, NotFound, refused } from '../../../platform/answers.ts'
import { afterMove } from '../../../platform/moves.ts'
import type { Writing } from '../../../platform/scope.ts'
import { londonDay, plainDay, type Id } from '../../../platform/values.ts'
import { ownAccounts } from '../../register/door.ts'
import { holdAllocations } from '../allocations/writes.ts'
import { owedTo } from '../journals/rules.ts'
import { addEntry } from '../journals/writes.ts'
import { isAnother, periodWords } from '../runs/rules.ts'
import type { WriteOffAnswers } from './forms.ts'
import { debtOfLine, writeOffWith, type DebtOfLine } from './reads.ts'
import { notPassedOn, unfitWriteOff, writeOffMoves } from './rules.ts'
import { wholeOf } from './takings-back/reads.ts'

/**
 * Proposes that some of a line is no longer asked for, or is again: nothing changes until another confirms it. A second proposal for a
 * line meets `one_write_off_waits_for_a_line`, and a second press `written_off_once_per_press`.
 */
export async function proposeWriteOff(tx: Writing, line_id: Id<'line'>, answers: WriteOffAnswers) {
  const { amount_pence, decided_on } = answers
  const line = await debtOfLine(tx, line_id)
  if (!line) throw new NotFound()
  if (Temporal.PlainDate.compare(decided_on, londonDay(tx.now)) > 0) return refused('not_decided_yet')
  const why = unfitWriteOff(line, await wholeOf(tx, line_id), amount_pence)
  if (why) return refused(why)
  const { id } = await tx.db
    .insertInto('levies.write_off')
    .values({
      ...answers,
      lmc_id: line.lmc_id,
      line_id,
      state: 'proposed',
      proposed_at: tx.now,
      proposed_by: tx.actor.name,
      proposed_by_id: tx.actor.account_id,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.record(line.lmc_id, 'levies.write_off_proposed', { write_off_id: id, line_id, amount_pence })
  return done(id)
}

/** What is written off of a levy is held like what is allocated of it, so that nothing is both paid and given up. */
async function held(tx: Writing, id: Id<'write_off'>) {
  const seen = await writeOffWith(tx, id)
  if (!seen) throw new NotFound()
  await holdAllocations(tx, seen.levy_id)
  const [write_off, line] = [await writeOffWith(tx, id), await debtOfLine(tx, seen.line_id)]
  if (!write_off || !line) throw new NotFound()
  return { write_off, line }
}

type ToEnter = Pick<
  DebtOfLine,
  'lmc_id' | 'levy_id' | 'levy_kind' | 'practice_id' | 'amount_pence' | 'remitted_pence'
> & {
  readonly id: Id<'write_off'>
  readonly on_day: Temporal.PlainDate
  readonly words: string
}

/** Enters a write-off that stands: less is owed by the practice, and less to whoever the levy is passed on to. */
export async function enterWriteOff(tx: Writing, write_off: ToEnter) {
  const { id, lmc_id, levy_id, levy_kind, practice_id, amount_pence, remitted_pence, on_day, words } = write_off
  const owed = owedTo(levy_kind)
  const entry = { lmc_id, levy_id, on_day, what: 'written_off', source_id: id, words } as const
  await addEntry(tx, entry, [
    { account: 'written_off', practice_id, amount_pence: amount_pence - remitted_pence },
    ...(owed ? [{ account: owed, practice_id: null, amount_pence: remitted_pence }] : []),
    { account: 'owed_by_practices', practice_id, amount_pence: -amount_pence },
  ])
}

const settled = (tx: Writing) => ({
  settled_at: tx.now,
  settled_by: tx.actor.name,
  settled_by_id: tx.actor.account_id,
})

/** A second person has a write-off stand: it is in the books from now, and less is due to whoever the levy is passed on to. */
export async function confirmWriteOff(tx: Writing, id: Id<'write_off'>) {
  const { write_off, line } = await held(tx, id)
  if (!isAnother(await ownAccounts(tx), write_off.proposed_by_id))
    throw new NotAllowed('confirm a write-off that you proposed yourself')
  const state = afterMove(writeOffMoves, write_off.state, 'confirm')
  if (!state) return refused('settled_already')
  const { amount_pence } = write_off
  const { lmc_id, name, from_on, to_on } = line
  const whole = await wholeOf(tx, line.line_id)
  const why = unfitWriteOff(line, whole, amount_pence)
  if (why) return refused(why)
  const remitted_pence = owedTo(line.levy_kind) === null ? 0 : notPassedOn(whole, amount_pence)
  await tx.db
    .updateTable('levies.write_off')
    .set({ state, remitted_pence, ...settled(tx) })
    .where('id', '=', id)
    .execute()
  const { decided_by, decided_on } = write_off
  const what = amount_pence > 0 ? 'written off' : 'asked for again'
  const words = `${name}, ${periodWords({ from: from_on, to: to_on })}, ${what}: ${decided_by}, ${plainDay(decided_on)}`
  await enterWriteOff(tx, { ...line, id, amount_pence, remitted_pence, on_day: londonDay(tx.now), words })
  await tx.record(lmc_id, 'levies.write_off_confirmed', { write_off_id: id, line_id: line.line_id, amount_pence })
  return done()
}

/** Withdraws a write-off that nobody confirmed. */
export async function withdrawWriteOff(tx: Writing, id: Id<'write_off'>) {
  const { write_off } = await held(tx, id)
  const state = afterMove(writeOffMoves, write_off.state, 'withdraw')
  if (!state) return refused('settled_already')
  await tx.db
    .updateTable('levies.write_off')
    .set({ state, ...settled(tx) })
    .where('id', '=', id)
    .execute()
  await tx.record(write_off.lmc_id, 'levies.write_off_withdrawn', { write_off_id: id })
  return done()
}
