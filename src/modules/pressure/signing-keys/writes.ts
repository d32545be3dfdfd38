import { generateKeyPairSync } from 'node:crypto'
import { done, NotFound } from '../../../platform/answers.ts'
import type { Config } from '../../../platform/config.ts'
import type { Writing } from '../../../platform/scope.ts'
import { sealSecret } from '../../../platform/secrets.ts'
import type { Id } from '../../../platform/values.ts'

/** Makes an LMC's key; of the one before it what signs goes, and what it signed can still be checked. Two who press at once meet `one_signing_key_at_a_time`. */
export async function makeKey(tx: Writing, config: Config, lmc_id: Id<'lmc'>) {
  if (!tx.actor.lmc_ids.includes(lmc_id)) throw new NotFound()
  await tx.db
    .updateTable('pressure.signing_key')
    .set({ ended_at: tx.now, sealed_private_key: '' })
    .where('lmc_id', '=', lmc_id)
    .where('ended_at', 'is', null)
    .execute()
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const public_key = publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
  const private_key = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
  const { id } = await tx.db
    .insertInto('pressure.signing_key')
    .values({
      lmc_id,
      public_key,
      sealed_private_key: sealSecret(config, private_key),
      made_at: tx.now,
      made_by: tx.actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.record(lmc_id, 'pressure.signing_key_made', { signing_key_id: id })
  return done()
}

/** That a report was signed for somebody outside is recorded. */
export async function noteSigned(tx: Writing, lmc_id: Id<'lmc'>, issue_id: Id<'issue'>) {
  await tx.record(lmc_id, 'pressure.issue_signed', { issue_id })
  return done()
}
