import { ProofWanted } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import { ownWays } from './reads.ts'
import { mayAddWay } from './rules.ts'

/**
 * Holds the actor's account until the transaction ends: two that count its ways in, or its wrong codes, take turns and the
 * second counts what the first did.
 */
export async function holdAccount(tx: Writing) {
  const { id } = await tx.db
    .selectFrom('accounts.account')
    .select('id')
    .where('id', '=', tx.actor.account_id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
  return id
}

/** The account to which a way in may be added; whoever is half in and has one already is asked for it. */
export async function holdAccountToAdd(tx: Writing) {
  const account_id = await holdAccount(tx)
  if (!mayAddWay(tx.actor.is_half_in, await ownWays(tx))) throw new ProofWanted()
  return account_id
}
