import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'

/** An LMC's key as it is now, with its sealed half. */
export const keyOf = (tx: Reading, lmc_id: Id<'lmc'>) =>
  tx.db
    .selectFrom('pressure.signing_key')
    .select(['public_key', 'sealed_private_key'])
    .where('lmc_id', '=', lmc_id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()

export type KeyListed = {
  readonly lmc_id: Id<'lmc'>
  readonly public_key: string
  readonly made_at: Temporal.Instant
  readonly made_by: string
  readonly ended_at: Temporal.Instant | null
}

/** Every key that the LMCs in sight have or had, the latest first. */
export const keysOf = (tx: Reading): Promise<KeyListed[]> =>
  tx.db
    .selectFrom('pressure.signing_key')
    .select(['lmc_id', 'public_key', 'made_at', 'made_by', 'ended_at'])
    .orderBy('made_at', 'desc')
    .execute()
