import { done, NotFound, refused } from '../../../platform/answers.ts'
import { queue } from '../../../platform/jobs/queue.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { issuedRun } from '../documents/reads.ts'
import { unprinted } from '../printings/reads.ts'
import { documentsToMail } from './reads.ts'

/** Has every paper of a run that nobody was written to about yet mailed; whoever reads several gets one letter. */
export async function mailDocuments(tx: Writing, run_id: Id<'run'>) {
  const run = await issuedRun(tx, run_id)
  if (!run) throw new NotFound()
  const { lmc_id, office_id } = run
  if ((await unprinted(tx, lmc_id, run_id, 1)).length > 0) return refused('not_all_printed')
  if ((await documentsToMail(tx, lmc_id, run_id)).length === 0) return refused('nothing_to_mail')
  await queue(tx, 'levies.mail_documents', { office_id, lmc_id, run_id })
  await tx.record(lmc_id, 'levies.mailing_begun', { run_id })
  return done()
}

/** Says of these papers that they went; answers those that nobody had said it of. */
export async function markMailed(tx: Writing, lmc_id: Id<'lmc'>, ids: readonly Id<'document'>[]) {
  const rows = await tx.db
    .updateTable('levies.document')
    .set({ mailed_at: tx.now })
    .where('lmc_id', '=', lmc_id)
    .where((is) => is('id', '=', is.fn.any(is.val([...ids]))))
    .where('mailed_at', 'is', null)
    .returning('id')
    .execute()
  return new Set(rows.map(({ id }) => id))
}
