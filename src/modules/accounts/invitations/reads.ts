import { sql } from 'kysely'
import type { Operating, Reading } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import type { RoleAt } from '../roles/rules.ts'
import { invitationIsOpen } from './rules.ts'

const inWords = (tx: Reading) =>
  tx.db
    .selectFrom('accounts.invitation as i')
    .innerJoin('platform.office as o', 'o.id', 'i.office_id')
    .leftJoin('platform.lmc as l', 'l.id', 'i.lmc_id')
    .leftJoin('register.practice_name as p', 'p.practice_id', 'i.practice_id')
    .select([
      'i.id',
      'i.office_id',
      'i.lmc_id',
      'i.practice_id',
      'i.email',
      'i.name',
      'i.role',
      'i.role_until',
      'i.made_at',
      'i.made_by',
      'i.expires_at',
      'i.accepted_at',
      'i.withdrawn_at',
      'o.name as office_name',
      'l.name as lmc_name',
      'p.name as practice_name',
      'p.ods_code',
    ])

/** Those that whoever asks might have made: of the office and their LMCs, or of their practice. */
function waiting(tx: Reading) {
  const { permissions, lmc_ids, practice_ids } = tx.actor
  return inWords(tx)
    .where('i.office_id', '=', tx.actor.office_id)
    .where('i.accepted_at', 'is', null)
    .where('i.withdrawn_at', 'is', null)
    .where(
      permissions.has('accounts.give_roles')
        ? sql<boolean>`(i.lmc_id is null or i.lmc_id = any(${[...lmc_ids]}::uuid[]))`
        : sql<boolean>`i.practice_id = any(${[...practice_ids]}::uuid[])`,
    )
}

/** Neither accepted nor withdrawn; those that have run out wait to be sent again. */
export const openInvitations = (tx: Reading) => waiting(tx).orderBy('i.made_at', 'desc').orderBy('i.id').execute()
export type Invitation = Awaited<ReturnType<typeof openInvitations>>[number]

export const openInvitation = (tx: Reading, id: Id<'invitation'>) =>
  waiting(tx).where('i.id', '=', id).executeTakeFirst()

/** What a link invites to; undefined where it is used, withdrawn, too old or was never made. */
export async function invitationBy(tx: Operating, token_hash: string) {
  const found = await inWords(tx).where('i.token_hash', '=', token_hash).executeTakeFirst()
  return found && invitationIsOpen(found, tx.now) ? found : undefined
}

export const invitationById = (tx: Operating, id: Id<'invitation'>) =>
  inWords(tx).where('i.id', '=', id).executeTakeFirst()

/** Whether somebody with this address holds the role already, here and today. */
export async function holdsAlready(tx: Reading, email: string, { role, lmc_id, practice_id }: RoleAt) {
  const held = await tx.db
    .selectFrom('accounts.role_held as r')
    .innerJoin('accounts.account as a', 'a.id', 'r.account_id')
    .select('r.id')
    .where('a.email', '=', email)
    .where('r.office_id', '=', tx.actor.office_id)
    .where('r.role', '=', role)
    .where(sql<boolean>`r.lmc_id is not distinct from ${lmc_id} and r.practice_id is not distinct from ${practice_id}`)
    .where(sql<boolean>`r.during @> ${londonDay(tx.now)}::date`)
    .executeTakeFirst()
  return held !== undefined
}

export const addressOf = async (tx: Reading, account_id: Id<'account'>) =>
  (await tx.db.selectFrom('accounts.account').select('email').where('id', '=', account_id).executeTakeFirst())?.email
