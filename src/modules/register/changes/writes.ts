import { sql } from 'kysely'
import type { Writing } from '../../../platform/scope.ts'
import type { ChangesFound } from '../imports/reports/rules.ts'
import { listMove, listMoveWithinDays } from './rules.ts'

/**
 * What differs between one period and the next. A first sighting reaches back in time, so a difference is always between
 * two files that knew; openings and closings from before our first practice file are history, not news.
 */
const derived = sql`
  with known as (select min(seen_on) as since from register.open_data_file where kind = 'practices' and replaced_by is null),
  step as (
    select p.practice_id, p.from_on, p.status, p.name, p.pcn_id, p.pcn_name, p.commissioner_code, p.constituency_code,
           p.constituency_name, p.postcode, p.list_size, p.list_size_on, p.list_size_before, p.list_size_before_on,
           lag(p.until_on) over by_day = p.from_on as follows, lag(p.status) over by_day as status_before,
           lag(p.name) over by_day as name_before, lag(p.pcn_id) over by_day as pcn_id_before,
           lag(p.pcn_name) over by_day as pcn_name_before, lag(p.commissioner_code) over by_day as commissioner_before,
           lag(p.constituency_code) over by_day as constituency_before,
           lag(p.constituency_name) over by_day as constituency_name_before, lag(p.postcode) over by_day as postcode_before
    from register.practice_period p
    where p.practice_id in (select practice_id from register.lmc_practice)
    window by_day as (partition by p.practice_id order by p.from_on)
  ),
  -- From one month to the next most differ in their count alone, and by little.
  moved as (
    select * from step
    where (status, name, pcn_id, commissioner_code, constituency_code)
            is distinct from (status_before, name_before, pcn_id_before, commissioner_before, constituency_before)
       or abs(list_size - list_size_before) > list_size_before * ${listMove}::numeric
  ),
  difference as (
    select step.practice_id, step.from_on as happened_on, said.kind, said.before, said.after
    from moved as step cross join known cross join lateral (values
      ('opened', coalesce(status_before, 'proposed') = 'proposed' and status = 'active' and from_on > known.since, null, null),
      ('closed', follows and status_before <> 'closed' and status = 'closed' and from_on > known.since, null, null),
      ('dormant', follows and status_before = 'active' and status = 'dormant', null, null),
      ('renamed', follows and status <> 'closed' and name_before <> name, name_before, name),
      ('moved_pcn', follows and status <> 'closed' and pcn_id_before is distinct from pcn_id,
       coalesce(pcn_name_before, 'no PCN'), coalesce(pcn_name, 'no PCN')),
      ('changed_commissioner', follows and status <> 'closed' and commissioner_before <> commissioner_code,
       commissioner_before, commissioner_code),
      ('moved_constituency', follows and status <> 'closed' and constituency_before <> constituency_code and postcode_before <> postcode,
       constituency_name_before, constituency_name),
      (case when list_size > list_size_before then 'list_up' else 'list_down' end,
       list_size_on = from_on and abs(list_size - list_size_before) > list_size_before * ${listMove}::numeric
       and list_size_on - list_size_before_on <= ${listMoveWithinDays}::integer,
       list_size_before::text, list_size::text)
    ) as said (kind, is_so, before, after)
    where said.is_so
  ),
  of_lmc as (
    select distinct r.lmc_id, d.* from difference d
    join register.representation r on r.practice_id = d.practice_id
     and (r.during @> d.happened_on or r.during @> d.happened_on - 1)
    union all
    select r.lmc_id, r.practice_id, lower(r.during), 'joined_area', before.commissioner_name, after.commissioner_name
    from register.representation r
    join register.practice_period before on before.practice_id = r.practice_id and before.until_on = lower(r.during)
    join register.practice_period after on after.practice_id = r.practice_id and after.from_on = lower(r.during)
    where before.status in ('active', 'dormant')
      and not exists (select from register.boundary b where b.lmc_id = r.lmc_id and lower(b.during) = lower(r.during))
    union all
    select r.lmc_id, r.practice_id, upper(r.during), 'left_area', before.commissioner_name, after.commissioner_name
    from register.representation r
    join register.practice_period before on before.practice_id = r.practice_id and before.until_on = upper(r.during)
    join register.practice_period after on after.practice_id = r.practice_id and after.from_on = upper(r.during)
    where after.status in ('active', 'dormant')
      and not exists (select from register.boundary b where b.lmc_id = r.lmc_id and upper(b.during) = upper(r.during))
  )
  select of_lmc.*, (
    select id from register.open_data_file
    where replaced_by is null and kind in ('practices', 'list_sizes', 'practice_mapping', 'online_submissions', 'pcns', 'icb_changes')
    order by seen_on < of_lmc.happened_on,
             (kind = 'list_sizes') <> (of_lmc.kind in ('list_up', 'list_down')), seen_on, kind limit 1
  ) as file_id
  from of_lmc`

/** Finds what the open data says has changed for the LMCs in sight; forgets what it no longer says, if nobody had touched it. */
export async function findChanges(tx: Writing): Promise<readonly ChangesFound[]> {
  const represented = await tx.db.selectFrom('register.lmc_practice').select('lmc_id').limit(1).execute()
  if (represented.length === 0) return []
  const { rows } = await sql<ChangesFound>`
    with derived as materialized (${derived}),
    forgotten as (
      delete from register.change c
      where state = 'new' and owner_id is null
        and not exists (select from register.change_move m where m.change_id = c.id)
        and not exists (
          select from derived
          where derived.lmc_id = c.lmc_id and derived.practice_id = c.practice_id and derived.kind = c.kind and derived.happened_on = c.happened_on
        )
    ),
    found as (
      insert into register.change (lmc_id, practice_id, kind, happened_on, before, after, file_id, found_at)
      select lmc_id, practice_id, kind, happened_on, before, after, file_id, ${tx.now} from derived
      on conflict on constraint change_found_once do update set before = excluded.before, after = excluded.after
      where (change.before, change.after) is distinct from (excluded.before, excluded.after)
      returning lmc_id, kind, (old.id is null) as is_new
    )
    select found.lmc_id, lmc.name as lmc, found.kind, count(*)::int as found
    from found join platform.lmc on lmc.id = found.lmc_id where is_new
    group by found.lmc_id, lmc.name, found.kind order by lmc.name, found.kind`.execute(tx.db)
  return rows
}
