import { sql } from 'kysely'
import { done, NotFound, refused } from '../../../platform/answers.ts'
import { afterMove } from '../../../platform/moves.ts'
import { notify } from '../../../platform/notify.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { changeMoves } from '../changes/rules.ts'
import type { AgainAnswers, MoveAnswers, NotingAnswers, OwnerAnswers } from './forms.ts'
import { changeWith, colleaguesFor } from './reads.ts'
import { labelOf } from './rules.ts'

/** Moves a change on, with what was said; only from the state that whoever pressed was looking at. */
export async function moveChange(tx: Writing, id: Id<'change'>, { move, words, seen }: MoveAnswers) {
  const change = await changeWith(tx, id)
  if (!change) throw new NotFound()
  const state = afterMove(changeMoves, seen, move)
  if (!state) return refused('move_not_open')
  const { numUpdatedRows } = await tx.db
    .updateTable('register.change')
    .set({ state })
    .where('id', '=', id)
    .where('state', '=', seen)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return refused('changed_since')
  await keepMove(tx, change, move, words)
  await tx.record(change.lmc_id, 'register.change_moved', { change_id: id, practice_id: change.practice_id, move })
  return done()
}

/** Gives a change to whoever presses, to a colleague who may follow it up, or to nobody. */
export async function ownChange(tx: Writing, id: Id<'change'>, { owner }: OwnerAnswers) {
  const change = await changeWith(tx, id)
  if (!change) throw new NotFound()
  const is_taken = owner === 'me' || owner === tx.actor.account_id
  const colleague =
    is_taken || owner === 'nobody' ? undefined : (await colleaguesFor(tx, change)).find((one) => one.id === owner)
  if (!is_taken && owner !== 'nobody' && !colleague) throw new NotFound()
  const owner_id = is_taken ? tx.actor.account_id : (colleague?.id ?? null)
  const { numUpdatedRows } = await tx.db
    .updateTable('register.change')
    .set({ owner_id })
    .where('id', '=', id)
    .where(sql<boolean>`owner_id is not distinct from ${change.owner_id}`)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return refused('changed_since')
  await keepMove(tx, change, is_taken ? 'take' : colleague ? 'give' : 'leave', colleague?.name ?? '')
  const { practice_id, practice_name } = change
  await tx.record(change.lmc_id, 'register.change_owned', { change_id: id, practice_id, owner: owner_id })
  if (colleague && tx.actor.office_id)
    await notify(tx, [colleague.id], tx.actor.office_id, `change_given:${id}:${tx.now.toString()}`, {
      title: `${tx.actor.name} gave you a change to follow up: ${practice_name}, ${labelOf(change.kind)}`,
      href: `/changes/${id}`,
    })
  return done()
}

/** Puts a change into the calendar of whoever follows it up, or takes it out. */
export async function lookAgain(tx: Writing, id: Id<'change'>, { look_again_on }: AgainAnswers) {
  const change = await changeWith(tx, id)
  if (!change) throw new NotFound()
  await tx.db.updateTable('register.change').set({ look_again_on }).where('id', '=', id).execute()
  await tx.record(change.lmc_id, 'register.change_put_off', {
    change_id: id,
    practice_id: change.practice_id,
    look_again_on: look_again_on?.toString() ?? null,
  })
  return done()
}

/** Notes every new change of a kind that the page had when it was opened; answers how many. */
export async function noteAll(tx: Writing, { kind, found_by }: NotingAnswers, lmc: string) {
  const noted = await tx.db
    .updateTable('register.change')
    .set({ state: 'noted' })
    .where('kind', '=', kind)
    .where('state', '=', 'new')
    .where('found_at', '<=', Temporal.Instant.from(found_by))
    .where(lmc ? sql<boolean>`lmc_id = ${lmc}` : sql<boolean>`true`)
    .returning(['id', 'lmc_id'])
    .execute()
  if (noted.length === 0) tx.leavesNoRecord('nothing was new')
  else
    await tx.db
      .insertInto('register.change_move')
      .values(noted.map((change) => moveRow(tx, change, 'note', '')))
      .execute()
  for (const lmc_id of new Set(noted.map((change) => change.lmc_id)))
    await tx.record(lmc_id, 'register.changes_noted', {
      kind,
      changes: noted.filter((change) => change.lmc_id === lmc_id).length,
    })
  return done(noted.length)
}

type Of = { readonly id: Id<'change'>; readonly lmc_id: Id<'lmc'> }

const moveRow = (tx: Writing, { id, lmc_id }: Of, move: string, words: string) => ({
  lmc_id,
  change_id: id,
  move,
  words,
  made_at: tx.now,
  made_by: tx.actor.name,
})

const keepMove = (tx: Writing, change: Of, move: string, words: string) =>
  tx.db
    .insertInto('register.change_move')
    .values(moveRow(tx, change, move, words))
    .execute()
