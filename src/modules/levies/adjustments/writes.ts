import { done, NotFound, refused } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { levyWith } from '../levies/reads.ts'
import { keepLines } from '../lines/writes.ts'
import { runLocked } from '../runs/reads.ts'
import { changedDraft } from '../runs/writes.ts'
import { correctionsFor, runsToCorrect } from './reads.ts'

/** Puts into a draft all that is to be put right of an earlier run; the earlier run stays as it was issued. */
export async function addCorrections(tx: Writing, id: Id<'run'>, corrected_id: Id<'run'>) {
  const run = await runLocked(tx, id)
  const levy = run && (await levyWith(tx, run.levy_id))
  if (!run || !levy) throw new NotFound()
  if (run.state !== 'draft') return refused('not_a_draft')
  const earlier = (await runsToCorrect(tx, levy, run.period_from)).find((one) => one.id === corrected_id)
  if (!earlier) return refused('not_issued_before')
  const corrections = (await correctionsFor(tx, levy, [earlier])).get(earlier)
  if (!corrections) return refused('nothing_to_correct')
  await keepLines(tx, run, corrections)
  await changedDraft(tx, run)
  await tx.record(run.lmc_id, 'levies.corrections_added', { run_id: id, corrected_id, lines: corrections.length })
  return done()
}

/** Takes a correction out of a draft again; it can be added later. */
export async function leaveOut(tx: Writing, line_id: Id<'line'>) {
  const line = await tx.db
    .selectFrom('levies.line as l')
    .innerJoin('levies.run as r', (join) => join.onRef('r.id', '=', 'l.run_id').onRef('r.lmc_id', '=', 'l.lmc_id'))
    .select(['l.run_id', 'l.lmc_id', 'l.kind', 'l.from_on', 'r.period_from', 'l.practice_id'])
    .where('l.id', '=', line_id)
    .where('l.lmc_id', 'in', [...tx.actor.lmc_ids])
    .executeTakeFirst()
  const run = line && (await runLocked(tx, line.run_id))
  if (!line || !run) throw new NotFound()
  if (run.state !== 'draft') return refused('not_a_draft')
  if (line.kind !== 'adjustment' && Temporal.PlainDate.compare(line.from_on, line.period_from) >= 0)
    return refused('not_a_correction')
  await tx.db.deleteFrom('levies.line').where('id', '=', line_id).where('lmc_id', '=', line.lmc_id).execute()
  await changedDraft(tx, run)
  await tx.record(line.lmc_id, 'levies.correction_left_out', { run_id: line.run_id, practice_id: line.practice_id })
  return done(line.run_id)
}
