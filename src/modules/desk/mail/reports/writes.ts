import { done, NotFound } from '../../../../platform/answers.ts'
import type { Writing } from '../../../../platform/scope.ts'
import { newToken, tokenHash } from '../../../../platform/session.ts'

/** Makes the secret part of the address that a mail provider reports to; the one before works no more. */
export async function makeReportsSecret(tx: Writing) {
  const { office_id, name } = tx.actor
  if (!office_id) throw new NotFound()
  const secret = newToken()
  const values = { reports_secret_hash: tokenHash(secret), changed_at: tx.now, changed_by: name }
  await tx.db
    .insertInto('platform.mail_setting')
    .values({ ...values, office_id })
    .onConflict((conflict) => conflict.column('office_id').doUpdateSet(values))
    .execute()
  await tx.record(null, 'desk.mail_reports_address_made', {})
  return done(secret)
}
