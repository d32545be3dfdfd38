import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Figures } from '../imports/rules.ts'

/** How a publication of list sizes differs from the one before it. */
export async function listsCompared(tx: Reading, day: Temporal.PlainDate): Promise<Figures> {
  const { rows } = await sql<{
    previous_on: Temporal.PlainDate
    both: number
    removed: number
    added: number
    moved_over_10_percent: number
  }>`
    with before as (
      select max(seen_on) as day from register.open_data_file
      where kind = 'list_sizes' and replaced_by is null and seen_on < ${day}::date
    )
    select (select day from before) as previous_on,
           count(*) filter (where a.practice_id is not null and b.practice_id is not null)::int as both,
           count(*) filter (where b.practice_id is null)::int as removed,
           count(*) filter (where a.practice_id is null)::int as added,
           count(*) filter (where abs(b.patients - a.patients) * 10 > a.patients)::int as moved_over_10_percent
    from (select * from register.list_size where counted_on = (select day from before)) a
    full join (select * from register.list_size where counted_on = ${day}::date) b using (practice_id)
    where exists (select from before where day is not null)`.execute(tx.db)
  const [found] = rows
  return found?.previous_on ? { ...found, previous_on: found.previous_on.toString() } : {}
}

/** Lists without an active practice and active practices without a list, between one practice file and one list file. */
export async function listsMatched(
  tx: Reading,
  practices_on: Temporal.PlainDate,
  counted_on: Temporal.PlainDate,
): Promise<Figures> {
  const { rows } = await sql<{
    matched: number
    list_without_active: number
    list_without_active_patients: number
    active_without_list: number
  }>`
    with active as (
      select p.id from register.practice_sighting s join register.practice p on p.ods_code = s.ods_code
      where s.seen_on = ${practices_on}::date and s.is_gp_practice and s.status = 'active' and s.ods_code not like 'W%'
    )
    select count(*) filter (where l.practice_id is not null and active.id is not null)::int as matched,
           count(*) filter (where active.id is null)::int as list_without_active,
           coalesce(sum(l.patients) filter (where active.id is null), 0)::int as list_without_active_patients,
           count(*) filter (where l.practice_id is null)::int as active_without_list
    from (select practice_id, patients from register.list_size where counted_on = ${counted_on}::date) l
    full join active on active.id = l.practice_id`.execute(tx.db)
  return rows[0] ?? {}
}

/** The other kind's file nearest in time: lists are counted quarterly or monthly, practices published when they are. */
export async function nearestFile(tx: Reading, kind: 'practices' | 'list_sizes', day: Temporal.PlainDate) {
  const { rows } = await sql<{ seen_on: Temporal.PlainDate }>`
    select seen_on from register.open_data_file where kind = ${kind} and replaced_by is null
    order by abs(seen_on - ${day}::date), seen_on limit 1`.execute(tx.db)
  return rows[0]?.seen_on
}
