import { sql } from 'kysely'
import { done, NotFound, refused } from '../../../platform/answers.ts'
import { afterMove } from '../../../platform/moves.ts'
import type { Writing } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { holidaysOf } from '../holidays/reads.ts'
import { notePracticesSeen } from '../practice-pictures/writes.ts'
import { settle } from '../suggestions/writes.ts'
import { afterWorkingDays } from '../weeks/rules.ts'
import type { AskAnswers, MoveAnswers } from './forms.ts'
import { asksFound, askWith, practiceSeen } from './reads.ts'
import {
  askMoves,
  isAnswer,
  isEnded,
  lapsesAfterWorkingDays,
  namesPractice,
  type AskMove,
  type AsksAsked,
} from './rules.ts'

/** Asks somebody for something for a practice; of a suggestion where it came of one, which is settled by it. */
export async function ask(
  tx: Writing,
  ods_code: string,
  suggestion_id: Id<'suggestion'> | null,
  { asked_of, asked_name, what, due_on, naming, agreed_by, pressed }: AskAnswers,
) {
  const today = londonDay(tx.now)
  const practice = await practiceSeen(tx, ods_code, today)
  if (!practice) throw new NotFound()
  const is_named = naming === 'named'
  if (is_named && agreed_by === '') return refused('nobody_agreed')
  if (!is_named && namesPractice(`${asked_name} ${what}`, practice)) return refused('names_the_practice')
  if (Temporal.PlainDate.compare(due_on, today) < 0) return refused('due_in_the_past')
  const { lmc_id, practice_id } = practice
  const settled = suggestion_id && (await settle(tx, suggestion_id, 'asked', ''))
  if (suggestion_id && settled?.practice_id !== practice_id) return refused('settled_already')
  const asked = { lmc_id, practice_id, suggestion_id, asked_of, asked_name, what, due_on, is_named, pressed }
  const { id } = await tx.db
    .insertInto('pressure.ask')
    .values({
      ...asked,
      state: 'open',
      owner_id: tx.actor.account_id,
      asked_at: tx.now,
      asked_on: today,
      asked_by: tx.actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await keepMove(tx, { id, lmc_id }, 'ask', agreed_by)
  await tx.record(lmc_id, 'pressure.ask_made', { ask_id: id, practice_id, asked_of, is_named })
  return done(id)
}

/** Moves an ask on, with what was said; only from the state that whoever pressed was looking at. */
export async function moveAsk(tx: Writing, id: Id<'ask'>, { move, words, seen }: MoveAnswers) {
  const kept = await askWith(tx, id)
  if (!kept) throw new NotFound()
  const state = afterMove(askMoves, seen, move)
  if (!state) return refused('move_not_open')
  const today = londonDay(tx.now)
  const { numUpdatedRows } = await tx.db
    .updateTable('pressure.ask')
    .set({
      state,
      ended_on: isEnded(state) ? today : null,
      ...(isAnswer(move) && { answered_on: sql`coalesce(answered_on, ${today}::date)` }),
    })
    .where('id', '=', id)
    .where('state', '=', seen)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return refused('changed_since')
  await keepMove(tx, kept, move, words)
  await tx.record(kept.lmc_id, 'pressure.ask_moved', { ask_id: id, practice_id: kept.practice_id, move })
  return done()
}

/** Lets lapse what nobody answered for twenty working days after it was due; it can be opened again. */
export async function lapseAsks(tx: Writing) {
  const today = londonDay(tx.now)
  for (const lmc_id of tx.actor.lmc_ids) {
    const holidayOn = await holidaysOf(tx, lmc_id)
    const open = await tx.db
      .selectFrom('pressure.ask')
      .select(['id', 'practice_id', 'due_on'])
      .where('lmc_id', '=', lmc_id)
      .where('state', '=', 'open')
      .where('due_on', '<', today.subtract({ days: lapsesAfterWorkingDays }))
      .execute()
    const gone = open.filter(
      ({ due_on }) =>
        Temporal.PlainDate.compare(afterWorkingDays(due_on, lapsesAfterWorkingDays, holidayOn), today) < 0,
    )
    for (const { id, practice_id } of gone) {
      await tx.db
        .updateTable('pressure.ask')
        .set({ state: 'lapsed', ended_on: today })
        .where('id', '=', id)
        .where('state', '=', 'open')
        .execute()
      await keepMove(tx, { id, lmc_id }, 'lapse', `Nobody answered for ${lapsesAfterWorkingDays} working days.`)
      await tx.record(lmc_id, 'pressure.ask_moved', { ask_id: id, practice_id, move: 'lapse' })
    }
  }
}

const keepMove = (
  tx: Writing,
  { id, lmc_id }: { readonly id: Id<'ask'>; readonly lmc_id: Id<'lmc'> },
  move: AskMove | 'ask',
  words: string,
) =>
  tx.db
    .insertInto('pressure.ask_move')
    .values({ lmc_id, ask_id: id, move, words, made_at: tx.now, made_by: tx.actor.name })
    .execute()

/** Asks as a file, with everything that was asked for. */
export async function takeAsksOut(tx: Writing, asked: AsksAsked, format: string) {
  const { rows } = await asksFound(tx, { ...asked, page: 1 }, mostRows)
  await notePracticesSeen(tx, rows, { looked_at: 'asks', as: format })
  return done(rows)
}

const mostRows = 100_000
