import { sql } from 'kysely'
import { done, refused } from '../../../platform/answers.ts'
import { containing } from '../../../platform/containing.ts'
import type { Reading } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { roleWords } from '../../../roles.ts'
import type { RoleAt, RoleChosen, RolesAsked } from './rules.ts'

const anyOf = (tx: Reading) =>
  tx.db
    .selectFrom('accounts.role_held as r')
    .innerJoin('accounts.account as a', 'a.id', 'r.account_id')
    .innerJoin('platform.office as o', 'o.id', 'r.office_id')
    .leftJoin('platform.lmc as l', 'l.id', 'r.lmc_id')
    .where('r.office_id', '=', tx.actor.office_id)

/**
 * The roles whoever asks may see: an office's readers those of the whole office and of the LMCs they reach, a practice's those
 * of the practice. The office's wall stands around both.
 */
function inSight(tx: Reading) {
  const { permissions, lmc_ids, practice_ids, kind } = tx.actor
  const seesOffice = kind === 'system' || permissions.has('accounts.read_roles')
  return anyOf(tx).where(
    seesOffice
      ? sql<boolean>`(r.lmc_id is null or r.lmc_id = any(${[...lmc_ids]}::uuid[]))`
      : sql<boolean>`r.practice_id = any(${[...practice_ids]}::uuid[])`,
  )
}

/** A range that is empty, of a role that ended on the day it was given, has neither a first day nor a last. */
const inWords = (roles: ReturnType<typeof anyOf>) =>
  roles
    .leftJoin('register.practice_name as p', 'p.practice_id', 'r.practice_id')
    .select([
      'r.id',
      'r.account_id',
      'a.name',
      'a.email',
      'r.role',
      'r.lmc_id',
      'l.name as lmc_name',
      'r.practice_id',
      'p.name as practice_name',
      'p.ods_code',
      'o.name as office_name',
      'r.given_by',
      'r.given_at',
      'r.ended_by',
      sql<Temporal.PlainDate | null>`lower(r.during)`.as('from'),
      sql<Temporal.PlainDate | null>`upper(r.during)`.as('until'),
      sql<boolean>`isempty(r.during)`.as('never_was'),
    ])

const shown = (tx: Reading) => inWords(inSight(tx))

function asked(tx: Reading, { q, role, lmc, when }: RolesAsked) {
  const today = londonDay(tx.now)
  const held = {
    now: sql<boolean>`r.during @> ${today}::date`,
    coming: sql<boolean>`lower(r.during) > ${today}::date`,
    past: sql<boolean>`(isempty(r.during) or upper(r.during) <= ${today}::date)`,
    any: sql<boolean>`true`,
  }[when]
  const words = containing(q)
  // What isn't asked is left out rather than answered by every row: one plan serves all that is asked alike.
  return sql.join<boolean>(
    [
      held,
      ...(q ? [sql`(a.name ilike ${words} or a.email ilike ${words})`] : []),
      ...(role ? [sql`r.role = ${role}`] : []),
      ...(lmc ? [sql`coalesce(r.lmc_id::text, 'office') = ${lmc}`] : []),
    ],
    sql` and `,
  )
}

/** Who holds what, a page of it or all. Which rows are on the page is found first: their practices' names take longer. */
export async function rolesHeld(tx: Reading, what: RolesAsked, size: number | 'all') {
  const inOrder = <T extends { orderBy: (column: 'a.name' | 'r.account_id' | 'r.given_at' | 'r.id') => T }>(rows: T) =>
    rows.orderBy('a.name').orderBy('r.account_id').orderBy('r.given_at').orderBy('r.id')
  if (size === 'all') return { rows: await inOrder(shown(tx).where(asked(tx, what))).execute(), total: 0 }
  const found = inSight(tx).where(asked(tx, what))
  const { total } = await found.select((row) => row.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const page = await inOrder(found.select('r.id'))
    .limit(size)
    .offset((what.page - 1) * size)
    .execute()
  const ids = page.map(({ id }) => id)
  return { rows: await inOrder(shown(tx).where(sql<boolean>`r.id = any(${ids}::uuid[])`)).execute(), total }
}
export type RoleShown = Awaited<ReturnType<typeof rolesHeld>>['rows'][number]

/** Every role of one account that may be seen here, those held now first. */
export const rolesOf = (tx: Reading, account_id: Id<'account'>) =>
  shown(tx)
    .where('r.account_id', '=', account_id)
    .orderBy(sql`r.during @> ${londonDay(tx.now)}::date`, 'desc')
    .orderBy('r.given_at', 'desc')
    .orderBy('r.id')
    .execute()

/** The roles at one practice: its own people's, those held now first. */
export const rolesAt = (tx: Reading, practice_id: Id<'practice'>) =>
  shown(tx)
    .where('r.practice_id', '=', practice_id)
    .where(sql<boolean>`(upper(r.during) is null or upper(r.during) > ${londonDay(tx.now)}::date)`)
    .where(sql<boolean>`not isempty(r.during)`)
    .orderBy('a.name')
    .orderBy('r.id')
    .execute()

export const roleInSight = (tx: Reading, id: Id<'role_held'>) => shown(tx).where('r.id', '=', id).executeTakeFirst()

/** What an account holds today in the office it works in; its own, whoever else's are in sight. */
export const heldToday = (tx: Reading, account_id: Id<'account'> | null) =>
  tx.db
    .selectFrom('accounts.role_held')
    .select(['role', 'lmc_id', 'practice_id'])
    .where('account_id', '=', account_id)
    .where('office_id', '=', tx.actor.office_id)
    .where(sql<boolean>`during @> ${londonDay(tx.now)}::date`)
    .execute()

/** A practice that one of the LMCs in reach represents today. */
export const practiceInReach = (tx: Reading, ods_code: string) =>
  tx.db
    .selectFrom('register.practice_card')
    .select(['lmc_id', 'practice_id', 'name', 'ods_code'])
    .where('ods_code', '=', ods_code.toUpperCase())
    .where(sql<boolean>`represented_during @> ${londonDay(tx.now)}::date`)
    .where('from_on', '<=', londonDay(tx.now))
    .where('until_on', '>', londonDay(tx.now))
    .executeTakeFirst()

/** The practices that whoever asks speaks for. */
export const ownPractices = (tx: Reading) =>
  tx.db
    .selectFrom('register.practice_name')
    .select(['name', 'ods_code'])
    .where(sql<boolean>`practice_id = any(${[...tx.actor.practice_ids]}::uuid[])`)
    .orderBy('name')
    .execute()

/** What a form asks for, by ids. */
export async function roleAsked(tx: Reading, { role, of, ods_code }: RoleChosen) {
  if ((of === 'practice') !== (roleWords[role].of === 'practice')) return refused('role_is_not_for_that')
  if (of !== 'practice') return done({ role, lmc_id: of === 'office' ? null : of, practice_id: null })
  const practice = ods_code ? await practiceInReach(tx, ods_code) : undefined
  if (!practice?.lmc_id || !practice.practice_id) return refused('practice_not_in_reach')
  return done({ role, lmc_id: practice.lmc_id, practice_id: practice.practice_id })
}

/** One's own roles in the office one works in, whatever one may see of others'. */
export async function ownRoles(tx: Reading, account_id: Id<'account'>) {
  const { email } = await tx.db
    .selectFrom('accounts.account')
    .select('email')
    .where('id', '=', account_id)
    .executeTakeFirstOrThrow()
  const roles = await inWords(anyOf(tx).where('r.account_id', '=', account_id))
    .orderBy(sql`r.during @> ${londonDay(tx.now)}::date`, 'desc')
    .orderBy('r.given_at', 'desc')
    .orderBy('r.id')
    .execute()
  return { email, roles }
}

/** One that an account holds today, by what it is of. */
export const heldAs = (tx: Reading, account_id: Id<'account'>, { role, lmc_id, practice_id }: RoleAt) =>
  shown(tx)
    .where('r.account_id', '=', account_id)
    .where('r.role', '=', role)
    .where(sql<boolean>`r.lmc_id is not distinct from ${lmc_id} and r.practice_id is not distinct from ${practice_id}`)
    .where(sql<boolean>`r.during @> ${londonDay(tx.now)}::date`)
    .executeTakeFirst()

/** Offices of a name with their LMCs; every one where none is given. */
export async function officesCalled(tx: Reading, name: string) {
  const { rows } = await sql<{
    id: Id<'office'>
    lmcs: readonly { readonly id: Id<'lmc'>; readonly name: string; readonly short_name: string }[]
  }>`
    select o.id, coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'name', l.name, 'short_name', l.short_name))
      filter (where l.id is not null), '[]') as lmcs
    from platform.office o left join platform.lmc l on l.office_id = o.id
    where ${name} = '' or o.name = ${name} group by o.id`.execute(tx.db)
  return rows
}
