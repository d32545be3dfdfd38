import { sql, type RawBuilder } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { sameForAll } from '../editions/reads.ts'
import { extentOf, periodOf } from '../extents/reads.ts'
import { groupWith } from '../groups/reads.ts'
import { isNational, listSizeSteps, type Area, type AreaKind, type PartKind } from './rules.ts'

export type AreaName = { readonly kind: AreaKind; readonly code: string; readonly name: string }

/** What the last file on or before a day, or else the first after it, calls an area of the NHS, and what stands above it. */
const sightings: Readonly<Record<'icb' | 'sub-icb' | 'pcn', (code: string) => RawBuilder<unknown>>> = {
  icb: (code) => sql`select name, seen_on, null::text as above from register.icb_sighting where icb_code = ${code}`,
  'sub-icb': (code) =>
    sql`select name, seen_on, icb_code as above from register.sub_icb_sighting where commissioner_code = ${code}`,
  pcn: (code) => sql`select s.name, s.seen_on, s.commissioner_code as above from register.pcn_sighting s
    join register.pcn p on p.id = s.pcn_id where p.code = ${code}`,
}

const columns = {
  pcn: { code: sql.ref('p.pcn_code'), name: sql.ref('p.pcn_name'), above: sql.ref('p.commissioner_code') },
  'sub-icb': {
    code: sql.ref('p.commissioner_code'),
    name: sql.ref('p.commissioner_name'),
    above: sql.ref('p.icb_code'),
  },
  icb: { code: sql.ref('p.icb_code'), name: sql.ref('p.icb_name'), above: sql`null::text` },
  constituency: { code: sql.ref('p.constituency_code'), name: sql.ref('p.constituency_name'), above: sql`null::text` },
} as const

const england: AreaName = { kind: 'england', code: 'england', name: 'England' }
const above = { pcn: 'sub-icb', 'sub-icb': 'icb' } as const

/** An area's name and those of the areas above it, England first and itself last; nothing where it doesn't exist for the reader. */
export async function areaPathTo(tx: Reading, area: Area, day: Temporal.PlainDate): Promise<readonly AreaName[]> {
  if (area.kind === 'england') return [england]
  if (area.kind === 'office') return []
  const { kind, code } = area
  if (kind === 'group') {
    const group = await groupWith(tx, code as Id<'practice_group'>)
    return group
      ? [england, { kind: 'lmc', code: group.lmc_id, name: group.lmc_name }, { kind, code, name: group.name }]
      : []
  }
  if (kind === 'lmc') {
    if (!tx.actor.lmc_ids.some((id) => id === code)) return []
    const lmc = await tx.db
      .selectFrom('platform.lmc')
      .select('name')
      .where('id', '=', code as Id<'lmc'>)
      .executeTakeFirst()
    return lmc ? [england, { kind, code, name: lmc.name }] : []
  }
  if (kind === 'constituency') {
    const seat = await tx.db
      .selectFrom('register.constituency')
      .select('name')
      .where('code', '=', code)
      .executeTakeFirst()
    return seat ? [england, { kind, code, name: seat.name }] : []
  }
  // The practices of the day say it best; where none is left, the publisher's own list does.
  const { rows } = await sql<{ name: string | null; above: string | null }>`
    (select mode() within group (order by ${columns[kind].name}) as name, mode() within group (order by ${columns[kind].above}) as above, 1 as rank
      ${extentOf(tx, area, day).from} having count(*) > 0)
    union all
    (select name, above, 2 from (${sightings[kind](code)}) s order by seen_on > ${day}::date, abs(seen_on - ${day}::date) limit 1)
    order by rank`.execute(tx.db)
  if (rows.length === 0) return []
  const name = rows.find((row) => row.name !== null)?.name ?? code
  const parent = rows.find((row) => row.above !== null)?.above
  const parents = kind !== 'icb' && parent ? await areaPathTo(tx, { kind: above[kind], code: parent }, day) : [england]
  return [...(parents.length > 0 ? parents : [england]), { kind, code, name }]
}

export type Totals = {
  readonly practices: number
  readonly dormant: number
  readonly patients: number
  readonly average: number | null
  readonly smallest: number | null
  readonly largest: number | null
  readonly opened: number
  readonly closed: number
  readonly counted_on: Temporal.PlainDate | null
  /** Active practices with a list, by the steps of `listSizeSteps`. */
  readonly steps: readonly number[]
  readonly practices_year_ago: number
  readonly patients_year_ago: number
}

/** An area's figures on a day, over its active practices, with those of a year before. */
export const totalsOf = (tx: Reading, area: Area, day: Temporal.PlainDate): Promise<Totals> =>
  isNational(area) ? sameForAll(tx, ['totals', area, day.toString()], () => added(tx, area, day)) : added(tx, area, day)

async function added(tx: Reading, area: Area, day: Temporal.PlainDate): Promise<Totals> {
  const year_ago = day.subtract({ years: 1 })
  const [first, ...rest] = listSizeSteps
  const step = (from: number, to: number | undefined) =>
    sql`count(*) filter (where is_active and list_size >= ${from}::int ${to === undefined ? sql`` : sql`and list_size < ${to}::int`})::int`
  const steps = [first, ...rest].map((from, at) => step(from, rest[at]))
  const { rows } = await sql<Totals>`
    with now as (select p.practice_id, p.status, p.opened_on, p.list_size, p.list_size_on, p.status = 'active' as is_active
        ${extentOf(tx, area, day).from}),
      past as (select p.practice_id, p.list_size ${extentOf(tx, area, year_ago).from} and p.status = 'active')
    select count(*) filter (where is_active)::int as practices, count(*) filter (where status = 'dormant')::int as dormant,
      coalesce(sum(list_size) filter (where is_active), 0)::int8 as patients,
      avg(list_size) filter (where is_active)::float8 as average, min(list_size) filter (where is_active) as smallest,
      max(list_size) filter (where is_active) as largest, max(list_size_on) filter (where is_active) as counted_on,
      count(*) filter (where is_active and opened_on > ${year_ago}::date and opened_on <= ${day}::date)::int as opened,
      (select count(*)::int from past ${periodOf(sql`past.practice_id`, day, sql`c`)}
        where c.until_on > ${day}::date and c.status = 'closed') as closed,
      array[${sql.join(steps)}] as steps,
      (select count(*)::int from past) as practices_year_ago, (select coalesce(sum(list_size), 0)::int8 from past) as patients_year_ago
    from now`.execute(tx.db)
  const totals = rows[0]
  if (!totals) throw new Error('an area had no totals')
  return totals
}

export type Part = {
  readonly code: string
  readonly name: string
  readonly practices: number
  readonly patients: number
  readonly average: number | null
}

/** What an area is divided into on a day, over its active practices. */
export function partsIn(tx: Reading, area: Area, kind: PartKind, day: Temporal.PlainDate): Promise<readonly Part[]> {
  const find = () => partsFound(tx, area, kind, day)
  return isNational(area) ? sameForAll(tx, ['parts', area, kind, day.toString()], find) : find()
}

async function partsFound(tx: Reading, area: Area, kind: PartKind, day: Temporal.PlainDate) {
  const { code, name } = columns[kind]
  const { rows } = await sql<Part>`
    select ${code} as code, coalesce(max(${name}), ${code}) as name, count(*)::int as practices,
      coalesce(sum(p.list_size), 0)::int8 as patients, avg(p.list_size)::float8 as average
    ${extentOf(tx, area, day).from} and p.status = 'active' and ${code} is not null group by ${code} order by 2`.execute(
    tx.db,
  )
  return rows
}
