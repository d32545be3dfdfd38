import { sql } from 'kysely'
import type { Operating, Reading } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { rolesGranting } from '../../../roles.ts'
import { lossListedFor, wrongWithin } from './rules.ts'

const helpers = [...rolesGranting('accounts.release_lockouts')]

/** Until when an account takes no code; undefined where it does. */
export const shutUntil = async (tx: Reading, account_id: Id<'account'>) =>
  (
    await tx.db
      .selectFrom('accounts.lockout')
      .select('ends_at')
      .where('account_id', '=', account_id)
      .where('ends_at', '>', tx.now)
      .where('released_at', 'is', null)
      .orderBy('ends_at', 'desc')
      .executeTakeFirst()
  )?.ends_at

/** The actor's own wrong codes of the last quarter of an hour, since the office last opened their account. */
export async function wrongCodesLately(tx: Reading, account_id: Id<'account'>): Promise<number> {
  const { rows } = await sql<{ wrong: number }>`
    select count(*)::integer as wrong from platform.record r
    where r.account_id = ${account_id} and r.what = 'accounts.wrong_code_given' and r.at > ${tx.now.subtract(wrongWithin)}
      and r.at > coalesce(
        (select max(l.released_at) from accounts.lockout l where l.account_id = ${account_id}), '-infinity')`.execute(
    tx.db,
  )
  return rows[0]?.wrong ?? 0
}

export type Locked = {
  readonly id: Id<'lockout'>
  readonly account_id: Id<'account'>
  readonly name: string
  readonly email: string
  readonly began_at: Temporal.Instant
  readonly ends_at: Temporal.Instant
  readonly why: string
}

/** Who of the actor's office takes no code just now, or says that they lost their device; each account once. */
export async function lockedOut(tx: Reading): Promise<readonly Locked[]> {
  const { rows } = await sql<Locked>`
    select distinct on (l.account_id) l.id, l.account_id, a.name, a.email, l.began_at, l.ends_at, l.why
    from accounts.lockout l join accounts.account a on a.id = l.account_id
    where l.released_at is null
      and (l.ends_at > ${tx.now} or (l.why = 'device_lost' and l.began_at > ${tx.now.subtract(lossListedFor)}))
      and ${isOfOffice(tx)}
    order by l.account_id, l.ends_at desc, l.began_at desc`.execute(tx.db)
  return rows
}

/**
 * `a` is of the actor's office, by a role held today; and by none there that reaches beyond the actor's own, so that nobody of
 * one LMC takes away what guards the whole office.
 */
const isOfOffice = (tx: Reading) => sql<boolean>`(
  select count(*) > 0 and bool_and(r.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) or exists (
    select from accounts.role_held m
    where m.account_id = ${tx.actor.account_id} and m.office_id = r.office_id and m.lmc_id is null
      and m.role = any (${helpers}::text[]) and m.during @> ${londonDay(tx.now)}::date)) is true
  from accounts.role_held r
  where r.account_id = a.id and r.office_id = ${tx.actor.office_id} and r.during @> ${londonDay(tx.now)}::date)`

export type Served = {
  readonly account_id: Id<'account'>
  readonly name: string
  readonly email: string
  readonly passkeys: number
  readonly has_authenticator: boolean
}

/** People of the actor's office whose name or address is like this, with what they come in by. */
export async function peopleLike(tx: Reading, words: string, most: number): Promise<readonly Served[]> {
  const { rows } = await sql<Served>`
    select a.id as account_id, a.name, a.email,
      (select count(*)::integer from accounts.passkey p where p.account_id = a.id) as passkeys,
      exists (select from accounts.authenticator c where c.account_id = a.id and c.confirmed_at is not null) as has_authenticator
    from accounts.account a
    where position(lower(${words}) in lower(a.name || ' ' || a.email)) > 0 and ${isOfOffice(tx)}
    order by a.name, a.email limit ${most}`.execute(tx.db)
  return rows
}

/** One of them. */
export async function personOfOffice(tx: Reading, account_id: Id<'account'>) {
  const { rows } = await sql<Pick<Served, 'account_id' | 'name' | 'email'>>`
    select a.id as account_id, a.name, a.email from accounts.account a
    where a.id = ${account_id} and ${isOfOffice(tx)}`.execute(tx.db)
  return rows[0]
}

export const lockoutWhole = (tx: Operating, id: Id<'lockout'>) =>
  tx.db
    .selectFrom('accounts.lockout')
    .select(['id', 'account_id', 'why', 'ends_at'])
    .where('id', '=', id)
    .executeTakeFirst()

/** Today's administrators of every office, or of an LMC of it, that an account has a role in. */
export const administratorsOf = (tx: Operating, account_id: Id<'account'>) =>
  tx.db
    .selectFrom('accounts.role_held as r')
    .select(['r.account_id', 'r.office_id'])
    .where('r.role', 'in', helpers)
    .where(sql<boolean>`r.during @> ${londonDay(tx.now)}::date`)
    .where(
      sql<boolean>`exists (select from accounts.role_held h
        where h.account_id = ${account_id} and h.office_id = r.office_id and h.during @> ${londonDay(tx.now)}::date)`,
    )
    .where(
      sql<boolean>`(r.lmc_id is null or not exists (select from accounts.role_held h
        where h.account_id = ${account_id} and h.office_id = r.office_id and h.lmc_id is distinct from r.lmc_id
          and h.during @> ${londonDay(tx.now)}::date))`,
    )
    .execute()
