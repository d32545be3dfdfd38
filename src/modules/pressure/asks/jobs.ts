import { done } from '../../../platform/answers.ts'
import { eachByItself } from '../../../platform/jobs/each.ts'
import type { Job } from '../../../platform/jobs/queue.ts'
import { officesWithLmcs } from '../scopes/reads.ts'
import { lapseAsks } from './writes.ts'

export const lapseOldAsks: Job = {
  name: 'pressure.lapse_asks',
  cron: '20 5 * * *',
  async work({ scope }) {
    await eachByItself(await scope().read(officesWithLmcs), ({ office_id, lmc_ids }) =>
      scope(office_id, lmc_ids).write(async (tx) => {
        tx.leavesNoRecord('each ask that lapses has its own')
        return done(await lapseAsks(tx))
      }),
    )
  },
}
