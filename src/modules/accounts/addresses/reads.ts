import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'

export type Addressed = { readonly id: Id<'account'>; readonly name: string; readonly email: string }

/** The accounts at these addresses that hold a role in the reader's office today, so far as the reader sees its LMCs. */
export const accountsAt = (tx: Reading, emails: readonly string[]): Promise<Addressed[]> =>
  tx.db
    .selectFrom('accounts.account as a')
    .select(['a.id', 'a.name', 'a.email'])
    .where(sql<boolean>`a.email = any (${emails.map((email) => email.toLowerCase())}::text[])`)
    .where(
      sql<boolean>`a.id in (select r.account_id from accounts.role_held r
        where r.office_id = ${tx.actor.office_id} and r.during @> ${londonDay(tx.now)}::date
          and (r.lmc_id is null or r.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[])))`,
    )
    .orderBy('a.email')
    .execute()
