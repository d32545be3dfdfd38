import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { ReturnKey } from '../returns/reads.ts'
import type { Alert } from '../returns/rules.ts'
import { sizeSteps, type TrendWeek } from './rules.ts'

const [near, wide] = sizeSteps

/**
 * A practice's closed weeks before this one, the latest first, with where the middle half of practices of like size lay. Only
 * closed weeks of its own LMC are looked at, so nobody sees anything of a week before it is published.
 */
export async function trendBefore(tx: Reading, key: ReturnKey, most: number): Promise<readonly TrendWeek[]> {
  const { rows } = await sql<TrendWeek & { readonly practice_id: Id<'practice'>; readonly alert: Alert | null }>`
    select m.week_of, m.alert, m.contacts, m.list_size,
      json_build_array(
        json_build_object('practices', o.near_practices, 'low', o.near_band[1], 'high', o.near_band[2]),
        json_build_object('practices', o.wide_practices, 'low', o.wide_band[1], 'high', o.wide_band[2])) as bands
    from (
      select week_of, alert, contacts, list_size, practice_id, lmc_id from pressure.week_practice
      where lmc_id = ${key.lmc_id} and practice_id = ${key.practice_id} and week_of < ${key.week_of}::date
      order by week_of desc limit ${most}) m
    left join lateral (
      select
        count(*) filter (where is_near)::int as near_practices,
        percentile_cont(array[0.25, 0.75]) within group (order by per_1000) filter (where is_near) as near_band,
        count(*)::int as wide_practices,
        percentile_cont(array[0.25, 0.75]) within group (order by per_1000) as wide_band
      from (
        select w.contacts * 1000.0 / w.list_size as per_1000,
          abs(w.list_size - m.list_size) <= m.list_size * ${near}::float8 as is_near
        from pressure.week_practice w
        where w.lmc_id = m.lmc_id and w.week_of = m.week_of and w.practice_id <> m.practice_id
          and w.alert is not null and w.contacts is not null and w.list_size > 0
          and abs(w.list_size - m.list_size) <= m.list_size * ${wide}::float8) like_size) o on true
    order by m.week_of desc`.execute(tx.db)
  return rows
}
