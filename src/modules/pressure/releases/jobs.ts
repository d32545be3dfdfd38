import { done } from '../../../platform/answers.ts'
import type { Job } from '../../../platform/jobs/queue.ts'
import { sendEach } from '../../../platform/mail/outbox.ts'
import type { Id } from '../../../platform/values.ts'
import { issueWith, sitrepOf } from '../issues/reads.ts'
import { settingFor } from '../settings/reads.ts'
import { issueSubject, issueWords } from './letters.tsx'
import { nomineesOf, recipientsOf } from './reads.ts'

/** Writes to everybody who is to have a released report; an address gets it once, however often this runs. */
export const mailIssue: Job = {
  name: 'pressure.mail_issue',
  async work({ scope, public_url }, about) {
    const office_id = about['office_id'] as Id<'office'>
    const lmc_id = about['lmc_id'] as Id<'lmc'>
    const issue_id = about['issue_id'] as Id<'issue'>
    await scope(office_id, [lmc_id]).write(async (tx) => {
      const issue = await issueWith(tx, issue_id)
      if (!issue) throw new Error('a report that is to be mailed is not there')
      const sitrep = await sitrepOf(tx, issue)
      const { signed_by, signed_post } = await settingFor(tx, lmc_id, issue.week_of)
      const sender = { name: signed_by || issue.lmc_name, post: signed_post || 'The office' }
      const recipients = await recipientsOf(tx, lmc_id)
      const nominees = about['also_nominees'] === 'yes' ? await nomineesOf(tx, lmc_id) : []
      const to = new Map([...nominees, ...recipients].map((one) => [one.email.toLowerCase(), one]))
      const run = `issue:${issue_id}`
      await sendEach(
        tx,
        [...to].map(([address, { name, email }]) => ({
          once: `${run}:${address}`,
          run,
          office_id,
          lmc_id,
          topic: 'situation_report',
          kind: 'pressure.issue_released',
          to: { name, address: email },
          subject: issueSubject(sitrep),
          words: issueWords({ sitrep, address: `${public_url}/sitreps/${issue.secret}`, sender, name }),
        })),
      )
      await tx.record(lmc_id, 'pressure.issue_mailed', { issue_id, recipients: to.size })
      return done()
    })
  },
}
