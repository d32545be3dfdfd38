import { sql } from 'kysely'
import { done, NotFound, refused } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import { newToken } from '../../../platform/session.ts'
import type { Id } from '../../../platform/values.ts'
import { figuresFor } from '../issue-figures/reads.ts'
import { weekIsClosed } from '../returns/reads.ts'
import type { NarrativeAnswers, ReissueAnswers } from './forms.ts'
import { issueWith, type Issue } from './reads.ts'

/**
 * Freezes a closed week as the LMC's next report, with every comment that came in time, none of them shown. A second time it meets
 * `one_issue_of_a_version`.
 */
export async function freezeIssue(tx: Writing, lmc_id: Id<'lmc'>, week_of: Temporal.PlainDate) {
  if (!tx.actor.lmc_ids.includes(lmc_id)) throw new NotFound()
  // Whoever freezes another week at once waits, so that no number is given twice.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`pressure.issue ${lmc_id}`}, 0))`.execute(tx.db)
  if (!(await weekIsClosed(tx, { lmc_id, week_of }))) return refused('week_not_closed')
  const { number } = await tx.db
    .selectFrom('pressure.issue')
    .select(sql<number>`coalesce(max(number), 0) + 1`.as('number'))
    .where('lmc_id', '=', lmc_id)
    .executeTakeFirstOrThrow()
  const figures = JSON.stringify(await figuresFor(tx, lmc_id, week_of))
  const id = await keepIssue(tx, { lmc_id, week_of, number, version: 1, figures, narrative: '', what_changed: '' })
  await sql`
    insert into pressure.issue_comment (lmc_id, issue_id, said, shown_as, is_shown)
    select r.lmc_id, ${id}, btrim(r.comment), btrim(r.comment), false
    from pressure.weekly_return r
    join pressure.week_practice p on p.lmc_id = r.lmc_id and p.week_of = r.week_of and p.practice_id = r.practice_id
    where r.lmc_id = ${lmc_id} and r.week_of = ${week_of}::date and not r.is_late and btrim(r.comment) <> ''`.execute(
    tx.db,
  )
  await tx.record(lmc_id, 'pressure.issue_frozen', { issue_id: id, week_of: week_of.toString(), number })
  return done(id)
}

type NewIssue = Pick<Issue, 'lmc_id' | 'week_of' | 'number' | 'version' | 'narrative' | 'what_changed'> & {
  readonly figures: string
}

async function keepIssue(tx: Writing, issue: NewIssue) {
  const { id } = await tx.db
    .insertInto('pressure.issue')
    .values({ ...issue, state: 'frozen', secret: newToken(), frozen_at: tx.now, frozen_by: tx.actor.name })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Keeps what the office says of the week, until the report is released. */
export async function writeNarrative(tx: Writing, id: Id<'issue'>, { narrative }: NarrativeAnswers) {
  const kept = await tx.db
    .updateTable('pressure.issue')
    .set({ narrative })
    .where('id', '=', id)
    .where('lmc_id', 'in', [...tx.actor.lmc_ids])
    .where('state', '=', 'frozen')
    .returning('lmc_id')
    .executeTakeFirst()
  if (!kept) {
    if (!(await issueWith(tx, id))) throw new NotFound()
    return refused('released_already')
  }
  await tx.record(kept.lmc_id, 'pressure.narrative_written', { issue_id: id })
  return done()
}

/** Begins a new version of a released report: the same figures, and its words and comments to be changed. */
export async function reissue(tx: Writing, id: Id<'issue'>, { what_changed }: ReissueAnswers) {
  const issue = await issueWith(tx, id)
  if (!issue) throw new NotFound()
  if (issue.state !== 'released') return refused('not_the_latest')
  const { lmc_id, week_of, number, narrative } = issue
  const version = issue.version + 1
  const figures = JSON.stringify(issue.figures)
  const next = await keepIssue(tx, { lmc_id, week_of, number, version, figures, narrative, what_changed })
  await sql`
    insert into pressure.issue_comment (lmc_id, issue_id, said, shown_as, is_shown, decided_at, decided_by)
    select lmc_id, ${next}, said, shown_as, is_shown, decided_at, decided_by from pressure.issue_comment
    where lmc_id = ${lmc_id} and issue_id = ${id}`.execute(tx.db)
  await tx.record(lmc_id, 'pressure.issue_begun_anew', { issue_id: next, number, version })
  return done(next)
}
