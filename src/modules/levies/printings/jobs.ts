import { done } from '../../../platform/answers.ts'
import { queue, type Job } from '../../../platform/jobs/queue.ts'
import { printEach } from '../../../platform/print/pdf.ts'
import type { Id } from '../../../platform/values.ts'
import { papersOf, unprinted } from './reads.ts'
import { keepPrinted } from './writes.ts'

/** A few seconds' printing, and a few megabytes of it. */
const atATime = 250

/**
 * Prints some of what of a run isn't printed, keeps it, and queues itself for the rest in the same transaction. Killed at any moment it
 * leaves papers either printed or not, with the numbers they were issued under; the next one goes on from there.
 */
export const printDocuments: Job = {
  name: 'levies.print_documents',
  async work({ scope }, about) {
    const office_id = about['office_id'] as Id<'office'>
    const lmc_id = about['lmc_id'] as Id<'lmc'>
    const run_id = about['run_id'] as Id<'run'>
    const own = scope(office_id, [lmc_id])
    const { papers, pictures } = await own.read(async (tx) =>
      papersOf(tx, lmc_id, await unprinted(tx, lmc_id, run_id, atATime)),
    )
    if (papers.length === 0) return
    const pdfs = await printEach(
      'levy-document',
      papers.map(({ paper }) => paper),
      pictures,
    )
    await own.write(async (tx) => {
      await keepPrinted(
        tx,
        lmc_id,
        run_id,
        papers.flatMap(({ id }, at) => {
          const pdf = pdfs[at]
          return pdf ? [{ id, pdf }] : []
        }),
      )
      if (papers.length === atATime) await queue(tx, 'levies.print_documents', { office_id, lmc_id, run_id })
      return done()
    })
  },
}
