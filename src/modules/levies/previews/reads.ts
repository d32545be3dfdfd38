import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { Period } from '../periods/rules.ts'
import type { Chargeable } from './rules.ts'

/**
 * The practices an LMC represents on any day of a period, with the days they were open and represented, and the count that was in
 * force on the first of these: that of the latest publication on or before it; where none had been published, what the office was told.
 */
export async function chargeableIn(
  tx: Reading,
  lmc_id: Id<'lmc'>,
  { from, to }: Period,
): Promise<readonly Chargeable[]> {
  const { rows } = await sql<Chargeable>`
    with piece as (
      select practice_id, ods_code, name, list_size, list_size_on,
        greatest(from_on, coalesce(lower(represented_during), '-infinity'), ${from}::date) as begins,
        least(until_on, coalesce(upper(represented_during), 'infinity'), ${to.add({ days: 1 })}::date) as ends
      from register.practice_card
      where lmc_id = ${lmc_id} and status = 'active' and from_on <= ${to}::date and until_on > ${from}::date
        and represented_during * daterange(${from}::date, ${to}::date, '[]') <> 'empty'::daterange),
    practice as (
      select practice_id, (array_agg(ods_code order by begins desc))[1] as ods_code, (array_agg(name order by begins desc))[1] as name,
        min(begins) as begins, sum(ends - begins)::int as days,
        (array_agg(list_size order by begins))[1] as list_size, (array_agg(list_size_on order by begins))[1] as list_size_on
      from piece where begins < ends group by practice_id)
    select p.practice_id, p.ods_code, p.name, p.begins, p.days,
      coalesce(p.list_size, g.patients) as list_size, coalesce(p.list_size_on, g.counted_on) as list_size_on
    from practice p left join lateral (select g.patients, g.counted_on from levies.given_count g
        where p.list_size is null and g.lmc_id = ${lmc_id} and g.practice_id = p.practice_id and g.counted_on <= ${to}::date
        order by g.counted_on > p.begins, abs(g.counted_on - p.begins), g.given_at desc, g.id desc limit 1) g on true
    order by p.ods_code`.execute(tx.db)
  return rows
}
