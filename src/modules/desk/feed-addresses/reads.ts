import type { Operating, Reading } from '../../../platform/scope.ts'
import { tokenHash } from '../../../platform/session.ts'

/** When the reader's address was made; undefined where they have none. */
export const ownAddress = (tx: Reading) =>
  tx.db
    .selectFrom('desk.feed_address')
    .select('made_at')
    .where('account_id', '=', tx.actor.account_id)
    .where('office_id', '=', tx.actor.office_id)
    .executeTakeFirst()

/** Whose calendar of which office this is the secret of. */
export const holderOfAddress = (tx: Operating, secret: string) =>
  tx.db
    .selectFrom('desk.feed_address as f')
    .innerJoin('platform.office as o', 'o.id', 'f.office_id')
    .select(['f.account_id', 'f.office_id', 'o.name as office_name'])
    .where('f.token_hash', '=', tokenHash(secret))
    .executeTakeFirst()
