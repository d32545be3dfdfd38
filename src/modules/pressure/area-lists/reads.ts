import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import { sums } from '../areas/reads.ts'
import type { PictureKind, Sums } from '../areas/rules.ts'
import type { AreaMethod } from '../settings/rules.ts'

export type ListedArea = Sums & {
  readonly kind: PictureKind
  readonly code: string
  readonly name: string
  readonly methods: readonly AreaMethod[]
  /** In how many weeks it has cells at all. */
  readonly weeks: number
}

/** The last week that any LMC in sight has closed. */
export async function lastClosedWeek(tx: Reading): Promise<Temporal.PlainDate | null> {
  const { rows } = await sql<{ week_of: Temporal.PlainDate | null }>`
    select max(week_of) as week_of from pressure.closed_week`.execute(tx.db)
  return rows[0]?.week_of ?? null
}

/** Every area in sight with what is published of it, added up over the weeks from one to another; England last of all. */
export async function areasOver(
  tx: Reading,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Promise<ListedArea[]> {
  const { rows } = await sql<ListedArea>`
    with c as (
      select c.*, w.area_method from pressure.week_cell c
      join pressure.closed_week w on w.lmc_id = c.lmc_id and w.week_of = c.week_of
      where c.week_of between ${from}::date and ${until}::date)
    select case when grouping(area_code) = 1 then 'england' else area_kind end as kind, coalesce(area_code, 'england') as code,
      case when grouping(area_code) = 1 then 'England' else max(area_name) end as name,
      array_agg(distinct area_method) as methods, count(distinct week_of)::int as weeks, ${sums}
    from c group by grouping sets ((area_kind, area_code), (area_kind))
    having grouping(area_code) = 0 or area_kind = 'lmc'`.execute(tx.db)
  return rows
}
