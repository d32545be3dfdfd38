import { done, NotFound, refused } from '../../../../platform/answers.ts'
import type { Writing } from '../../../../platform/scope.ts'
import type { Id } from '../../../../platform/values.ts'
import { lmcSettings } from '../settings/reads.ts'
import type { LmcSettingAnswers } from './forms.ts'

/** Says how an LMC wants its mail. Of two who change it at once, the second is told. */
export async function setLmcMail(tx: Writing, lmc_id: Id<'lmc'>, { seen, ...given }: LmcSettingAnswers) {
  const { office_id, name } = tx.actor
  const before = (await lmcSettings(tx)).find(({ id }) => id === lmc_id)
  if (!before || !office_id) throw new NotFound()
  if (seen !== (before.changed_at?.toString() ?? '')) return refused('changed_since')
  const texts = {
    from_name: given.from_name ?? '',
    reply_name: given.reply_name ?? '',
    reply_address: given.reply_address ?? '',
  }
  if (texts.reply_name && !texts.reply_address) return refused('nowhere_to_answer')
  const values = { ...texts, changed_at: tx.now, changed_by: name }
  const kept = await tx.db
    .insertInto('platform.lmc_mail_setting')
    .values({ ...values, lmc_id, office_id })
    .onConflict((conflict) =>
      conflict
        .column('lmc_id')
        .doUpdateSet(values)
        .where('platform.lmc_mail_setting.changed_at', '=', before.changed_at),
    )
    .returning('changed_at')
    .executeTakeFirst()
  if (!kept) return refused('changed_since')
  await tx.record(lmc_id, 'desk.lmc_mail_set', texts)
  return done()
}
