import { sql } from 'kysely'
import type { Waiting } from '../../../platform/module.ts'
import type { Reading } from '../../../platform/scope.ts'
import { londonDay, type Id, type Rate } from '../../../platform/values.ts'
import type { RateSpan } from '../charges/rules.ts'
import type { CollectorKind } from '../collectors/rules.ts'
import type { ListBasis } from '../rates/rules.ts'
import type { RateLetterTold } from './rules.ts'

export type LetterDue = {
  readonly rate_id: Id<'rate'>
  readonly collector_id: Id<'collector'>
  readonly lmc_name: string
  readonly levy_name: string
  readonly collector_name: string
  readonly rate: Rate
  readonly per: RateSpan
  readonly from_on: Temporal.PlainDate
}

/** Agreed rates in force or to come that somebody who deducts has had no letter of; nor of the one before, where they deduct the same by it. */
export async function lettersDue(tx: Reading): Promise<readonly LetterDue[]> {
  const { rows } = await sql<LetterDue>`
    select distinct r.id as rate_id, c.id as collector_id, l.name as lmc_name, v.name as levy_name, c.name as collector_name,
      r.rate, r.per, r.from_on
    from levies.rate r join levies.levy v on v.lmc_id = r.lmc_id and v.id = r.levy_id join platform.lmc l on l.id = r.lmc_id
    join levies.collecting g on g.lmc_id = r.lmc_id and g.levy_id = r.levy_id and g.during && daterange(r.from_on, r.until_on)
    join levies.collector c on c.lmc_id = g.lmc_id and c.id = g.collector_id
    where r.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and r.state = 'agreed' and c.kind <> 'lmc' and c.ended_at is null
      and (r.until_on is null or r.until_on > ${londonDay(tx.now)}::date)
      and (upper(g.during) is null or upper(g.during) > ${londonDay(tx.now)}::date)
      and not exists (select from levies.rate_letter t join levies.rate o on o.lmc_id = t.lmc_id and o.id = t.rate_id
        where t.lmc_id = r.lmc_id and t.collector_id = c.id and (o.id = r.id or (o.state = 'agreed' and o.levy_id = r.levy_id and o.until_on = r.from_on
          and (o.rate, o.per, o.list_basis) = (r.rate, r.per, r.list_basis))))
    order by r.from_on, l.name, v.name, c.name`.execute(tx.db)
  return rows
}

export type RateLetter = RateLetterTold & {
  readonly id: Id<'rate_letter'>
  readonly lmc_id: Id<'lmc'>
  readonly made_at: Temporal.Instant
  readonly acknowledged_on: Temporal.PlainDate | null
  readonly applied_on: Temporal.PlainDate | null
  readonly words: string
  /** The rate it tells of was withdrawn since. */
  readonly is_withdrawn: boolean
}

type Row = Omit<RateLetter, 'before'> & {
  readonly before_rate: Rate | null
  readonly before_per: RateSpan | null
  readonly before_list_basis: ListBasis | null
}

async function letters(tx: Reading, id: Id<'rate_letter'> | null): Promise<readonly RateLetter[]> {
  const { rows } = await sql<Row>`
    select t.id, t.lmc_id, l.name as lmc_name, v.name as levy_name, v.kind as levy_kind, c.name as collector_name,
      c.kind as collector_kind, r.rate, r.per, r.from_on, r.list_basis, r.meeting, r.decided_on, r.paper, t.sent_on, t.made_by, t.made_at,
      t.acknowledged_on, t.applied_on, t.words, r.state = 'withdrawn' as is_withdrawn, b.rate as before_rate, b.per as before_per,
      b.list_basis as before_list_basis
    from levies.rate_letter t join levies.rate r on r.lmc_id = t.lmc_id and r.id = t.rate_id
    join levies.levy v on v.lmc_id = r.lmc_id and v.id = r.levy_id join platform.lmc l on l.id = t.lmc_id
    join levies.collector c on c.lmc_id = t.lmc_id and c.id = t.collector_id
    left join lateral (select rate, per, list_basis from levies.rate o where o.lmc_id = r.lmc_id and o.levy_id = r.levy_id
      and o.state = 'agreed' and o.from_on < r.from_on order by o.from_on desc limit 1) b on true
    where t.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) ${id ? sql`and t.id = ${id}` : sql``}
    order by t.sent_on desc, l.name, v.name, c.name limit 200`.execute(tx.db)
  return rows.map(({ before_rate: rate, before_per: per, before_list_basis: list_basis, ...letter }) => ({
    ...letter,
    before: rate !== null && per !== null && list_basis !== null ? { rate, per, list_basis } : null,
  }))
}

/** The letters of the LMCs in sight, the latest first. */
export const rateLetters = (tx: Reading) => letters(tx, null)

export const rateLetterWith = async (tx: Reading, id: Id<'rate_letter'>) => (await letters(tx, id))[0]

export type ToldOfRate = Pick<RateLetter, 'id' | 'collector_name' | 'sent_on'>

/** Who was told of a rate, the first first. */
export const toldOfRate = (tx: Reading, rate_id: Id<'rate'>): Promise<ToldOfRate[]> =>
  tx.db
    .selectFrom('levies.rate_letter as t')
    .innerJoin('levies.collector as c', 'c.id', 't.collector_id')
    .select(['t.id', 'c.name as collector_name', 't.sent_on'])
    .where('t.rate_id', '=', rate_id)
    .orderBy('t.sent_on')
    .orderBy('c.name')
    .execute()

/** Which LMC's an agreed rate is, and whether a collector collects by it; undefined where either isn't in sight. */
export async function rateAndCollector(tx: Reading, rate_id: Id<'rate'>, collector_id: Id<'collector'>) {
  const { rows } = await sql<{ lmc_id: Id<'lmc'>; kind: CollectorKind; is_agreed: boolean }>`
    select r.lmc_id, c.kind, r.state = 'agreed' as is_agreed
    from levies.rate r join levies.collector c on c.lmc_id = r.lmc_id and c.id = ${collector_id}
    where r.id = ${rate_id} and r.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[])`.execute(tx.db)
  return rows[0]
}

export const waits: readonly Waiting[] = [
  {
    label: 'Letters about rates to write',
    may: 'levies.keep_levies',
    under: 'waits for you',
    href: '/levies/rate-letters',
    count: async (tx) => (await lettersDue(tx)).length,
  },
  {
    label: 'Letters about rates not acknowledged',
    may: 'levies.keep_levies',
    under: 'has not replied',
    href: '/levies/rate-letters',
    count: async (tx, on) => {
      const { rows } = await sql<{ letters: number }>`
        select count(*)::int as letters from levies.rate_letter t join levies.rate r on r.lmc_id = t.lmc_id and r.id = t.rate_id
        where t.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and t.acknowledged_on is null and r.state = 'agreed'
          and (r.until_on is null or r.until_on > ${on}::date)`.execute(tx.db)
      return rows[0]?.letters ?? 0
    },
  },
]
