import { sql } from 'kysely'

const beginning = sql`date '1900-01-01'`
const furtherNotice = sql`date '9999-12-31'`

/**
 * What an area, a PCN or an ICB was called, and where it belonged, from one day up to another. Where two files speak of the
 * same day, the later file is believed; of two of the same day, the mapping (its kind sorts last).
 */
const runs = (table: string, key: string, values: readonly string[], more = sql``) => {
  const columns = values.map((value) => sql.ref(value))
  const before = values.map((value) => sql`lag(${sql.ref(value)}) over by_day`)
  return sql`
    select ${sql.ref(key)}, ${sql.join(columns)},
           case when is_first then ${beginning} else seen_on end as from_on,
           coalesce(lead(seen_on) over (partition by ${sql.ref(key)} order by seen_on), ${furtherNotice}) as until_on
    from (
      select *, lag(seen_on) over by_day is null as is_first,
             lag(seen_on) over by_day is null or (${sql.join(columns)}) is distinct from (${sql.join(before)}) as is_new
      from (
        select distinct on (${sql.ref(key)}, t.seen_on) ${sql.ref(key)}, t.seen_on, ${sql.join(columns)}
        from (select ${sql.ref(key)}, seen_on, ${sql.join(columns)}, file_id from ${sql.table(table)} ${more}) t
        join file on file.id = t.file_id
        order by ${sql.ref(key)}, t.seen_on, file.seen_on desc, file.kind desc
      ) as said
      window by_day as (partition by ${sql.ref(key)} order by seen_on)
    ) as compared
    where is_new`
}

/** The change summary before a merger names ICBs without codes: a move counts once some file has given the ICB's code. */
const namedMoves = sql`
  union all
  select m.commissioner_code, m.on_day, near.name, i.icb_code, m.file_id
  from register.icb_move m
  join (select distinct icb_code, upper(replace(name, 'Integrated Care Board', 'ICB')) as plain_name from register.icb_sighting) i
    on i.plain_name = upper(m.icb_name_after)
  cross join lateral (
    select name from register.sub_icb_sighting s where s.commissioner_code = m.commissioner_code
    order by s.seen_on >= m.on_day desc, abs(s.seen_on - m.on_day), s.name limit 1
  ) near`

/**
 * What a sighting says holds from its day until the next one says otherwise, and the first holds for the time before it
 * too. A closing is dated: one that the next file tells of counts from its own day. Each kind of fact gives runs that cover all time; a period is where one run of each meet.
 */
export const periodsFromSightings = sql`
  with file as materialized (select id, kind, seen_on from register.open_data_file where replaced_by is null),
  ods as materialized (
    select p.id as practice_id, s.*,
           lag(s.seen_on) over by_day is null as is_first,
           lag(s.seen_on) over by_day is null or
             (s.name, s.address, s.postcode, s.telephone, s.status, s.opened_on, s.closed_on, s.is_gp_practice)
             is distinct from
             (lag(s.name) over by_day, lag(s.address) over by_day, lag(s.postcode) over by_day, lag(s.telephone) over by_day,
              lag(s.status) over by_day, lag(s.opened_on) over by_day, lag(s.closed_on) over by_day,
              lag(s.is_gp_practice) over by_day) as is_new
    from register.practice_sighting s join register.practice p on p.ods_code = s.ods_code
    window by_day as (partition by s.ods_code order by s.seen_on)
  ),
  unsighted as materialized (
    select id, ods_code from register.practice p
    where not exists (select from register.practice_sighting s where s.ods_code = p.ods_code)
  ),
  said as (
    select practice_id, ods_code, name, address, postcode, postcode_key, telephone, status, opened_on,
           case when lead(closed_on) over by_day > seen_on and lead(closed_on) over by_day <= lead(seen_on) over by_day
             then coalesce(closed_on, lead(closed_on) over by_day) else closed_on end as closed_on,
           is_gp_practice, true as is_in_ods,
           case when is_first then least(coalesce(opened_on, ${beginning}), seen_on) else seen_on end as from_on,
           coalesce(lead(seen_on) over by_day, ${furtherNotice}) as until_on
    from ods where is_new
    window by_day as (partition by ods_code order by seen_on)
    union all
    select u.id, u.ods_code, u.ods_code, '', null, null, null, 'active', null, null, true, false, known.from_on, ${furtherNotice}
    from unsighted u
    cross join lateral (
      select least(
        (select min(counted_on) from register.list_size where practice_id = u.id),
        (select min(m.seen_on) from register.membership_sighting m join file on file.id = m.file_id
          where m.practice_id = u.id and file.kind <> 'pcns')) as from_on
    ) as known
    where known.from_on is not null
  ),
  standing as (
    select *, 'proposed' as stage, from_on as stage_from, least(until_on, opened_on) as stage_until
    from said where from_on < opened_on
    union all
    select *, case when status = 'closed' and closed_on is not null then 'active' else status end,
           greatest(from_on, opened_on), least(until_on, closed_on)
    from said where greatest(from_on, opened_on) < least(until_on, closed_on)
    union all
    select *, 'closed', greatest(from_on, closed_on), until_on
    from said where greatest(from_on, closed_on) < until_on and closed_on is not null
  ),
  commissioned as (
    select practice_id, commissioner_code,
           case when is_first then ${beginning} else seen_on end as from_on,
           coalesce(lead(seen_on) over (partition by practice_id order by seen_on), ${furtherNotice}) as until_on
    from (
      select *, lag(seen_on) over by_day is null as is_first,
             commissioner_code is distinct from lag(commissioner_code) over by_day as is_new
      from (
        select distinct on (practice_id, seen_on) practice_id, seen_on, commissioner_code
        from (
          select practice_id, seen_on, commissioner_code, 1 as place, seen_on as said_on from ods
          union all
          select m.practice_id, m.seen_on, m.commissioner_code, 2, file.seen_on
          from register.membership_sighting m join file on file.id = m.file_id
          union all
          select practice_id, counted_on, commissioner_code, 3, counted_on from register.list_size
        ) as every_source
        where commissioner_code is not null
        order by practice_id, seen_on, place, said_on desc, commissioner_code
      ) as one_a_day
      window by_day as (partition by practice_id order by seen_on)
    ) as compared
    where is_first or is_new
  ),
  member as (${runs('register.membership_sighting', 'practice_id', ['pcn_id'])}),
  publication as (
    select seen_on, lag(seen_on) over (order by seen_on) as before, lead(seen_on) over (order by seen_on) as next
    from file where kind = 'list_sizes'
  ),
  counted as materialized (
    select l.practice_id, l.counted_on, l.patients, publication.before, coalesce(publication.next, ${furtherNotice}) as next,
           lag(l.counted_on) over by_day as last_on, lag(l.patients) over by_day as last_patients,
           coalesce(lead(l.counted_on) over by_day, ${furtherNotice}) as next_on
    from register.list_size l join publication on publication.seen_on = l.counted_on
    window by_day as (partition by l.practice_id order by l.counted_on)
  ),
  listed as (
    select practice_id, counted_on as from_on, next as until_on, patients as list_size, counted_on as list_size_on,
           case when last_on = before then last_patients end as list_size_before,
           case when last_on = before then before end as list_size_before_on
    from counted
    union all
    select practice_id, ${beginning}, counted_on, null, null, null, null from counted where last_on is null
    union all
    select practice_id, next, next_on, null, null, null, null from counted where next < next_on
  ),
  sub_icb as materialized (${runs('register.sub_icb_sighting', 'commissioner_code', ['name', 'icb_code'], namedMoves)}),
  icb as materialized (${runs('register.icb_sighting', 'icb_code', ['name', 'region_code'])}),
  network as materialized (${runs('register.pcn_sighting', 'pcn_id', ['name'])}),
  place as (
    select key as postcode_key, c.code, c.name
    from (select distinct postcode_key as key from said where exists (select from register.constituency_range)) as known
    cross join lateral (
      select three_code from register.constituency_range where starts_at <= key order by starts_at desc limit 1
    ) as range
    join register.constituency c on c.three_code = range.three_code
  ),
  council as (
    select distinct on (practice_id) practice_id, local_authority from register.rating_sighting
    where practice_id is not null and local_authority is not null order by practice_id, seen_on desc, location_id
  )
  select s.practice_id,
         greatest(s.stage_from, c.from_on, m.from_on, l.from_on, a.from_on, i.from_on, n.from_on) as from_on,
         least(s.stage_until, c.until_on, m.until_on, l.until_on, a.until_on, i.until_on, n.until_on) as until_on,
         s.ods_code, s.name,
         case when s.is_in_ods or l.list_size is not null or l.from_on is null then s.stage else 'closed' end as status,
         s.opened_on, s.closed_on, s.address, s.postcode, s.telephone, s.is_gp_practice,
         c.commissioner_code, a.name as commissioner_name, a.icb_code, i.name as icb_name, i.region_code,
         m.pcn_id, pcn.code as pcn_code, n.name as pcn_name,
         place.code as constituency_code, place.name as constituency_name, council.local_authority,
         l.list_size, l.list_size_on, l.list_size_before, l.list_size_before_on
  from standing s
  left join commissioned c on c.practice_id = s.practice_id and c.from_on < s.stage_until and c.until_on > s.stage_from
  left join member m on m.practice_id = s.practice_id and m.from_on < s.stage_until and m.until_on > s.stage_from
  left join listed l on l.practice_id = s.practice_id and l.from_on < s.stage_until and l.until_on > s.stage_from
  left join sub_icb a on a.commissioner_code = c.commissioner_code and a.from_on < c.until_on and a.until_on > c.from_on
  left join icb i on i.icb_code = a.icb_code and i.from_on < a.until_on and i.until_on > a.from_on
  left join network n on n.pcn_id = m.pcn_id and n.from_on < m.until_on and n.until_on > m.from_on
  left join register.pcn on pcn.id = m.pcn_id
  left join place on place.postcode_key = s.postcode_key
  left join council on council.practice_id = s.practice_id
  where greatest(s.stage_from, c.from_on, m.from_on, l.from_on, a.from_on, i.from_on, n.from_on)
        < least(s.stage_until, c.until_on, m.until_on, l.until_on, a.until_on, i.until_on, n.until_on)
    and (s.is_gp_practice or l.list_size is not null)`
