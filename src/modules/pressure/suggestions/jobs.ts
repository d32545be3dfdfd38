import { done } from '../../../platform/answers.ts'
import { eachByItself } from '../../../platform/jobs/each.ts'
import type { Job } from '../../../platform/jobs/queue.ts'
import { officesWithLmcs } from '../scopes/reads.ts'
import { suggestFromReturns } from './writes.ts'

/** Looks every five minutes whether a practice declared red or black. */
export const suggestAsks: Job = {
  name: 'pressure.suggest_asks',
  cron: '*/5 * * * *',
  async work({ scope }) {
    await eachByItself(await scope().read(officesWithLmcs), ({ office_id, lmc_ids }) =>
      scope(office_id, lmc_ids).write(async (tx) => {
        tx.leavesNoRecord('each suggestion has its own')
        return done(await suggestFromReturns(tx))
      }),
    )
  },
}
