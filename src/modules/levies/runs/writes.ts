import { done, NotAllowed, NotFound, refused } from '../../../platform/answers.ts'
import { hashing } from '../../../platform/bulk.ts'
import { afterMove } from '../../../platform/moves.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { ownAccounts } from '../../register/door.ts'
import { correctionsFor, runsCorrectedBy, runsToCorrect } from '../adjustments/reads.ts'
import { holdAllocations } from '../allocations/writes.ts'
import { documentsFor } from '../documents/writes.ts'
import { enterRun } from '../journals/writes.ts'
import { type Levy, levyHeld } from '../levies/reads.ts'
import { linesDrawn } from '../lines/reads.ts'
import { otherwise } from '../lines/drawings/rules.ts'
import type { LineDrawn } from '../lines/rules.ts'
import { keepLines } from '../lines/writes.ts'
import type { Period } from '../periods/rules.ts'
import { linesFor } from '../sources/reads.ts'
import { takeBackWrittenOff } from '../write-offs/takings-back/writes.ts'
import { periodOf, runLocked, uncollectedBy, type Run } from './reads.ts'
import { isAfterEnd, isAnother, isInForce, runMoves, type RunState } from './rules.ts'

const drawnAs = (lines: readonly LineDrawn[]) => lines.map((line) => ({ ...line, corrects_line_id: null }))

/** Drafts the charging of a levy for a period; after its end, the corrections of what it charged before, and nothing else. A run for a time that has one meets `one_run_for_a_time`. */
export async function draftRun(
  tx: Writing,
  { levy_id, period, pressed }: { readonly levy_id: Id<'levy'>; readonly period: Period; readonly pressed: string },
) {
  const levy = await levyHeld(tx, levy_id)
  if (!levy) throw new NotFound()
  const is_after_end = isAfterEnd(levy, period)
  if (!is_after_end && !isInForce(levy, period)) return refused('levy_not_in_force')
  const lines = await linesFor(tx, levy, period)
  if (!lines) return refused('no_rate_agreed')
  if (!is_after_end && lines.length === 0) return refused('nobody_to_charge')
  const corrections = is_after_end ? await allCorrections(tx, levy, period) : []
  if (is_after_end && corrections.length === 0) return refused('nothing_to_correct')
  const { lmc_id } = levy
  const { id } = await tx.db
    .insertInto('levies.run')
    .values({
      lmc_id,
      levy_id,
      period_from: period.from,
      period_to: period.to,
      state: 'draft',
      pressed,
      ...draftedBy(tx),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const kept = [...drawnAs(lines), ...corrections]
  await keepLines(tx, { id, lmc_id, levy_id }, kept)
  await tx.record(lmc_id, 'levies.run_drafted', { run_id: id, levy_id, lines: kept.length })
  return done(id)
}

/** All that a run for a period can put right of earlier ones. */
async function allCorrections(tx: Writing, levy: Levy, { from }: Period) {
  const found = await correctionsFor(tx, levy, await runsToCorrect(tx, levy, from))
  return [...found.values()].flat()
}

/** Draws a run's lines again from what is known now, and makes it a draft; its corrections of earlier runs stay. */
export async function redrawRun(tx: Writing, id: Id<'run'>) {
  const { run, levy } = await held(tx, id)
  const state = afterMove(runMoves, run.state, 'redraw')
  if (!state) return refused('changed_since')
  const lines = await linesFor(tx, levy, periodOf(run))
  if (!lines) return refused('no_rate_agreed')
  await move(tx, run, state, { ...draftedBy(tx), checked_at: null, checked_by: null, checked_by_id: null })
  await tx.db
    .deleteFrom('levies.line')
    .where('lmc_id', '=', run.lmc_id)
    .where('run_id', '=', id)
    .where('kind', '<>', 'adjustment')
    .where('from_on', '>=', run.period_from)
    .execute()
  await keepLines(tx, run, drawnAs(lines))
  await tx.record(run.lmc_id, 'levies.run_redrawn', { run_id: id, lines: lines.length })
  return done()
}

async function held(tx: Writing, id: Id<'run'>): Promise<{ readonly run: Run; readonly levy: Levy }> {
  const run = await runLocked(tx, id)
  const levy = run && (await levyHeld(tx, run.levy_id))
  if (!run || !levy) throw new NotFound()
  return { run, levy }
}

/** Whether a run still says what it would if it were drawn now, and puts right of earlier ones just what is to be put right. */
async function stillHolds(tx: Writing, run: Run, levy: Levy): Promise<boolean> {
  const now = await linesFor(tx, levy, periodOf(run))
  if (!now || otherwise(await linesDrawn(tx, run.id, periodOf(run)), now).length > 0) return false
  for (const [{ practice_ids }, left] of await correctionsFor(tx, levy, await runsCorrectedBy(tx, levy, run.id))) {
    const practices = new Set(practice_ids)
    if (left.some(({ practice_id }) => practices.has(practice_id))) return false
  }
  return true
}

const another = async (tx: Writing, run: Run) => {
  if (!isAnother(await ownAccounts(tx), run.drafted_by_id))
    throw new NotAllowed('check or issue a run that you drafted yourself')
}

/** A second person has looked at a draft, and it still holds. */
export async function checkRun(tx: Writing, id: Id<'run'>) {
  const { run, levy } = await held(tx, id)
  await another(tx, run)
  const state = afterMove(runMoves, run.state, 'check')
  if (!state) return refused('changed_since')
  if (!(await stillHolds(tx, run, levy))) return refused('sources_changed')
  await move(tx, run, state, { checked_at: tx.now, checked_by: tx.actor.name, checked_by_id: tx.actor.account_id })
  await tx.record(run.lmc_id, 'levies.run_checked', { run_id: id })
  return done()
}

/** Issues a checked run: from now it never changes, it stands in the books, what it corrects is written off no more, and its papers are numbered. */
export async function issueRun(tx: Writing, id: Id<'run'>) {
  const { run, levy } = await held(tx, id)
  await another(tx, run)
  const state = afterMove(runMoves, run.state, 'issue')
  if (!state) return refused('changed_since')
  if (!(await stillHolds(tx, run, levy))) return refused('sources_changed')
  if ((await uncollectedBy(tx, run)) > 0) return refused('nobody_collects')
  await holdAllocations(tx, run.levy_id)
  await move(tx, run, state, { issued_at: tx.now, issued_by: tx.actor.name })
  const { documents } = await hashing(tx, async () => {
    await enterRun(tx, run)
    await takeBackWrittenOff(tx, run)
    return documentsFor(tx, id)
  })
  await tx.record(run.lmc_id, 'levies.run_issued', { run_id: id, documents })
  return done()
}

/** Throws a run away that was not issued: its lines go, and that it was drafted stays. */
export async function dropRun(tx: Writing, id: Id<'run'>) {
  const { run } = await held(tx, id)
  const state = afterMove(runMoves, run.state, 'drop')
  if (!state) return refused('changed_since')
  await tx.db.deleteFrom('levies.line').where('lmc_id', '=', run.lmc_id).where('run_id', '=', id).execute()
  await move(tx, run, state, {})
  await tx.record(run.lmc_id, 'levies.run_dropped', { run_id: id })
  return done()
}

/** Whoever last made a draft what it is drafted it, and another checks it. */
const draftedBy = ({ now, actor }: Writing) => ({
  drafted_at: now,
  drafted_by: actor.name,
  drafted_by_id: actor.account_id,
})

/** A draft whose lines somebody changed is their draft. */
export const changedDraft = (tx: Writing, run: Run) => move(tx, run, run.state, draftedBy(tx))

type Moved = {
  readonly drafted_at?: Temporal.Instant
  readonly drafted_by?: string
  readonly drafted_by_id?: Id<'account'> | null
  readonly checked_at?: Temporal.Instant | null
  readonly checked_by?: string | null
  readonly checked_by_id?: Id<'account'> | null
  readonly issued_at?: Temporal.Instant
  readonly issued_by?: string
}

const move = (tx: Writing, { id, lmc_id }: Run, state: RunState, moved: Moved) =>
  tx.db
    .updateTable('levies.run')
    .set({ state, ...moved })
    .where('id', '=', id)
    .where('lmc_id', '=', lmc_id)
    .execute()
