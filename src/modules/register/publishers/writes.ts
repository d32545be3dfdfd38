import { done } from '../../../platform/answers.ts'
import type { Operating } from '../../../platform/scope.ts'

/** Says where the current file of a kind is from now on. */
export async function setAddress(tx: Operating, kind: string, address: string) {
  const row = { address, set_at: tx.now, set_by: tx.actor.name }
  await tx.db
    .insertInto('register.publisher')
    .values({ kind, ...row })
    .onConflict((conflict) => conflict.column('kind').doUpdateSet(row))
    .execute()
  await tx.record(null, 'register.publisher_set', { kind, address })
  return done()
}
