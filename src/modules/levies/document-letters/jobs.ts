import { done } from '../../../platform/answers.ts'
import type { Job } from '../../../platform/jobs/queue.ts'
import { sendEach } from '../../../platform/mail/outbox.ts'
import type { Id } from '../../../platform/values.ts'
import { spanWords } from '../periods/rules.ts'
import { issuedRun } from '../documents/reads.ts'
import { documentLetter, type PaperMailed } from './letters.tsx'
import { documentsToMail } from './reads.ts'
import { markMailed } from './writes.ts'

/** Writes to everybody who reads papers of a run; a paper goes out once, however often this runs. */
export const mailRunDocuments: Job = {
  name: 'levies.mail_documents',
  async work({ scope, public_url }, about) {
    const office_id = about['office_id'] as Id<'office'>
    const lmc_id = about['lmc_id'] as Id<'lmc'>
    const run_id = about['run_id'] as Id<'run'>
    await scope(office_id, [lmc_id]).write(async (tx) => {
      const issued = await issuedRun(tx, run_id)
      if (!issued) throw new Error('a run whose papers are to be mailed is not there')
      const found = await documentsToMail(tx, lmc_id, run_id)
      const marked = await markMailed(tx, lmc_id, [...new Set(found.map(({ id }) => id))])
      const readers = Map.groupBy(
        found.filter(({ id }) => marked.has(id)),
        ({ email }) => email,
      )
      // Another mailing of the same run is of other papers: to its letters the addresses of this one are no bar.
      const run = `levies:${run_id}:${tx.now.toString()}`
      await sendEach(
        tx,
        [...readers].flatMap(([address, papers]) => {
          const [first, ...others] = papers.map(({ id, ods_code, ...paper }): PaperMailed => ({
            ...paper,
            href: `${public_url}/our-levies/${ods_code}/documents/${id}`,
          }))
          const name = papers[0]?.name ?? ''
          if (!first) return []
          return {
            ...documentLetter({
              lmc_name: issued.lmc_name,
              levy_name: issued.levy_name,
              period: spanWords(issued.period_from, issued.period_to),
              name,
              papers: [first, ...others],
            }),
            once: `${run}:${address}`,
            run,
            office_id,
            lmc_id,
            topic: 'levy',
            kind: 'levies.documents',
            to: { name, address },
          } as const
        }),
      )
      await tx.record(lmc_id, 'levies.documents_mailed', { run_id, documents: marked.size, letters: readers.size })
      return done()
    })
  },
}
