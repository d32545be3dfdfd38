import { sql } from 'kysely'
import type { Writing } from '../../../platform/scope.ts'

/** Days with open ends as ranges have them. */
const days = sql`daterange(nullif(p.from_on, date '1900-01-01'), nullif(p.until_on, date '9999-12-31'))`

/**
 * Every practice that is not closed and that a boundary takes. Where new data puts a practice inside two boundaries of an
 * office, the LMC that drew its boundary first has it: an import is not the moment to ask.
 */
const taken = sql`
  select office_id, lmc_id, practice_id, unnest(during) as during
  from (
    select office_id, lmc_id, practice_id,
           during - coalesce(range_agg(during) over earlier, '{}'::datemultirange) as during
    from (
      select l.office_id, b.lmc_id, p.practice_id, min(b.drawn_at) as drawn_at, range_agg(${days} * b.during) as during
      from register.boundary b
      join platform.lmc l on l.id = b.lmc_id
      join register.practice_period p
        on (p.commissioner_code = any (b.commissioners) or p.local_authority = any (b.local_authorities) or p.ods_code = any (b.added_codes))
       and p.ods_code <> all (b.excluded_codes) and p.status <> 'closed' and ${days} && b.during
      group by l.office_id, b.lmc_id, p.practice_id
    ) as claimed
    window earlier as (
      partition by office_id, practice_id order by drawn_at, lmc_id rows between unbounded preceding and 1 preceding
    )
  ) as settled`

/** Brings `register.representation` into line with the boundaries of the LMCs in sight and with the practices' periods. */
export async function represent(tx: Writing) {
  const drawn = await tx.db.selectFrom('register.boundary').select('id').limit(1).execute()
  if (drawn.length === 0) return
  await sql`
    insert into register.lmc_practice (lmc_id, practice_id)
    select distinct lmc_id, practice_id from (${taken}) as taken on conflict do nothing`.execute(tx.db)
  await sql`
    delete from register.representation r where not exists (
      select from (${taken}) as taken
      where taken.lmc_id = r.lmc_id and taken.practice_id = r.practice_id and taken.during = r.during
    )`.execute(tx.db)
  await sql`
    insert into register.representation (office_id, lmc_id, practice_id, during)
    select office_id, lmc_id, practice_id, during from (${taken}) as taken
    where not exists (
      select from register.representation r
      where taken.lmc_id = r.lmc_id and taken.practice_id = r.practice_id and taken.during = r.during
    )`.execute(tx.db)
}
