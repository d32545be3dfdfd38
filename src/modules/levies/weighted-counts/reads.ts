import { sql, type RawBuilder } from 'kysely'
import { bulk } from '../../../platform/bulk.ts'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { ListBasis } from '../rates/rules.ts'

/**
 * The weighted count of a practice, as SQL, that is in force on a day: of the latest day on or before it of which the LMC has any, as raw
 * ones are of the latest publication; of several of that day, the one taken in last. A practice missing from that day has none.
 */
export const weightedInForce = (lmc_id: Id<'lmc'>, practice_id: RawBuilder<unknown>, day: RawBuilder<unknown>) => sql`
  select w.* from levies.weighted_count w where w.lmc_id = ${lmc_id} and w.practice_id = ${practice_id}
    and w.counted_on = (select max(d.counted_on) from levies.weighted_count d where d.lmc_id = ${lmc_id} and d.counted_on <= ${day})
  order by w.taken_at desc, w.id desc limit 1`

const weighted = (lmc_id: Id<'lmc'>) => sql`
  select patients as list_size, counted_on as list_size_on, id as weighted_count_id
  from (${weightedInForce(lmc_id, sql`p.practice_id`, sql`p.begins`)}) w`

/**
 * Joined to practices `p` that begin somewhere on a day: as `c` the count in force on it, of the raw list or the weighted; where there is
 * none, as `g` that which the office was told of was in force on it, or else the first after it.
 */
export const countInForce = (lmc_id: Id<'lmc'>, list_basis: ListBasis, to: Temporal.PlainDate) => sql`
  left join lateral (${
    list_basis === 'raw' ? sql`select p.list_size, p.list_size_on, null::uuid as weighted_count_id` : weighted(lmc_id)
  }) c on true
  left join lateral (select id, patients, counted_on from levies.given_count
    where c.list_size is null and lmc_id = ${lmc_id} and practice_id = p.practice_id and list_basis = ${list_basis}
      and counted_on <= ${to}::date
    order by counted_on > p.begins, abs(counted_on - p.begins), given_at desc, id desc limit 1) g on true`

/** Whether an LMC knows any weighted list size that is in force on a day. */
export async function isWeightedOn(tx: Reading, lmc_id: Id<'lmc'>, day: Temporal.PlainDate): Promise<boolean> {
  const found = await tx.db
    .selectFrom('levies.weighted_count')
    .select('id')
    .where('lmc_id', '=', lmc_id)
    .where('counted_on', '<=', day)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** A day of which an LMC knows weighted list sizes. */
export type DayWeighted = {
  readonly lmc_name: string
  readonly counted_on: Temporal.PlainDate
  readonly practices: number
  readonly patients: number
}

/** The latest days of which the LMCs in sight know weighted list sizes. */
export async function daysWeighted(tx: Reading, most: number): Promise<readonly DayWeighted[]> {
  const { rows } = await sql<DayWeighted>`
    select l.name as lmc_name, w.counted_on, count(*)::int as practices, sum(w.patients)::int8 as patients
    from (select distinct on (lmc_id, counted_on, practice_id) lmc_id, counted_on, patients from levies.weighted_count
      where lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) order by lmc_id, counted_on, practice_id, taken_at desc, id desc) w
    join platform.lmc l on l.id = w.lmc_id
    group by l.name, w.lmc_id, w.counted_on order by w.counted_on desc, l.name limit ${most}`.execute(tx.db)
  return rows
}

export type Unweighted = { readonly day: Temporal.PlainDate; readonly names: readonly string[] }
const mostDays = 4

/** Of the latest days that a file speaks of: the practices the LMC represents on it of which neither the file nor an earlier one says a size. */
export async function practicesUnweighted(
  tx: Reading,
  lmc_id: Id<'lmc'>,
  said: readonly { readonly ods_code: string; readonly counted_on: Temporal.PlainDate }[],
): Promise<readonly Unweighted[]> {
  const { rows } = await sql<Unweighted>`
    with said as materialized (select * from ${bulk(said, {
      ods_code: ['text', ({ ods_code }) => ods_code],
      counted_on: ['date', ({ counted_on }) => counted_on],
    })}),
    day as (select distinct counted_on as day from said order by day desc limit ${mostDays})
    select day, array_agg(p.name order by p.name) as names
    from day join register.practice_card p on p.lmc_id = ${lmc_id} and p.status = 'active' and p.represented_during @> day
      and p.from_on <= day and p.until_on > day
    where not exists (select from said s where s.counted_on = day and s.ods_code = p.ods_code)
      and not exists (select from levies.weighted_count c
        where c.lmc_id = ${lmc_id} and c.counted_on = day and c.practice_id = p.practice_id)
    group by day order by day`.execute(tx.db)
  return rows
}
