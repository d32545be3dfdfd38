import { sql } from 'kysely'
import type { Operating, Reading } from '../../../platform/scope.ts'
import { tokenHash } from '../../../platform/session.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { linkIsLive } from './rules.ts'

/** Whom a link signs in; undefined where it is used, too old or was never made. */
export async function holderOfLink(tx: Reading, token: string) {
  const link = await tx.db
    .selectFrom('accounts.sign_in_link as l')
    .innerJoin('accounts.account as a', 'a.id', 'l.account_id')
    .select(['a.name', 'a.email', 'l.used_at', 'l.expires_at'])
    .where('l.token_hash', '=', tokenHash(token))
    .executeTakeFirst()
  return link && linkIsLive(link, tx.now) ? link : undefined
}

/** What stands over the sign-in page: the office's name, where the installation serves only one. */
export async function nameOverDoor(tx: Reading) {
  const offices = await tx.db.selectFrom('platform.office').select('name').limit(2).execute()
  return (offices.length === 1 && offices[0]?.name) || 'OpenLMC'
}

const addressees = (tx: Operating) =>
  tx.db
    .selectFrom('accounts.account as a')
    .leftJoin('accounts.role_held as r', (join) =>
      join.onRef('r.account_id', '=', 'a.id').on(sql<boolean>`r.during @> ${londonDay(tx.now)}::date`),
    )
    .leftJoin('platform.office as o', 'o.id', 'r.office_id')
    .select(['a.id', 'a.name', 'a.email', 'o.name as office_name'])
    .orderBy('o.name')

/** Whom to write to at an address, and the office they know; undefined where nobody has an account there. */
export const addressee = (tx: Operating, email: string) =>
  addressees(tx).where('a.email', '=', email).executeTakeFirst()

/** The same of an account. */
export const addresseeOf = (tx: Operating, account_id: Id<'account'>) =>
  addressees(tx).where('a.id', '=', account_id).executeTakeFirst()

export type RoleListed = { readonly role: string; readonly office: string; readonly lmc: string | null }

/** Every account with the roles it holds today, for operators. */
export async function accountsWithRoles(tx: Operating) {
  const accounts = await tx.db
    .selectFrom('accounts.account')
    .select(['id', 'email', 'name'])
    .orderBy('name')
    .orderBy('email')
    .execute()
  const held = await tx.db
    .selectFrom('accounts.role_held as r')
    .innerJoin('platform.office as o', 'o.id', 'r.office_id')
    .leftJoin('platform.lmc as l', 'l.id', 'r.lmc_id')
    .select(['r.account_id', 'r.role', 'o.name as office', 'l.name as lmc'])
    .where(sql<boolean>`r.during @> ${londonDay(tx.now)}::date`)
    .orderBy('o.name')
    .orderBy('l.name')
    .execute()
  const rolesBy = new Map<Id<'account'>, RoleListed[]>()
  for (const { account_id, ...role } of held) rolesBy.set(account_id, [...(rolesBy.get(account_id) ?? []), role])
  return accounts.map((account) => ({ ...account, roles: rolesBy.get(account.id) ?? [] }))
}

export type AccountListed = Awaited<ReturnType<typeof accountsWithRoles>>[number]
