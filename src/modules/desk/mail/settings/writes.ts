import { done, NotFound, refused } from '../../../../platform/answers.ts'
import type { Writing } from '../../../../platform/scope.ts'
import type { SettingAnswers } from './forms.ts'
import { officeSetting } from './reads.ts'
import { isFromOurs } from './rules.ts'

type With = {
  /** The domains the mail server may send from. */
  readonly domains: readonly string[]
  /** Seals with the key that is not in the database. */
  readonly seal: (text: string) => string
}

/** Says how the office wants its mail. Of two who change it at once, the second is told. */
export async function setOfficeMail(tx: Writing, answers: SettingAnswers, { domains, seal }: With) {
  const { office_id, name } = tx.actor
  if (!office_id) throw new NotFound()
  const { seen, mailbox_password, asks_receipts, footer, ...given } = answers
  const ours = [given.from_address, given.bounce_address].every((address) => !address || isFromOurs(address, domains))
  if (!ours) return refused('domain_not_ours')
  const before = await officeSetting(tx)
  if (seen !== (before?.changed_at.toString() ?? '')) return refused('changed_since')
  // Sent to another server, the one we have would be whoever's it is.
  const is_same_mailbox = before?.mailbox_host === given.mailbox_host && before?.mailbox_user === given.mailbox_user
  const has_password = mailbox_password !== null || (before?.has_password === true && is_same_mailbox)
  if (given.mailbox_host && !(given.mailbox_user && given.bounce_address && has_password))
    return refused('mailbox_not_whole')
  const texts = {
    from_name: given.from_name ?? '',
    from_address: given.from_address ?? '',
    footer,
    bounce_address: given.bounce_address ?? '',
    mailbox_host: given.mailbox_host ?? '',
    mailbox_user: given.mailbox_user ?? '',
    asks_receipts: asks_receipts.includes('yes'),
  }
  const values = {
    ...texts,
    ...(mailbox_password !== null && { sealed_mailbox_password: seal(mailbox_password) }),
    ...(!given.mailbox_host && { sealed_mailbox_password: null }),
    mailbox_failure: null,
    changed_at: tx.now,
    changed_by: name,
  }
  const kept = await tx.db
    .insertInto('platform.mail_setting')
    .values({ ...values, office_id })
    .onConflict((conflict) =>
      conflict
        .column('office_id')
        .doUpdateSet(values)
        .where('platform.mail_setting.changed_at', '=', before?.changed_at ?? null),
    )
    .returning('changed_at')
    .executeTakeFirst()
  if (!kept) return refused('changed_since')
  await tx.record(null, 'desk.mail_set', { ...texts, has_new_password: mailbox_password !== null })
  return done()
}
