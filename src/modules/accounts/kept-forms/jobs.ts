import type { Job } from '../../../platform/jobs/queue.ts'
import { forgetOldForms } from './writes.ts'

export const forgetKeptForms: Job = {
  name: 'accounts.forget_kept_forms',
  cron: '15 * * * *',
  work: async ({ scope }) => {
    await scope().operate((tx) => forgetOldForms(tx))
  },
}
