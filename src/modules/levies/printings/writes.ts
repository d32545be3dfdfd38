import { sql } from 'kysely'
import { done, NotFound, refused } from '../../../platform/answers.ts'
import { sha256 } from '../../../platform/config.ts'
import { queue } from '../../../platform/jobs/queue.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { issuedRun } from '../documents/reads.ts'
import { unprinted } from './reads.ts'

export type Printed = { readonly id: Id<'document'>; readonly pdf: Uint8Array }

/** Keeps papers as they were printed; one that another printing kept meanwhile stays as it is. Says how many were new. */
export async function keepPrinted(tx: Writing, lmc_id: Id<'lmc'>, run_id: Id<'run'>, printed: readonly Printed[]) {
  const rows = printed.map(({ id, pdf }) => ({ id, pdf, hash: sha256(pdf) }))
  await tx.db
    .insertInto('platform.file')
    .values(
      rows.map(({ pdf, hash }) => ({
        sha256: hash,
        bytes: pdf.byteLength,
        kind: 'pdf',
        content: Buffer.from(pdf),
        kept_at: tx.now,
      })),
    )
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .execute()
  const { numAffectedRows = 0n } = await sql`
    update levies.document d set sha256 = given.hash
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ hash }) => hash)}::text[]) as given (id, hash)
    where d.lmc_id = ${lmc_id} and d.id = given.id and d.sha256 is null`.execute(tx.db)
  await tx.record(lmc_id, 'levies.documents_printed', { run_id, documents: Number(numAffectedRows) })
  return Number(numAffectedRows)
}

/** Begins printing what of a run isn't printed: where it was stopped, nobody need wait until it is tried again. */
export async function printRest(tx: Writing, run_id: Id<'run'>) {
  const run = await issuedRun(tx, run_id)
  if (!run) throw new NotFound()
  const { lmc_id, office_id } = run
  if ((await unprinted(tx, lmc_id, run_id, 1)).length === 0) return refused('all_printed')
  await queue(tx, 'levies.print_documents', { office_id, lmc_id, run_id })
  await tx.record(lmc_id, 'levies.printing_begun', { run_id })
  return done()
}
