import { fileAt } from '../../../platform/files/store.ts'
import type { Pictures } from '../../../platform/print/pdf.ts'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { noLetterhead, printedHead, type Letterhead, type PrintedHead } from './rules.ts'

export type KeptLetterhead = Letterhead & {
  /** Null while nobody has set anything. */
  readonly set_at: Temporal.Instant | null
  readonly set_by: string | null
}

/** An LMC's letterhead as it was at a moment. */
export async function letterheadOf(tx: Reading, lmc_id: Id<'lmc'>, at: Temporal.Instant): Promise<KeptLetterhead> {
  const kept = await tx.db
    .selectFrom('register.letterhead')
    .select(['address', 'phone', 'email', 'website', 'registered_words', 'logo_sha256', 'set_at', 'set_by'])
    .where('lmc_id', '=', lmc_id)
    .where('set_at', '<=', at)
    .orderBy('set_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return kept ?? { ...noLetterhead, set_at: null, set_by: null }
}

/** What a paper of an LMC that was made at a moment is printed with, then and whenever it is printed again. */
export async function headOf(
  tx: Reading,
  lmc_id: Id<'lmc'>,
  at: Temporal.Instant,
): Promise<{ readonly letterhead: PrintedHead; readonly pictures: Pictures }> {
  const letterhead = printedHead(await letterheadOf(tx, lmc_id, at))
  const logo = letterhead.logo === null ? undefined : await fileAt(tx, letterhead.logo)
  return { letterhead, pictures: letterhead.logo !== null && logo ? { [letterhead.logo]: logo } : {} }
}
