import type { Job } from '../../../platform/jobs/queue.ts'
import { forgetOld } from './writes.ts'

export const forgetNotifications: Job = {
  name: 'desk.forget_notifications',
  cron: '40 3 * * *',
  work: async ({ scope }) => {
    await scope().operate(forgetOld)
  },
}
