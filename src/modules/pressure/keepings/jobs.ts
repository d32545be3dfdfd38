import { eachByItself } from '../../../platform/jobs/each.ts'
import type { Job } from '../../../platform/jobs/queue.ts'
import { officesWithLmcs } from '../scopes/reads.ts'
import { forgetOld } from './writes.ts'

export const forgetReturns: Job = {
  name: 'pressure.forget',
  cron: '45 3 * * *',
  async work({ scope }) {
    await eachByItself(await scope().read(officesWithLmcs), ({ office_id, lmc_ids }) =>
      scope(office_id, lmc_ids).write(forgetOld),
    )
  },
}
