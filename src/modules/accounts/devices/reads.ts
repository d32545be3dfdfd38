import type { Operating } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'

export const deviceSeen = (tx: Operating, account_id: Id<'account'>, device_hash: string) =>
  tx.db
    .selectFrom('accounts.device')
    .select(['browser', 'first_used_at'])
    .where('account_id', '=', account_id)
    .where('device_hash', '=', device_hash)
    .executeTakeFirst()

export type DeviceSeen = NonNullable<Awaited<ReturnType<typeof deviceSeen>>>
