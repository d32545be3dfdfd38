import { sql } from 'kysely'
import type { Writing } from '../../../platform/scope.ts'

/** Days with open ends as ranges have them. */
const days = sql`daterange(nullif(p.from_on, date '1900-01-01'), nullif(p.until_on, date '9999-12-31'))`

/**
 * Every practice that is not closed and that a boundary takes. Where new data puts a practice inside two boundaries of an
 * office, the LMC that drew its boundary first has it: an import is not the moment to ask.
 */
const taken = sql`
  with standing as materialized (
    select p.practice_id, p.ods_code, p.commissioner_code, p.local_authority, range_agg(${days}) as during
    from register.practice_period p where p.status <> 'closed'
    group by p.practice_id, p.ods_code, p.commissioner_code, p.local_authority
  ),
  reached as (
    select b.id as boundary_id, s.* from register.boundary b cross join unnest(b.commissioners) as by (code)
      join standing s on s.commissioner_code = by.code
    union all
    select b.id, s.* from register.boundary b cross join unnest(b.local_authorities) as by (name)
      join standing s on s.local_authority = by.name
    union all
    select b.id, s.* from register.boundary b cross join unnest(b.added_codes) as by (code) join standing s on s.ods_code = by.code
  )
  select office_id, lmc_id, practice_id, unnest(during) as during
  from (
    select office_id, lmc_id, practice_id,
           during - coalesce(range_agg(during) over earlier, '{}'::datemultirange) as during
    from (
      select l.office_id, b.lmc_id, s.practice_id, min(b.drawn_at) as drawn_at,
             range_agg(s.during * datemultirange(b.during)) as during
      from reached s
      join register.boundary b on b.id = s.boundary_id
      join platform.lmc l on l.id = b.lmc_id
      where s.ods_code <> all (b.excluded_codes) and s.during && b.during
      group by l.office_id, b.lmc_id, s.practice_id
    ) as claimed
    window earlier as (
      partition by office_id, practice_id order by drawn_at, lmc_id rows between unbounded preceding and 1 preceding
    )
  ) as settled`

/**
 * Brings `register.representation` into line with the boundaries of the LMCs in sight and with the practices' periods. What no
 * longer holds goes before what now does comes (`gone` is counted), since a practice is in one LMC at a time.
 */
export async function represent(tx: Writing) {
  const drawn = await tx.db.selectFrom('register.boundary').select('id').limit(1).execute()
  if (drawn.length === 0) return
  await sql`
    with taken as materialized (${taken}),
    known as (
      insert into register.lmc_practice (lmc_id, practice_id) select distinct lmc_id, practice_id from taken on conflict do nothing
    ),
    gone as (
      delete from register.representation r where not exists (
        select from taken where taken.lmc_id = r.lmc_id and taken.practice_id = r.practice_id and taken.during = r.during
      ) returning r.practice_id
    )
    insert into register.representation (office_id, lmc_id, practice_id, during)
    select office_id, lmc_id, practice_id, during from taken
    where (select count(*) from gone) >= 0 and not exists (
      select from register.representation r
      where taken.lmc_id = r.lmc_id and taken.practice_id = r.practice_id and taken.during = r.during
    )`.execute(tx.db)
}
