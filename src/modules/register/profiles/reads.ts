import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { sameForAll } from '../editions/reads.ts'
import type { Status } from '../extents/rules.ts'
import type { PeriodFacts } from './rules.ts'

export type Profile = PeriodFacts & {
  readonly practice_id: Id<'practice'>
  readonly ods_code: string
  readonly status: Status
  readonly telephone: string | null
  readonly local_authority: string | null
  readonly list_size: number | null
  readonly list_size_on: Temporal.PlainDate | null
  readonly mp: { readonly full_title: string; readonly party: string; readonly email: string | null } | null
  readonly rating: { readonly rating: string | null; readonly published_on: string | null } | null
  readonly file: { readonly file_name: string; readonly seen_on: string } | null
  /** The LMC in sight that represents it on the day, or else last did. */
  readonly lmc_id: Id<'lmc'> | null
  readonly lmc_name: string | null
}

/** Everything known of one practice on a day. */
export async function profileAsAt(
  tx: Reading,
  ods_code: string,
  day: Temporal.PlainDate,
): Promise<Profile | undefined> {
  const { rows } = await sql<Profile>`
    select p.practice_id, p.from_on, p.ods_code, p.name, p.status, p.opened_on, p.closed_on, p.address, p.postcode, p.telephone,
      p.pcn_name, p.pcn_code, p.commissioner_name, p.commissioner_code, p.icb_name, p.icb_code, p.constituency_name,
      p.constituency_code, p.local_authority, p.list_size, p.list_size_on, l.lmc_id, l.name as lmc_name,
      to_jsonb(mp) as mp, to_jsonb(cqc) as rating, to_jsonb(f) as file
    from register.practice_period p
    left join lateral (select full_title, party, email from register.member_sighting s
      where s.constituency_code = p.constituency_code order by s.seen_on > ${day}::date, abs(s.seen_on - ${day}::date) limit 1) mp on true
    left join lateral (select rating, published_on from register.rating_sighting r
      where r.practice_id = p.practice_id and (r.published_on <= ${day}::date or r.seen_on <= ${day}::date)
      order by r.seen_on > ${day}::date, abs(r.seen_on - ${day}::date), r.published_on desc nulls last limit 1) cqc on true
    left join lateral (select file_name, seen_on from register.open_data_file
      where kind = 'practices' and seen_on <= ${day}::date order by seen_on desc limit 1) f on true
    left join lateral (select k.lmc_id, m.name from register.lmc_practice k join platform.lmc m on m.id = k.lmc_id
      left join register.representation r on r.lmc_id = k.lmc_id and r.practice_id = k.practice_id
      where k.practice_id = p.practice_id and k.lmc_id = any (${tx.actor.lmc_ids}::uuid[])
      order by r.during @> ${day}::date desc nulls last, upper(r.during) desc nulls first limit 1) l on true
    where p.practice_id = (select id from register.practice where ods_code = ${ods_code}) and p.from_on <= ${day}::date and p.until_on > ${day}::date`.execute(
    tx.db,
  )
  return rows[0]
}

/** Each time for which a practice was the same, oldest first, up to a day. */
export const periodsOf = (tx: Reading, practice_id: Id<'practice'>, day: Temporal.PlainDate): Promise<PeriodFacts[]> =>
  tx.db
    .selectFrom('register.practice_period')
    .select(['from_on', 'name', 'status', 'opened_on', 'closed_on', 'address', 'postcode', 'pcn_name', 'pcn_code'])
    .select([
      'commissioner_name',
      'commissioner_code',
      'icb_name',
      'icb_code',
      'constituency_name',
      'constituency_code',
    ])
    .where('practice_id', '=', practice_id)
    .where('from_on', '<=', day)
    .orderBy('from_on')
    .execute()

export type Related = {
  readonly relation: 'successor' | 'predecessor'
  readonly ods_code: string
  readonly name: string
  /** The first count after the one practice went. */
  readonly on: Temporal.PlainDate
  /** Patients the other gained by then. */
  readonly gained: number
}

type Succession = {
  readonly gone_id: Id<'practice'>
  readonly gone_code: string
  readonly gone_name: string
  readonly to_id: Id<'practice'>
  readonly to_code: string
  readonly to_name: string
  readonly on: Temporal.PlainDate
  readonly gained: number
}

/**
 * Who seems to have taken over from whom among a commissioner's practices: no file says. Where one was counted for the last
 * time, those whose lists had grown by half of its own when next they were counted.
 */
async function successionsIn(tx: Reading, commissioner_code: string, day: Temporal.PlainDate) {
  const { rows } = await sql<Succession>`
    with near as materialized (select p.practice_id, p.ods_code, p.name from register.practice_period p
        where p.commissioner_code = ${commissioner_code} and p.from_on <= ${day}::date and p.until_on > ${day}::date),
      count as materialized (select l.practice_id, l.counted_on, l.patients from near join register.list_size l using (practice_id)
        where l.counted_on <= ${day}::date),
      latest as (select max(counted_on) as counted_on from count),
      gone as (select practice_id, max(count.counted_on) as last_on from count, latest group by practice_id, latest.counted_on
        having max(count.counted_on) < latest.counted_on),
      step as (select gone.practice_id, last_on, (select min(counted_on) from count where counted_on > last_on) as next_on,
        (select patients from count c where c.practice_id = gone.practice_id and c.counted_on = last_on) as left_behind from gone)
    select step.practice_id as gone_id, gone_as.ods_code as gone_code, gone_as.name as gone_name,
      before.practice_id as to_id, to_as.ods_code as to_code, to_as.name as to_name,
      step.next_on as on, after.patients - before.patients as gained
    from step join count before on before.counted_on = step.last_on
    join count after on after.practice_id = before.practice_id and after.counted_on = step.next_on
    join near gone_as on gone_as.practice_id = step.practice_id join near to_as on to_as.practice_id = before.practice_id
    where step.left_behind > 0 and after.patients - before.patients >= step.left_behind * 0.5
    order by gained desc`.execute(tx.db)
  return rows
}

/** A practice's successors and predecessors, those that gained most first. */
export async function relatedTo(
  tx: Reading,
  { practice_id, commissioner_code }: Profile,
  day: Temporal.PlainDate,
): Promise<readonly Related[]> {
  if (commissioner_code === null) return []
  const all = await sameForAll(tx, ['successions', commissioner_code, day.toString()], () =>
    successionsIn(tx, commissioner_code, day),
  )
  return all
    .filter(({ gone_id, to_id }) => gone_id === practice_id || to_id === practice_id)
    .slice(0, 3)
    .map(({ gone_id, gone_code, gone_name, to_code, to_name, on, gained }) =>
      gone_id === practice_id
        ? { relation: 'successor', ods_code: to_code, name: to_name, on, gained }
        : { relation: 'predecessor', ods_code: gone_code, name: gone_name, on, gained },
    )
}
