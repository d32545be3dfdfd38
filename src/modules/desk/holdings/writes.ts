import { done } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'

/** That somebody took their data out is recorded: a thief of their session would, too. */
export async function noteTakingOut(tx: Writing, as: string) {
  await tx.record(null, 'desk.own_data_exported', { account_id: tx.actor.account_id, as })
  return done()
}
