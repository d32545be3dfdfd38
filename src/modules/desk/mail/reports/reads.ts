import type { Operating } from '../../../../platform/scope.ts'
import { tokenHash } from '../../../../platform/session.ts'

/** Whose mail is reported on at an address: found by the hash of its secret, so that the time it takes tells nothing of it. */
export const officeOfSecret = (tx: Operating, secret: string) =>
  tx.db
    .selectFrom('platform.mail_setting')
    .select('office_id')
    .where('reports_secret_hash', '=', tokenHash(secret))
    .executeTakeFirst()
