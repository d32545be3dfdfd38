import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { layoutOf, type CollectorKind, type Layout } from './rules.ts'

export type CollectorListed = {
  readonly id: Id<'collector'>
  readonly lmc_name: string
  readonly kind: CollectorKind
  readonly name: string
  readonly email: string
  /** `Statutory levy; National levy (Weald and Coast ICB)` */
  readonly collects: string
}

/** Everybody who collects for the LMCs in sight, with what they collect today. */
export async function collectors(tx: Reading): Promise<readonly CollectorListed[]> {
  const { rows } = await sql<CollectorListed>`
    select c.id, l.name as lmc_name, c.kind, c.name, c.email, coalesce((
      select string_agg(v.name || case when g.icb_code = '' then '' else ' (' || g.icb_code || ')' end, '; ' order by v.name, g.icb_code)
      from levies.collecting g join levies.levy v on v.lmc_id = g.lmc_id and v.id = g.levy_id
      where g.lmc_id = c.lmc_id and g.collector_id = c.id and g.during @> ${londonDay(tx.now)}::date), '') as collects
    from levies.collector c join platform.lmc l on l.id = c.lmc_id
    where c.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and c.ended_at is null
    order by l.name, c.name`.execute(tx.db)
  return rows
}

export type Collector = {
  readonly id: Id<'collector'>
  readonly lmc_id: Id<'lmc'>
  readonly lmc_name: string
  readonly kind: CollectorKind
  readonly name: string
  readonly email: string
  readonly days_to_pay: number
  readonly payment_words: string
  readonly layout: Layout
  readonly ended_at: Temporal.Instant | null
}

/** A collector of an LMC in sight. */
export async function collectorWith(tx: Reading, id: Id<'collector'>): Promise<Collector | undefined> {
  const found = await tx.db
    .selectFrom('levies.collector as c')
    .innerJoin('platform.lmc as l', 'l.id', 'c.lmc_id')
    .select(['c.id', 'c.lmc_id', 'l.name as lmc_name', 'c.kind', 'c.name', 'c.email', 'c.days_to_pay'])
    .select(['c.payment_words', 'c.layout', 'c.ended_at'])
    .where('c.id', '=', id)
    .where('c.lmc_id', 'in', [...tx.actor.lmc_ids])
    .executeTakeFirst()
  return found && { ...found, layout: layoutOf(found.layout) }
}

export type CollectingListed = {
  readonly levy_name: string
  readonly icb_code: string
  readonly from_on: Temporal.PlainDate
  readonly until_on: Temporal.PlainDate | null
}

/** What a collector collects, collected and will collect, the latest first. */
export async function collectingsOf(tx: Reading, id: Id<'collector'>): Promise<readonly CollectingListed[]> {
  const { rows } = await sql<CollectingListed>`
    select v.name as levy_name, g.icb_code, lower(g.during) as from_on, upper(g.during) as until_on
    from levies.collecting g join levies.levy v on v.lmc_id = g.lmc_id and v.id = g.levy_id
    where g.collector_id = ${id} and g.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[])
    order by lower(g.during) desc, v.name, g.icb_code`.execute(tx.db)
  return rows
}

/** The levies of an LMC that haven't ended, to choose from. */
export const leviesOf = (tx: Reading, lmc_id: Id<'lmc'>) =>
  tx.db
    .selectFrom('levies.levy')
    .select(['id', 'name'])
    .where('lmc_id', '=', lmc_id)
    .where('ended_on', 'is', null)
    .orderBy('kind')
    .orderBy('name')
    .execute()

/** The ICBs that an LMC's practices are in today. */
export async function icbsOf(tx: Reading, lmc_id: Id<'lmc'>) {
  const on = londonDay(tx.now)
  const { rows } = await sql<{ icb_code: string; icb_name: string }>`
    select distinct icb_code, coalesce(icb_name, icb_code) as icb_name from register.practice_card
    where lmc_id = ${lmc_id} and from_on <= ${on}::date and until_on > ${on}::date and represented_during @> ${on}::date
      and icb_code <> '' order by 2`.execute(tx.db)
  return rows
}
