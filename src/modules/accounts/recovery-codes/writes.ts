import { randomBytes } from 'node:crypto'
import type { Writing } from '../../../platform/scope.ts'
import { tokenHash } from '../../../platform/session.ts'
import type { Id } from '../../../platform/values.ts'
import { ownWays } from '../ways-in/reads.ts'
import { holdAccount } from '../ways-in/writes.ts'
import { codeFrom, codesMade } from './rules.ts'

/** Makes ten codes in place of whatever there were; they come back to be shown once, and are kept nowhere. */
export async function makeRecoveryCodes(tx: Writing) {
  const account_id = await holdAccount(tx)
  const codes = Array.from({ length: codesMade }, () => codeFrom(randomBytes(16)))
  await tx.db.deleteFrom('accounts.recovery_code').where('account_id', '=', account_id).execute()
  await tx.db
    .insertInto('accounts.recovery_code')
    .values(codes.map((code) => ({ account_id, code_hash: tokenHash(code), made_at: tx.now })))
    .execute()
  await tx.record(null, 'accounts.recovery_codes_made', { account_id })
  return codes
}

/** Ten codes for whoever has none left; else none. */
export const firstRecoveryCodes = async (tx: Writing) =>
  (await ownWays(tx)).recovery_codes_left > 0 ? [] : makeRecoveryCodes(tx)

/** Whether this is a code of theirs that wasn't used; now it is. */
export async function spendRecoveryCode(tx: Writing, account_id: Id<'account'>, code: string) {
  const { numUpdatedRows } = await tx.db
    .updateTable('accounts.recovery_code')
    .set({ used_at: tx.now })
    .where('account_id', '=', account_id)
    .where('code_hash', '=', tokenHash(code))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
