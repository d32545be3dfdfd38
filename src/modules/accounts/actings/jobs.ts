import { done } from '../../../platform/answers.ts'
import type { Job } from '../../../platform/jobs/queue.ts'
import { actingsOver } from './reads.ts'
import { endActing, forgetOldActings } from './writes.ts'

/** Acting stops by itself at its time; this writes down that it did. */
export const endActings: Job = {
  name: 'accounts.end_actings',
  cron: '*/5 * * * *',
  work: async ({ scope }) => {
    const answer = await scope().operate(async (tx) => {
      tx.leavesNoRecord('each is recorded where it ends')
      return done(await actingsOver(tx))
    })
    if (!answer.done) return
    for (const { id, office_id, lmc_id } of answer.value)
      await scope(office_id, [lmc_id]).write((tx) => endActing(tx, id))
  },
}

export const forgetActings: Job = {
  name: 'accounts.forget_actings',
  cron: '40 3 * * *',
  work: async ({ scope }) => {
    await scope().operate((tx) => forgetOldActings(tx))
  },
}
