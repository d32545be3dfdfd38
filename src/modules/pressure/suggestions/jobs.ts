import { done } from '../../../platform/answers.ts'
import type { Job } from '../../../platform/jobs/queue.ts'
import { officesWithLmcs } from '../scopes/reads.ts'
import { suggestFromReturns } from './writes.ts'

/** Looks every five minutes whether a practice declared red or black. */
export const suggestAsks: Job = {
  name: 'pressure.suggest_asks',
  cron: '*/5 * * * *',
  async work({ scope }) {
    const offices = await scope().read(officesWithLmcs)
    for (const { office_id, lmc_ids } of offices)
      await scope(office_id, lmc_ids).write(async (tx) => {
        tx.leavesNoRecord('each suggestion has its own')
        return done(await suggestFromReturns(tx))
      })
  },
}
