import { sql, type RawBuilder } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { AreaKind } from '../cells/rules.ts'
import { figureColumns } from '../figures/rules.ts'
import { alerts, type Alert } from '../returns/rules.ts'
import { settingsFor } from '../settings/reads.ts'
import { opelOf, type AreaMethod } from '../settings/rules.ts'
import { kindWords, type AreaWeek, type PictureKind, type Sums } from './rules.ts'

export type PictureArea = { readonly kind: PictureKind; readonly code: string }

/** Everything published, added up over the cells of a group; what one LMC holds back is in no sum. */
export const sums = sql`sum(c.practices)::int as practices, sum(c.patients)::int8 as patients,
  coalesce(sum(c.practices) filter (where c.returned is not null), 0)::int as practices_asked,
  ${sql.join(figureColumns.map((column) => sql`sum(c.${sql.ref(column)})::float8 as ${sql.ref(column)}`))}`

/** The cells an area is made of; the wall keeps them to the reader's LMCs. */
export const cellsIn = ({ kind, code }: PictureArea): RawBuilder<boolean> =>
  kind === 'england' || kind === 'office'
    ? sql`c.area_kind = 'lmc'`
    : sql`c.area_kind = ${kind} and c.area_code = ${code}`

export type Weeks = { readonly from: Temporal.PlainDate | null; readonly until: Temporal.PlainDate | null }

/** A year of weeks, where nobody says from which. */
const usualWeeks = 52

/** An area's closed weeks in a range, the earliest first; without a beginning, the last 52. */
export async function areaWeeks(tx: Reading, area: PictureArea, { from, until }: Weeks): Promise<AreaWeek[]> {
  const { rows } = await sql<AreaWeek>`
    select c.week_of, max(w.reference_on) as reference_on, bool_or(w.is_bank_holiday) as is_bank_holiday,
      array_agg(distinct w.area_method) as methods, array_agg(distinct c.lmc_id::text) as lmc_ids,
      coalesce(array_agg(distinct c.lmc_id::text) filter (where c.returned is null), '{}') as left_out, ${sums}
    from pressure.week_cell c join pressure.closed_week w on w.lmc_id = c.lmc_id and w.week_of = c.week_of
    where ${cellsIn(area)} ${from ? sql`and c.week_of >= ${from}::date` : sql``}
      ${until ? sql`and c.week_of <= ${until}::date` : sql``}
    group by c.week_of order by c.week_of desc ${from ? sql`` : sql`limit ${usualWeeks}`}`.execute(tx.db)
  return rows.toReversed()
}

/** What an area was last called by any week's cells; undefined where the reader has none of it. */
export async function areaName(tx: Reading, { kind, code }: PictureArea): Promise<string | undefined> {
  if (kind === 'england') return 'England'
  if (kind === 'office') return code === tx.actor.office_id ? officeName(tx) : undefined
  if (kind === 'lmc') {
    const id = tx.actor.lmc_ids.find((one) => one === code)
    return id && (await lmcNames(tx, [id])).get(id)
  }
  const cell = await tx.db
    .selectFrom('pressure.week_cell')
    .select('area_name')
    .where('area_kind', '=', kind)
    .where('area_code', '=', code)
    .orderBy('week_of', 'desc')
    .limit(1)
    .executeTakeFirst()
  return cell?.area_name
}

async function officeName(tx: Reading): Promise<string | undefined> {
  const { office_id } = tx.actor
  if (!office_id) return undefined
  const office = await tx.db.selectFrom('platform.office').select('name').where('id', '=', office_id).executeTakeFirst()
  return office?.name
}

export async function lmcNames(tx: Reading, ids: readonly Id<'lmc'>[]): Promise<ReadonlyMap<Id<'lmc'>, string>> {
  const rows = ids.length
    ? await tx.db.selectFrom('platform.lmc').select(['id', 'name']).where('id', 'in', ids).execute()
    : []
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** A part of an area, for the weeks asked. */
export type AreaPart = Sums & {
  readonly lmc_id: Id<'lmc'>
  readonly area_kind: AreaKind
  readonly area_code: string
  readonly area_name: string
  readonly methods: readonly AreaMethod[]
}

/** What an area divides into, in one week: an LMC into its localities and PCNs, anything else into its LMCs' parts of it. */
export async function areaParts(tx: Reading, area: PictureArea, week_of: Temporal.PlainDate): Promise<AreaPart[]> {
  const within = area.kind === 'lmc' ? sql`c.lmc_id::text = ${area.code} and c.area_kind <> 'lmc'` : cellsIn(area)
  const { rows } = await sql<AreaPart>`
    select c.lmc_id, c.area_kind, c.area_code, c.area_name, array_agg(distinct w.area_method) as methods, ${sums}
    from pressure.week_cell c join pressure.closed_week w on w.lmc_id = c.lmc_id and w.week_of = c.week_of
    where ${within} and c.week_of = ${week_of}::date
    group by c.lmc_id, c.area_kind, c.area_code, c.area_name`.execute(tx.db)
  const kinds = Object.keys(kindWords)
  return rows.toSorted(
    (one, other) =>
      kinds.indexOf(one.area_kind) - kinds.indexOf(other.area_kind) ||
      one.area_name.localeCompare(other.area_name, 'en-GB'),
  )
}

/** Which number of OPEL each state is for these LMCs in a week; null where they differ. */
export async function opelAmong(
  tx: Reading,
  lmc_ids: readonly Id<'lmc'>[],
  week_of: Temporal.PlainDate,
): Promise<Readonly<Record<Alert, number>> | null> {
  const [first, ...rest] = await settingsFor(tx, lmc_ids, week_of)
  if (!first || rest.some((other) => alerts.some((alert) => opelOf(first, alert) !== opelOf(other, alert)))) return null
  return { green: first.green_opel, amber: first.amber_opel, red: first.red_opel, black: first.black_opel }
}
