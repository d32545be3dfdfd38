import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { Status } from '../practices/rules.ts'
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
      where s.constituency_code = p.constituency_code and s.seen_on <= ${day}::date order by s.seen_on desc limit 1) mp on true
    left join lateral (select rating, published_on from register.rating_sighting r
      where r.practice_id = p.practice_id and r.seen_on <= ${day}::date
      order by r.seen_on desc, r.published_on desc nulls last limit 1) cqc on true
    left join lateral (select o.file_name, o.seen_on from register.practice_sighting s join register.open_data_file o on o.id = s.file_id
      where s.practice_id = p.practice_id and s.seen_on <= ${day}::date order by s.seen_on desc limit 1) f on true
    left join lateral (select k.lmc_id, m.name from register.lmc_practice k join platform.lmc m on m.id = k.lmc_id
      left join register.representation r on r.lmc_id = k.lmc_id and r.practice_id = k.practice_id
      where k.practice_id = p.practice_id and k.lmc_id = any (${tx.actor.lmc_ids}::uuid[])
      order by r.during @> ${day}::date desc nulls last, upper(r.during) desc nulls first limit 1) l on true
    where p.ods_code = ${ods_code} and p.from_on <= ${day}::date and p.until_on > ${day}::date`.execute(tx.db)
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
  readonly relation: 'successor' | 'predecessor' | 'perhaps'
  readonly ods_code: string
  readonly name: string
  readonly on: Temporal.PlainDate
  /** Patients gained between the counts before and after, where that is all that suggests it. */
  readonly gained: number | null
}

/** Who took over from a practice and whom it took over from; else neighbours whose lists grew by half of its own when it was last counted. */
export async function relatedTo(
  tx: Reading,
  { practice_id, ods_code, status, commissioner_code }: Profile,
): Promise<readonly Related[]> {
  const named = sql`(select name from register.practice_period n where n.ods_code = code order by n.from_on desc limit 1)`
  const { rows } = await sql<Related>`
    select relation, code as ods_code, coalesce(${named}, code) as name, on_day as on, null::int as gained from (
      select 'successor' as relation, to_code as code, on_day from register.successor where kind = 'practice' and from_code = ${ods_code}
      union all
      select 'predecessor', from_code, on_day from register.successor where kind = 'practice' and to_code = ${ods_code}) s
    order by on_day desc`.execute(tx.db)
  if (rows.length > 0 || status === 'active' || status === 'proposed') return rows
  const { rows: perhaps } = await sql<Related>`
    with last as (select counted_on, patients from register.list_size where practice_id = ${practice_id} order by counted_on desc limit 1),
      next as (select min(l.counted_on) as counted_on from register.list_size l, last where l.counted_on > last.counted_on)
    select 'perhaps' as relation, p.ods_code, p.name, next.counted_on as on, after.patients - before.patients as gained
    from last, next, register.practice_period p
    join register.list_size before on before.practice_id = p.practice_id
    join register.list_size after on after.practice_id = p.practice_id
    where p.commissioner_code = ${commissioner_code} and p.until_on = date '9999-12-31' and last.patients > 0
      and before.counted_on = last.counted_on and after.counted_on = next.counted_on
      and after.patients - before.patients >= last.patients * 0.5
    order by gained desc limit 3`.execute(tx.db)
  return perhaps
}
