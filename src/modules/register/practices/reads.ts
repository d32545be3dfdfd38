import { sql, type RawBuilder } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { isNational, type Area } from '../areas/rules.ts'
import { listMove } from '../changes/rules.ts'
import { sameForAll } from '../editions/reads.ts'
import { extentOf } from '../extents/reads.ts'
import { type Flag, type PracticesAsked, type PracticeSort, type Status } from '../extents/rules.ts'

export type PracticeRow = {
  readonly practice_id: Id<'practice'>
  readonly lmc_id: Id<'lmc'> | null
  readonly ods_code: string
  readonly name: string
  readonly status: Status
  readonly opened_on: Temporal.PlainDate | null
  readonly address: string
  readonly postcode: string | null
  readonly commissioner_code: string | null
  readonly icb_code: string | null
  readonly pcn_code: string | null
  readonly pcn_name: string | null
  readonly constituency_code: string | null
  readonly constituency_name: string | null
  readonly mp_name: string | null
  readonly list_size: number | null
  readonly list_size_on: Temporal.PlainDate | null
  readonly list_size_year_ago: number | null
  readonly list_size_year_ago_on: Temporal.PlainDate | null
  readonly pcn_code_year_ago: string | null
  readonly sizes: readonly number[]
}

export type PracticesFound = {
  readonly rows: readonly PracticeRow[]
  readonly total: number
  /** How many there are before anything narrows them. */
  readonly everyone: number
}

const yearAgo = (day: Temporal.PlainDate) => sql`left join lateral (
  select y.list_size, y.list_size_on, y.pcn_code from (
    select * from register.practice_period y where y.practice_id = p.practice_id
      and y.from_on <= ${day.subtract({ years: 1 })}::date order by y.from_on desc limit 1) y
  where y.until_on > ${day.subtract({ years: 1 })}::date
) y on true`

const seat = (day: Temporal.PlainDate) => sql`left join lateral (
  select s.display_name from register.member_sighting s where s.constituency_code = p.constituency_code
  order by s.seen_on > ${day}::date, abs(s.seen_on - ${day}::date) limit 1
) mp on true`

const grown = sql`(case when y.list_size > 0 and y.list_size_on < p.list_size_on then (p.list_size - y.list_size)::float8 / y.list_size end)`

/** Names are compared by their bytes: at six thousand rows the locale's order costs more than all the rest. */
const sortKeys: Readonly<Record<Exclude<PracticeSort, 'match'>, RawBuilder<unknown>>> = {
  name: sql`p.name collate "C"`,
  ods_code: sql`p.ods_code collate "C"`,
  pcn_name: sql`p.pcn_name collate "C"`,
  place: sql`p.postcode collate "C"`,
  list_size: sql`p.list_size`,
  change: grown,
  constituency_name: sql`p.constituency_name collate "C"`,
  mp_name: sql`mp.display_name collate "C"`,
}

const flagged = (flag: Flag, day: Temporal.PlainDate): RawBuilder<unknown> =>
  ({
    new: sql`p.opened_on <= ${day}::date and p.opened_on > ${day.subtract({ years: 1 })}::date`,
    moved_pcn: sql`y.pcn_code is distinct from p.pcn_code and y.pcn_code is not null`,
    list_up: sql`${grown} > ${listMove}::float8`,
    list_down: sql`${grown} < ${-listMove}::float8`,
    no_list: sql`p.list_size is null and p.status = 'active'`,
  })[flag]

/** Asked once for the whole query: `unaccent` may look at a file, so by itself it is called for every row. */
const plain = (q: string) => sql`(select lower(unaccent(${q})))`

/** Found by code, by what was said of it on the day, or by name however it is spelt; a code's neighbours are no near misses. */
function matching(q: string): RawBuilder<unknown> {
  const near = sql`or ${plain(q)} <% p.search_text`
  return sql`(starts_with(p.ods_code, ${q.toUpperCase()}) or strpos(p.search_text, ${plain(q)}) > 0 ${/\d/.test(q) ? sql`` : near})`
}

function fits(asked: PracticesAsked, day: Temporal.PlainDate): RawBuilder<unknown> {
  const all = [
    ...(asked.status === 'any' ? [] : [sql`p.status = ${asked.status}`]),
    ...(asked.q ? [matching(asked.q)] : []),
    ...(asked.pcn ? [sql`p.pcn_code = ${asked.pcn}`] : []),
    ...(asked.sub_icb ? [sql`p.commissioner_code = ${asked.sub_icb}`] : []),
    ...(asked.constituency ? [sql`p.constituency_code = ${asked.constituency}`] : []),
    ...(asked.group
      ? [
          sql`exists (select from register.group_member g where g.practice_id = p.practice_id and g.group_id = ${asked.group} and g.during @> ${day}::date)`,
        ]
      : []),
    ...(asked.flag ? [flagged(asked.flag, day)] : []),
  ]
  return all.length === 0 ? sql`true` : sql.join(all, sql` and `)
}

/** The practices of an area as they were on a day, narrowed and ordered, one page of them; or all, for a file. */
export function practicesAsAt(
  tx: Reading,
  area: Area,
  day: Temporal.PlainDate,
  asked: PracticesAsked,
  size: number | 'all' = 50,
): Promise<PracticesFound> {
  const find = () => practicesFound(tx, area, day, asked, size)
  const is_kept = isNational(area) && size !== 'all' && !asked.q && !asked.group
  return is_kept ? sameForAll(tx, ['practices', area, day.toString(), asked, size], find) : find()
}

async function practicesFound(
  tx: Reading,
  area: Area,
  day: Temporal.PlainDate,
  asked: PracticesAsked,
  size: number | 'all',
): Promise<PracticesFound> {
  const extent = extentOf(tx, area, day)
  const order = asked.is_descending ? sql`desc` : sql`asc`
  // The year before and the seat are looked up for the rows of the page, and for every row only where they narrow or order.
  const needsYear = asked.sort === 'change' || ['moved_pcn', 'list_up', 'list_down'].includes(asked.flag)
  const { rows } = await sql<PracticeRow & { total: number; everyone: number; practice_id: Id<'practice'> | null }>`
    with card as materialized (
      select practice_id, from_on, lmc_id, ods_code, key, fits from (select p.*, ${extent.lmc_id} as lmc_id ${extent.from}) p
      ${needsYear ? yearAgo(day) : sql``} ${asked.sort === 'mp_name' ? seat(day) : sql``}
      cross join lateral (select ${asked.sort === 'match' ? sql`case when strpos(p.search_text, ${plain(asked.q)}) > 0 then 1 else 0 end` : sortKeys[asked.sort]} as key, (${fits(asked, day)}) is true as fits) k
    ), counted as (
      select count(*)::int as everyone, (count(*) filter (where fits))::int as total from card
    ), page as (
      select * from card where fits order by key ${order} nulls last, ods_code
      ${size === 'all' ? sql`` : sql`limit ${size} offset (select least(${(asked.page - 1) * size}, (greatest(total, 1) - 1) / ${size} * ${size}) from counted)`}
    )
    select counted.everyone, counted.total, page.lmc_id, p.practice_id, p.ods_code, p.name, p.status, p.opened_on, p.address, p.postcode,
      p.commissioner_code, p.icb_code, p.pcn_code, p.pcn_name, p.constituency_code, p.constituency_name, mp.display_name as mp_name,
      p.list_size, p.list_size_on, y.list_size as list_size_year_ago, y.list_size_on as list_size_year_ago_on,
      y.pcn_code as pcn_code_year_ago,
      array(select patients from (select patients, counted_on from register.list_size l where l.practice_id = p.practice_id
        and l.counted_on <= ${day}::date order by counted_on desc limit 8) last_eight order by counted_on) as sizes
    from counted left join page on true
    left join register.practice_period p on p.practice_id = page.practice_id and p.from_on = page.from_on
    ${yearAgo(day)} ${seat(day)}
    order by page.key ${order} nulls last, page.ods_code`.execute(tx.db)
  const { total = 0, everyone = 0 } = rows[0] ?? {}
  return { rows: rows.filter(({ practice_id }) => practice_id !== null), total, everyone }
}

export type Choice = { readonly kind: 'pcn' | 'sub_icb' | 'constituency'; readonly code: string; readonly name: string }

/** The PCNs, commissioners and constituencies that an area's practices are in, to narrow by. */
export async function choicesIn(tx: Reading, area: Area, day: Temporal.PlainDate): Promise<readonly Choice[]> {
  const { rows } = await sql<Choice>`
    select distinct kind, code, coalesce(k.name, code) as name from (select p.* ${extentOf(tx, area, day).from}) p
    cross join lateral (values ('pcn', pcn_code, pcn_name), ('sub_icb', commissioner_code, commissioner_name),
      ('constituency', constituency_code, constituency_name)) k (kind, code, name)
    where code is not null order by 1, 3`.execute(tx.db)
  return rows
}

/** The groups of the LMCs in sight that stand on a day. */
export const groupsOn = (tx: Reading, day: Temporal.PlainDate) =>
  tx.db
    .selectFrom('register.practice_group')
    .select(['id', 'name', 'kind', 'lmc_id'])
    .where(sql<boolean>`during @> ${day}::date`)
    .orderBy('name')
    .execute()
