import { sql } from 'kysely'
import type { Reading } from '../../../../platform/scope.ts'
import type { Id } from '../../../../platform/values.ts'

/** How the office wants its mail; undefined while it said nothing. */
export const officeSetting = (tx: Reading) =>
  tx.db
    .selectFrom('platform.mail_setting')
    .select(['from_name', 'from_address', 'footer', 'bounce_address', 'asks_receipts', 'mailbox_host', 'mailbox_user'])
    .select(['mailbox_read_at', 'mailbox_failure', 'changed_at', 'changed_by'])
    .select(sql<boolean>`sealed_mailbox_password is not null`.as('has_password'))
    .select(sql<boolean>`reports_secret_hash is not null`.as('has_reports_address'))
    .where('office_id', '=', tx.actor.office_id)
    .executeTakeFirst()

export type OfficeSetting = NonNullable<Awaited<ReturnType<typeof officeSetting>>>

export type LmcSetting = {
  readonly id: Id<'lmc'>
  readonly name: string
  readonly from_name: string
  readonly reply_name: string
  readonly reply_address: string
  readonly changed_at: Temporal.Instant | null
}

/** How each LMC that the reader sees wants its mail. */
export const lmcSettings = async (tx: Reading): Promise<readonly LmcSetting[]> =>
  (
    await sql<LmcSetting>`
      select l.id, l.name, coalesce(s.from_name, '') as from_name, coalesce(s.reply_name, '') as reply_name,
        coalesce(s.reply_address, '') as reply_address, s.changed_at
      from platform.lmc l left join platform.lmc_mail_setting s on s.lmc_id = l.id
      where l.office_id = ${tx.actor.office_id} and l.id = any(${[...tx.actor.lmc_ids]}::uuid[])
      order by l.name`.execute(tx.db)
  ).rows
