import { sql } from 'kysely'
import { NotFound } from '../../../platform/answers.ts'
import { fileAt } from '../../../platform/files/store.ts'
import type { Pictures } from '../../../platform/print/pdf.ts'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { noLetterhead, printedHead, type Letterhead, type PaperHead } from './rules.ts'

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

/** What an LMC was called at a moment, and its hue. */
async function calledOf(tx: Reading, lmc_id: Id<'lmc'>, at: Temporal.Instant) {
  const { rows } = await sql<Pick<PaperHead, 'lmc_name' | 'hue'>>`
    select coalesce(f.name, l.name) as lmc_name, coalesce(f.brand_hue, l.brand_hue) as hue
    from platform.lmc l left join lateral (select name, brand_hue from register.former_name
      where lmc_id = l.id and until_at > ${at} order by until_at limit 1) f on true
    where l.id = ${lmc_id}`.execute(tx.db)
  if (!rows[0]) throw new NotFound()
  return rows[0]
}

/** What a paper of an LMC that was made at a moment is printed with, then and whenever it is printed again. */
export async function headOf(
  tx: Reading,
  lmc_id: Id<'lmc'>,
  at: Temporal.Instant,
): Promise<{ readonly head: PaperHead; readonly pictures: Pictures }> {
  const letterhead = printedHead(await letterheadOf(tx, lmc_id, at))
  const logo = letterhead.logo === null ? undefined : await fileAt(tx, letterhead.logo)
  return {
    head: { ...(await calledOf(tx, lmc_id, at)), letterhead },
    pictures: letterhead.logo !== null && logo ? { [letterhead.logo]: logo } : {},
  }
}
