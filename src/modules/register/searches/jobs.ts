import { done } from '../../../platform/answers.ts'
import type { Job } from '../../../platform/jobs/queue.ts'
import { makeFindable } from './writes.ts'

/**
 * After an import, and not in it: filling an index of letters takes as long as the import itself, and until it is done a
 * search finds what was there before.
 */
export const findAnew: Job = {
  name: 'register.find_anew',
  work: async ({ scope }) => {
    await scope().operate(async (tx) => {
      await makeFindable(tx)
      tx.leavesNoRecord('what can be found follows from an import, which is recorded')
      return done()
    })
  },
}
