import { done, type Answer } from '../../src/platform/answers.ts'
import type { Operating, Scope, Writing } from '../../src/platform/scope.ts'

const unrecorded =
  <Tx extends Writing, T>(work: (tx: Tx) => Promise<T>) =>
  async (tx: Tx) => {
    tx.leavesNoRecord('made for a test')
    return done(await work(tx))
  }

function valueOf<T>(answer: Answer<T>): T {
  if (!answer.done) throw new Error('it could not be made')
  return answer.value
}

/** Makes what a test needs as it would have been left, with no record of it. */
export const setUp = async <T>(scope: Scope, work: (tx: Writing) => Promise<T>): Promise<T> =>
  valueOf(await scope.write(unrecorded(work)))

/** The same of what no office owns. */
export const operate = async <T>(scope: Scope, work: (tx: Operating) => Promise<T>): Promise<T> =>
  valueOf(await scope.operate(unrecorded(work)))
