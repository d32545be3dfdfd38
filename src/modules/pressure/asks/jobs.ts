import { done } from '../../../platform/answers.ts'
import type { Job } from '../../../platform/jobs/queue.ts'
import { officesWithLmcs } from '../scopes/reads.ts'
import { lapseAsks } from './writes.ts'

export const lapseOldAsks: Job = {
  name: 'pressure.lapse_asks',
  cron: '20 5 * * *',
  async work({ scope }) {
    for (const { office_id, lmc_ids } of await scope().read(officesWithLmcs))
      await scope(office_id, lmc_ids).write(async (tx) => {
        tx.leavesNoRecord('each ask that lapses has its own')
        return done(await lapseAsks(tx))
      })
  },
}
