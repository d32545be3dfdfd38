import { done } from '../../../platform/answers.ts'
import { eachByItself } from '../../../platform/jobs/each.ts'
import type { Job } from '../../../platform/jobs/queue.ts'
import { lmcsThere } from '../../register/door.ts'
import { suggestFromClosed } from '../suggestions/writes.ts'
import { weeksToClose } from './reads.ts'
import { closeWeek } from './writes.ts'

/** Closes every week that is past its grace; after being off, all those that were missed. */
export const closeWeeks: Job = {
  name: 'pressure.close_weeks',
  cron: '*/5 * * * *',
  async work({ scope }) {
    const lmcs = await scope().read(lmcsThere)
    const ids = lmcs.map(({ id }) => id)
    const officeOf = new Map(lmcs.map(({ id, office_id }) => [id, office_id]))
    const due = await scope(null, ids).read((tx) => weeksToClose(tx, ids))
    await eachByItself(due, ({ lmc_id, week_of }) =>
      scope(officeOf.get(lmc_id), [lmc_id]).write(async (tx) => {
        const is_closed = await closeWeek(tx, lmc_id, week_of, 'round')
        if (is_closed) await suggestFromClosed(tx, lmc_id, week_of)
        else tx.leavesNoRecord('another process closed it first')
        return done()
      }),
    )
  },
}
