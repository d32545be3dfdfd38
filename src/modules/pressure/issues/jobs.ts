import { eachByItself } from '../../../platform/jobs/each.ts'
import type { Job } from '../../../platform/jobs/queue.ts'
import { officesWithLmcs } from '../scopes/reads.ts'
import { weeksToFreeze } from './reads.ts'
import { freezeIssue } from './writes.ts'

/** Freezes each LMC's week when its time has come; what a person froze before is left. */
export const freezeIssues: Job = {
  name: 'pressure.freeze_issues',
  cron: '*/5 * * * *',
  async work({ scope, log }) {
    await eachByItself(await scope().read(officesWithLmcs), async ({ office_id, lmc_ids }) => {
      const weeks = await scope(office_id, lmc_ids).read(weeksToFreeze)
      await eachByItself(weeks, async ({ lmc_id, week_of, freezes_at }) => {
        const own = scope(office_id, [lmc_id])
        if (Temporal.Instant.compare(own.now, freezes_at) < 0) return
        const answer = await own.write((tx) => freezeIssue(tx, lmc_id, week_of), 'one_issue_of_a_version')
        if (!answer.done)
          log('a situation report was not frozen', { lmc_id, week_of: week_of.toString(), why: answer.why })
      })
    })
  },
}
