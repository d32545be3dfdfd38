import type { Job } from '../../../platform/jobs/queue.ts'
import { forgetOldChallenges } from './writes.ts'

export const forgetChallenges: Job = {
  name: 'accounts.forget_challenges',
  cron: '10 * * * *',
  work: async ({ scope }) => {
    await scope().operate((tx) => forgetOldChallenges(tx))
  },
}
