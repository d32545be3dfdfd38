import { sql } from 'kysely'
import type { Naming } from '../../../platform/module.ts'
import { stranger, type Actor, type Operating, type Reading } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { grants } from '../../../roles.ts'
import { placesOf, reachOf } from '../reaches/rules.ts'

export type OfficeHeld = {
  readonly id: Id<'office'>
  readonly name: string
  /** The LMCs and practices their roles there are of. */
  readonly lmcs: readonly string[]
  readonly practices: number
  /** What it told them that they haven't seen. */
  readonly unseen: number
}

/** The offices in which an account holds a role today. */
export const officesHeld = async (tx: Reading, account_id: Id<'account'>) =>
  (
    await sql<OfficeHeld>`
      select o.id, o.name, coalesce(array_agg(distinct l.name) filter (where l.id is not null), '{}') as lmcs,
        count(distinct r.practice_id) as practices,
        (select count(*) from platform.notification n
          where n.account_id = ${account_id} and n.office_id = o.id and n.seen_at is null) as unseen
      from accounts.role_held r join platform.office o on o.id = r.office_id left join platform.lmc l on l.id = r.lmc_id
      where r.account_id = ${account_id} and r.during @> ${londonDay(tx.now)}::date
      group by o.id, o.name order by o.name`.execute(tx.db)
  ).rows

/** Who an account is in an office today, as far as one permission reaches, for what it set up there and left: nobody once it holds no role there. */
export async function actorHolding(
  tx: Operating,
  account_id: Id<'account'>,
  office_id: Id<'office'>,
  may: string,
): Promise<Actor | undefined> {
  const held = await tx.db
    .selectFrom('accounts.role_held as r')
    .innerJoin('accounts.account as a', 'a.id', 'r.account_id')
    .select(['a.name', 'r.role', 'r.lmc_id', 'r.practice_id'])
    .where('r.account_id', '=', account_id)
    .where('r.office_id', '=', office_id)
    .where(sql<boolean>`r.during @> ${londonDay(tx.now)}::date`)
    .execute()
  const [first] = held
  if (!first) return undefined
  const lmcs = await tx.db.selectFrom('platform.lmc').select('id').where('office_id', '=', office_id).execute()
  const places = placesOf(
    held,
    lmcs.map(({ id }) => id),
  )
  return {
    ...stranger,
    kind: 'account',
    account_id,
    name: first.name,
    office_id,
    ...reachOf(places, may),
  }
}

export type Holder = { readonly id: Id<'account'>; readonly name: string; readonly email: string }

/** Whoever of the reader's office may do something today: in the whole of it, or in this LMC of it. */
export const holdersOf = (tx: Reading, permission: string, lmc_id: Id<'lmc'> | null = null): Promise<Holder[]> =>
  tx.db
    .selectFrom('accounts.role_held as r')
    .innerJoin('accounts.account as a', 'a.id', 'r.account_id')
    .select(['a.id', 'a.name', 'a.email'])
    .distinct()
    .where('r.office_id', '=', tx.actor.office_id)
    .where(
      sql<boolean>`r.during @> ${londonDay(tx.now)}::date and (r.lmc_id is null or ${lmc_id}::uuid is null or r.lmc_id = ${lmc_id})`,
    )
    .where(
      'r.role',
      'in',
      Object.entries(grants).flatMap(([role, may]) => (may.some((one) => one === permission) ? role : [])),
    )
    .orderBy('a.name')
    .orderBy('a.id')
    .execute()

/** Where to write to an account, with each office in which it holds a role today. */
export const officesToWriteFrom = (tx: Operating, account_id: Id<'account'>) =>
  tx.db
    .selectFrom('accounts.role_held as r')
    .innerJoin('accounts.account as a', 'a.id', 'r.account_id')
    .innerJoin('platform.office as o', 'o.id', 'r.office_id')
    .select(['o.id', 'o.name', 'a.name as person_name', 'a.email'])
    .distinct()
    .where('r.account_id', '=', account_id)
    .where(sql<boolean>`r.during @> ${londonDay(tx.now)}::date`)
    .orderBy('o.name')
    .orderBy('o.id')
    .execute()

/** Whoever holds a role in the reader's office today, so far as the reader sees its LMCs. */
const holdersSeen = (tx: Reading) =>
  tx.db
    .selectFrom('accounts.role_held as r')
    .innerJoin('accounts.account as a', 'a.id', 'r.account_id')
    .select(['a.id', 'a.name', 'a.email'])
    .distinct()
    .where('r.office_id', '=', tx.actor.office_id)
    .where(
      sql<boolean>`r.during @> ${londonDay(tx.now)}::date
        and (r.lmc_id is null or r.lmc_id = any(${[...tx.actor.lmc_ids]}::uuid[]))`,
    )

/** Whoever of the reader's office is called like this, or has such an address. */
export const holdersNamed = (tx: Reading, words: string, most: number): Promise<Holder[]> =>
  holdersSeen(tx)
    .where(sql<boolean>`strpos(lower(a.name || ' ' || a.email), ${words.toLowerCase()}) > 0`)
    .orderBy('a.name')
    .orderBy('a.id')
    .limit(most)
    .execute()

export const holderSeen = (tx: Reading, id: string) =>
  holdersSeen(tx)
    .where('a.id', '=', id as Id<'account'>)
    .executeTakeFirst()

/** The name somebody signs in under, for whoever shares an office with them. */
export const naming: Naming = {
  names: async (tx, ids) => {
    const rows = await tx.db
      .selectFrom('accounts.account as a')
      .select(['a.id', 'a.name'])
      .where(
        sql<boolean>`a.id = any (${[...ids]}::uuid[]) and (a.id = ${tx.actor.account_id} or exists (
          select from accounts.role_held r where r.account_id = a.id and r.office_id = ${tx.actor.office_id}))`,
      )
      .execute()
    return new Map(rows.map(({ id, name }) => [id, name]))
  },
  called: async (tx, words) => {
    const rows = await tx.db
      .selectFrom('accounts.account as a')
      .innerJoin('accounts.role_held as r', 'r.account_id', 'a.id')
      .select('a.id')
      .distinct()
      .where('r.office_id', '=', tx.actor.office_id)
      .where(sql<boolean>`(lower(a.name) = ${words.toLowerCase()} or a.email = ${words.toLowerCase()})`)
      .execute()
    return rows.map(({ id }) => id)
  },
}

/** The reader's own address. */
export const ownAddress = async (tx: Reading) =>
  (
    await tx.db
      .selectFrom('accounts.account')
      .select('email')
      .where('id', '=', tx.actor.account_id)
      .executeTakeFirstOrThrow()
  ).email
