import { sql } from 'kysely'
import type { Reading } from '../../../../platform/scope.ts'
import { londonDay, type Id } from '../../../../platform/values.ts'
import type { PlaceKind, PostPlace } from '../rules.ts'

export type PlaceChoice = { readonly value: string; readonly label: string }

/** A practice of the LMCs in sight by its code, or by a name that only one of them has; its latest LMC where there were several. */
async function practiceMeant(tx: Reading, words: string): Promise<PostPlace | undefined> {
  const { rows } = await sql<PostPlace & { practice_id: Id<'practice'> }>`
    select k.lmc_id, k.practice_id from register.lmc_practice k
    join register.practice_period p on p.practice_id = k.practice_id and p.until_on = date '9999-12-31'
    left join register.representation r on r.lmc_id = k.lmc_id and r.practice_id = k.practice_id
    where k.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[])
      and (p.ods_code = ${words.toUpperCase()} or strpos(lower(p.name), ${words.toLowerCase()}) > 0)
    order by p.ods_code = ${words.toUpperCase()} desc, lower(p.name) = ${words.toLowerCase()} desc, r.during desc nulls last`.execute(
    tx.db,
  )
  const [first] = rows
  const is_code = /^[a-z][a-z0-9]{5}$/i.test(words)
  return first && (is_code || rows.every(({ practice_id }) => practice_id === first.practice_id)) ? first : undefined
}

/** The PCNs that practices of the LMCs in sight are in today; one may reach into two LMCs. */
export async function pcnChoices(tx: Reading): Promise<readonly PlaceChoice[]> {
  const today = londonDay(tx.now)
  const { rows } = await sql<PlaceChoice>`
    select distinct r.lmc_id || ' ' || p.pcn_id as value,
      coalesce(p.pcn_name, p.pcn_code) || case when cardinality(${[...tx.actor.lmc_ids]}::uuid[]) > 1 then ', ' || l.short_name else '' end as label
    from register.representation r join register.practice_period p on p.practice_id = r.practice_id and p.until_on = date '9999-12-31'
    join platform.lmc l on l.id = r.lmc_id
    where r.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and r.during @> ${today}::date and p.pcn_id is not null
    order by 2`.execute(tx.db)
  return rows
}

/** The bodies of the LMCs in sight that have not ended. */
export const bodyChoices = (tx: Reading): Promise<PlaceChoice[]> =>
  tx.db
    .selectFrom('register.body')
    .select(['id as value', 'name as label'])
    .where(sql<boolean>`ended_on is null or ended_on > ${londonDay(tx.now)}::date`)
    .orderBy('name')
    .execute()

export const lmcChoices = (tx: Reading): Promise<PlaceChoice[]> =>
  tx.db
    .selectFrom('platform.lmc')
    .select(['id as value', 'short_name as label'])
    .where(sql<boolean>`id = any (${[...tx.actor.lmc_ids]}::uuid[])`)
    .orderBy('name')
    .execute()

/** What there is to choose from for such a place; a practice is typed, for there are too many. */
export const choicesFor = async (tx: Reading, at: PlaceKind): Promise<readonly PlaceChoice[]> =>
  at === 'pcn' ? pcnChoices(tx) : at === 'body' ? bodyChoices(tx) : at === 'area' ? lmcChoices(tx) : []

/** The place that an answer names; undefined where it names none in sight. */
export async function placeMeant(tx: Reading, at: PlaceKind, where: string): Promise<PostPlace | undefined> {
  if (at === 'practice') return practiceMeant(tx, where)
  if (!(await choicesFor(tx, at)).some(({ value }) => value === where)) return undefined
  const [first = '', second = ''] = where.split(' ')
  if (at === 'pcn') return { lmc_id: first as Id<'lmc'>, pcn_id: second as Id<'pcn'> }
  if (at === 'area') return { lmc_id: first as Id<'lmc'> }
  const body = await tx.db
    .selectFrom('register.body')
    .select(['lmc_id', 'id as body_id'])
    .where('id', '=', first as Id<'body'>)
    .executeTakeFirst()
  return body
}
