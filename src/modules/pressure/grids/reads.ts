import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { GridAsked } from './rules.ts'

export type GridRow = {
  readonly practice_id: Id<'practice'>
  readonly ods_code: string
  readonly name: string
  readonly lmc_id: Id<'lmc'>
  /** For each week asked: the state declared, `none` without a return, null where the practice wasn't in scope. */
  readonly states: readonly (string | null)[]
}

export type Grid = { readonly rows: readonly GridRow[]; readonly total: number }

const size = 60

/** The practices of a page of the grid, with what each declared in these weeks. */
export async function gridOf(
  tx: Reading,
  weeks: readonly Temporal.PlainDate[],
  { lmc, sort, page }: GridAsked,
): Promise<Grid> {
  const first = weeks[0]
  const last = weeks.at(-1)
  if (!first || !last) return { rows: [], total: 0 }
  const order = {
    worst: sql`worst desc, asked desc, practice_id`,
    silent: sql`silent desc, worst desc, practice_id`,
    name: sql`(select min(c.name collate "C") from register.practice_card c where c.practice_id = each.practice_id
      and c.from_on <= ${last}::date + 6 and c.until_on > ${last}::date + 6), practice_id`,
  }[sort]
  type Found = Omit<GridRow, 'states'> & { weeks: readonly string[]; given: readonly string[]; total: number }
  // Names are looked up for the page alone, unless it is ordered by them.
  const { rows } = await sql<Found>`
    with each as (
      select lmc_id, practice_id, count(*) as asked, count(*) filter (where alert is null) as silent,
        coalesce(avg(array_position(array['green', 'amber', 'red', 'black'], alert) - 1), -1) as worst,
        array_agg(week_of::text) as weeks, array_agg(coalesce(alert, 'none')) as given
      from pressure.week_practice
      where week_of between ${first}::date and ${last}::date ${lmc ? sql`and lmc_id = ${lmc}` : sql``}
      group by lmc_id, practice_id),
    page as (
      select *, row_number() over (order by ${order}) as place, count(*) over ()::int as total
      from each order by place limit ${size} offset ${(page - 1) * size})
    select e.practice_id, p.ods_code, p.name, e.lmc_id, e.weeks, e.given, e.total
    from page e cross join lateral (
      select c.ods_code, c.name from register.practice_card c
      where c.practice_id = e.practice_id and c.from_on <= ${last}::date + 6 order by c.from_on desc limit 1) p
    order by e.place`.execute(tx.db)
  return {
    rows: rows.map(({ weeks: asked, given, total: _total, ...row }) => ({
      ...row,
      states: weeks.map((week) => given[asked.indexOf(week.toString())] ?? null),
    })),
    total: rows[0]?.total ?? 0,
  }
}

/** The last weeks that any of the LMCs in sight, or one of them, has closed, the earliest first. */
export async function weeksClosed(tx: Reading, lmc: string, most: number): Promise<Temporal.PlainDate[]> {
  const { rows } = await sql<{ week_of: Temporal.PlainDate }>`
    select distinct week_of from pressure.closed_week ${lmc ? sql`where lmc_id = ${lmc}` : sql``}
    order by week_of desc limit ${most}`.execute(tx.db)
  return rows.map(({ week_of }) => week_of).toReversed()
}
