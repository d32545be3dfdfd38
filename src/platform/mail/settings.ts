import { sql } from 'kysely'
import type { Reading } from '../scope.ts'
import type { Id } from '../values.ts'

type Sender = { readonly office_id: Id<'office'> | null; readonly lmc_id?: Id<'lmc'> | null }

/** What the settings of an office and an LMC add to a letter; blank is nothing. */
export type Look = {
  readonly from_name: string
  readonly footer: string
  readonly reply_name: string
  readonly reply_address: string
}

const plain: Look = { from_name: '', footer: '', reply_name: '', reply_address: '' }

/** How letters of these senders look: the LMC's settings over its office's. */
export async function looksOf(tx: Reading, senders: readonly Sender[]): Promise<(sender: Sender) => Look> {
  const office_ids = [...new Set(senders.flatMap(({ office_id }) => office_id ?? []))]
  if (office_ids.length === 0) return () => plain
  const offices = await tx.db
    .selectFrom('platform.mail_setting')
    .select(['office_id', 'from_name', 'footer'])
    .where('office_id', '=', sql<Id<'office'>>`any(${office_ids}::uuid[])`)
    .execute()
  const lmcs = await tx.db
    .selectFrom('platform.lmc_mail_setting')
    .select(['lmc_id', 'from_name', 'reply_name', 'reply_address'])
    .where('office_id', '=', sql<Id<'office'>>`any(${office_ids}::uuid[])`)
    .execute()
  const officeBy = new Map(offices.map((office) => [office.office_id, office]))
  const lmcBy = new Map(lmcs.map((lmc) => [lmc.lmc_id, lmc]))
  return ({ office_id, lmc_id }) => {
    const office = office_id ? officeBy.get(office_id) : undefined
    const lmc = lmc_id ? lmcBy.get(lmc_id) : undefined
    return {
      from_name: lmc?.from_name || office?.from_name || '',
      footer: office?.footer ?? '',
      reply_name: lmc?.reply_name ?? '',
      reply_address: lmc?.reply_address ?? '',
    }
  }
}
