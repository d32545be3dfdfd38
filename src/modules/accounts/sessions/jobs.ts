import type { Job } from '../../../platform/jobs/queue.ts'
import { forgetEndedSessions } from './writes.ts'

export const forgetSessions: Job = {
  name: 'accounts.forget_sessions',
  cron: '20 3 * * *',
  work: async ({ scope }) => {
    await scope().write((tx) => forgetEndedSessions(tx))
  },
}
