import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { usualKeeping, type ListKeeping } from './rules.ts'

export type KeptListKeeping = ListKeeping & {
  /** Null while nobody has set anything. */
  readonly from_on: Temporal.PlainDate | null
  readonly set_by: string | null
}

/** How an LMC's practices keep their lists on a day. */
export async function keepingOf(tx: Reading, lmc_id: Id<'lmc'>, on: Temporal.PlainDate): Promise<KeptListKeeping> {
  const kept = await tx.db
    .selectFrom('register.list_keeping')
    .select(['confirm_every_months', 'waiting_kinds', 'from_on', 'set_by'])
    .where('lmc_id', '=', lmc_id)
    .where('from_on', '<=', on)
    .orderBy('from_on', 'desc')
    .$castTo<KeptListKeeping>()
    .executeTakeFirst()
  return kept ?? { ...usualKeeping, from_on: null, set_by: null }
}
