import { sql } from 'kysely'
import { bulk } from '../../../platform/bulk.ts'
import { done, NotFound, refused } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { Issue } from '../issues/reads.ts'
import type { Decision } from './forms.ts'

type Of = Pick<Issue, 'id' | 'lmc_id'>

/** That somebody looked at what practices wrote is recorded: it may tell which practice it was. */
export async function noteCommentsRead(tx: Writing, { id, lmc_id }: Of) {
  await tx.record(lmc_id, 'pressure.comments_read', { issue_id: id })
  return done()
}

/** Keeps how each comment is put, and which are shown, until the report is released. */
export async function decideComments(tx: Writing, { id, lmc_id }: Of, decisions: readonly Decision[]) {
  // Held until the end, so that a release at the same time waits for what is decided here, or this for that.
  const issue = await tx.db
    .selectFrom('pressure.issue')
    .select('state')
    .where('id', '=', id)
    .where('lmc_id', '=', lmc_id)
    .forUpdate()
    .executeTakeFirst()
  if (!issue) throw new NotFound()
  if (issue.state !== 'frozen') return refused('released_already')
  const given = bulk(decisions, {
    id: ['uuid', (one: Decision): Id<'issue_comment'> => one.id],
    shown_as: ['text', ({ shown_as }) => shown_as],
    is_shown: ['boolean', ({ is_shown }) => is_shown],
  })
  await sql`
    update pressure.issue_comment c
    set shown_as = given.shown_as, is_shown = given.is_shown, decided_at = ${tx.now}, decided_by = ${tx.actor.name}
    from ${given}
    where c.id = given.id and c.issue_id = ${id} and c.lmc_id = ${lmc_id}
      and (c.shown_as, c.is_shown) is distinct from (given.shown_as, given.is_shown)`.execute(tx.db)
  await tx.record(lmc_id, 'pressure.comments_decided', {
    issue_id: id,
    shown: decisions.filter(({ is_shown }) => is_shown).length,
  })
  return done()
}
