import { done, NotFound, refused } from '../../../platform/answers.ts'
import { queue } from '../../../platform/jobs/queue.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { issueWith } from '../issues/reads.ts'
import { foundInShown } from './reads.ts'

/**
 * Releases a report: from now on whoever has its address reads it, the version before it is superseded, and everybody on the list is
 * written to. Pressed twice, or by two people at once, it happens once.
 */
export async function releaseIssue(
  tx: Writing,
  id: Id<'issue'>,
  { names_are_meant, also_nominees }: { readonly names_are_meant: boolean; readonly also_nominees: boolean },
) {
  const released = await tx.db
    .updateTable('pressure.issue')
    .set({ state: 'released', released_at: tx.now, released_by: tx.actor.name })
    .where('id', '=', id)
    .where('lmc_id', 'in', [...tx.actor.lmc_ids])
    .where('state', '=', 'frozen')
    .returning(['lmc_id', 'number', 'version'])
    .executeTakeFirst()
  const issue = await issueWith(tx, id)
  if (!issue) throw new NotFound()
  if (!released) return refused('released_already')
  const found = await foundInShown(tx, issue)
  if (found.has('patient')) return refused('patient_in_a_comment')
  if (found.size > 0 && !names_are_meant) return refused('names_in_a_comment')
  const { lmc_id, number, version } = released
  await tx.db
    .updateTable('pressure.issue')
    .set({ state: 'superseded' })
    .where('lmc_id', '=', lmc_id)
    .where('number', '=', number)
    .where('version', '<', version)
    .where('state', '=', 'released')
    .execute()
  await tx.record(lmc_id, 'pressure.issue_released', { issue_id: id, number, version, also_nominees })
  await queue(tx, 'pressure.mail_issue', {
    office_id: String(tx.actor.office_id),
    lmc_id,
    issue_id: id,
    also_nominees: also_nominees ? 'yes' : 'no',
  })
  return done()
}
