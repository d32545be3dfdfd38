import { sql } from 'kysely'
import { done } from '../answers.ts'
import type { Config } from '../config.ts'
import { forgetLimits } from '../limits.ts'
import { openMailbox } from '../mail/mailbox.ts'
import { readMailboxes } from '../mail/read-mailboxes.ts'
import { forgetMail, mailJobs } from '../mail/send.ts'
import { forgetRecords } from '../records/keeping.ts'
import { sealRecords } from '../records/seal.ts'
import type { Job } from './queue.ts'

const forgetOldLimits: Job = {
  name: 'platform.forget_limits',
  cron: '5 * * * *',
  async work({ scope }) {
    await scope().operate(async (tx) => {
      tx.leavesNoRecord('housekeeping')
      await forgetLimits(tx.db, tx.now.subtract({ hours: 48 }))
      return done()
    })
  },
}

/** The queue keeps every job for us, because it would forget those that failed with those that are done. */
const forgetJobs: Job = {
  name: 'platform.forget_jobs',
  cron: '35 3 * * *',
  async work({ scope }) {
    await scope().operate(async (tx) => {
      tx.leavesNoRecord('housekeeping')
      await sql`
        delete from jobs.job where state in ('completed', 'cancelled')
        and completed_on < ${tx.now.subtract({ hours: 7 * 24 })}`.execute(tx.db)
      return done()
    })
  },
}

/** The platform's own work in the background. */
export const platformJobs = (config: Config): readonly Job[] => [
  ...mailJobs(config),
  readMailboxes(config, openMailbox),
  forgetMail,
  sealRecords,
  forgetRecords,
  forgetOldLimits,
  forgetJobs,
]
