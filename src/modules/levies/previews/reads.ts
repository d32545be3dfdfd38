import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { Period } from '../periods/rules.ts'
import type { ListBasis } from '../rates/rules.ts'
import { countInForce } from '../weighted-counts/reads.ts'
import type { Chargeable } from './rules.ts'

/**
 * The practices an LMC represents on any day of a period, with the days they were open and represented, and the count of the raw list
 * or the weighted that was in force on the first of these; where there is none, what the office was told.
 */
export async function chargeableIn(
  tx: Reading,
  lmc_id: Id<'lmc'>,
  { from, to }: Period,
  list_basis: ListBasis,
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
      select practice_id, (array_agg(ods_code order by begins))[count(*)] as ods_code, (array_agg(name order by begins))[count(*)] as name,
        min(begins) as begins, sum(ends - begins)::int as days,
        (array_agg(list_size order by begins))[1] as list_size, (array_agg(list_size_on order by begins))[1] as list_size_on
      from piece where begins < ends group by practice_id)
    select p.practice_id, p.ods_code, p.name, p.begins, p.days,
      coalesce(c.list_size, g.patients) as list_size, coalesce(c.list_size_on, g.counted_on) as list_size_on
    from practice p ${countInForce(lmc_id, list_basis, to)}
    order by p.ods_code`.execute(tx.db)
  return rows
}
