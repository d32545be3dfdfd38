import { done, NotFound } from '../../../platform/answers.ts'
import type { Picture } from '../../../platform/files/picture.ts'
import { keepFile } from '../../../platform/files/store.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { LetterheadAnswers } from './forms.ts'
import { letterheadOf } from './reads.ts'

/** From now on; what was set before stays, for the papers made while it was in force. */
export async function setLetterhead(
  tx: Writing,
  lmc_id: Id<'lmc'>,
  { address, phone, email, website, registered_words }: LetterheadAnswers,
  logo: Picture | 'as it is' | 'none',
) {
  if (!tx.actor.lmc_ids.includes(lmc_id)) throw new NotFound()
  const before = await letterheadOf(tx, lmc_id, tx.now)
  const logo_sha256 =
    logo === 'as it is' ? before.logo_sha256 : logo === 'none' ? null : await keepFile(tx, logo.bytes, logo.kind)
  const set = {
    address,
    phone: phone ?? '',
    email: email ?? '',
    website: website ?? '',
    registered_words: registered_words ?? '',
    logo_sha256,
  }
  await tx.db
    .insertInto('register.letterhead')
    .values({ ...set, lmc_id, set_at: tx.now, set_by: tx.actor.name })
    .execute()
  await tx.record(lmc_id, 'register.letterhead_set', set)
  return done()
}
