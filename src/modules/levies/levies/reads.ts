import { sql } from 'kysely'
import type { Reading, Writing } from '../../../platform/scope.ts'
import type { Id, Rate } from '../../../platform/values.ts'
import type { RateSpan } from '../charges/rules.ts'
import type { Joining, LevyKind } from './rules.ts'

export type Levy = {
  readonly id: Id<'levy'>
  readonly lmc_id: Id<'lmc'>
  readonly lmc_name: string
  readonly kind: LevyKind
  readonly name: string
  readonly joining: Joining
  readonly begun_on: Temporal.PlainDate
  /** The last day for which it is charged; null while it has none. */
  readonly ended_on: Temporal.PlainDate | null
}

const levies = (tx: Reading) =>
  tx.db
    .selectFrom('levies.levy as v')
    .innerJoin('platform.lmc as l', 'l.id', 'v.lmc_id')
    .select(['v.id', 'v.lmc_id', 'l.name as lmc_name', 'v.kind', 'v.name', 'v.joining', 'v.begun_on', 'v.ended_on'])
    .where(sql<boolean>`v.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[])`)

/** The levies of every LMC in sight: its statutory one first, then the national one, then those for charities. */
export const leviesInSight = (tx: Reading): Promise<Levy[]> =>
  levies(tx)
    .orderBy('l.name')
    .orderBy(sql`array_position(array['statutory', 'national', 'charity'], v.kind)`)
    .orderBy('v.name')
    .execute()

export const levyWith = (tx: Reading, id: Id<'levy'>): Promise<Levy | undefined> =>
  levies(tx).where('v.id', '=', id).executeTakeFirst()

/** The same, held until this transaction ends: whoever ends it waits, and finds what was charged. */
export const levyHeld = (tx: Writing, id: Id<'levy'>): Promise<Levy | undefined> =>
  levies(tx).where('v.id', '=', id).forShare('v').executeTakeFirst()

/** What of a levy's rates the list of levies shows. */
export type LevyListed = Levy & {
  readonly rate: Rate | null
  readonly per: RateSpan | null
  readonly remitted_rate: Rate | null
  readonly from_on: Temporal.PlainDate | null
  /** When the next agreed rate begins, and how many are proposed. */
  readonly next_on: Temporal.PlainDate | null
  readonly proposed: number
}

/** The levies of every LMC in sight, with the rate in force on a day. */
export async function leviesListed(tx: Reading, day: Temporal.PlainDate): Promise<readonly LevyListed[]> {
  const all = await leviesInSight(tx)
  const { rows } = await sql<Omit<LevyListed, keyof Levy> & Pick<Levy, 'id'>>`
    select v.id, r.rate, r.per, r.remitted_rate, r.from_on,
      (select min(n.from_on) from levies.rate n
        where n.lmc_id = v.lmc_id and n.levy_id = v.id and n.state = 'agreed' and n.from_on > ${day}::date) as next_on,
      (select count(*)::int from levies.rate p
        where p.lmc_id = v.lmc_id and p.levy_id = v.id and p.state = 'proposed') as proposed
    from levies.levy v left join levies.rate r on r.lmc_id = v.lmc_id and r.levy_id = v.id and r.state = 'agreed'
      and daterange(r.from_on, r.until_on) @> ${day}::date`.execute(tx.db)
  const rates = new Map(rows.map((row) => [row.id, row]))
  const none = { rate: null, per: null, remitted_rate: null, from_on: null, next_on: null, proposed: 0 }
  return all.map((levy) => ({ ...none, ...rates.get(levy.id), ...levy }))
}
