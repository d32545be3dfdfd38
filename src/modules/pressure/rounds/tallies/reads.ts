import { sql } from 'kysely'
import type { Reading } from '../../../../platform/scope.ts'
import type { Id } from '../../../../platform/values.ts'
import { earliest } from '../../weeks/rules.ts'

/** How many practices of an LMC are in scope of a week, and what they said of it so far. */
export type Tally = {
  readonly practices: number
  /** In time. */
  readonly returned: number
  readonly late: number
  readonly silent: number
  readonly green: number
  readonly amber: number
  readonly red: number
  readonly black: number
}

export const nothing: Tally = { practices: 0, returned: 0, late: 0, silent: 0, green: 0, amber: 0, red: 0, black: 0 }

type Asked = { readonly lmc_id: Id<'lmc'>; readonly reference_on: Temporal.PlainDate }

/** The tallies of one week of several LMCs. What a closed week had in scope, and in time, stands; of an open one it is as of now. */
export async function talliesOf(tx: Reading, asked: readonly Asked[], week_of: Temporal.PlainDate) {
  const { rows } = await sql<Tally & { readonly lmc_id: Id<'lmc'> }>`
    with asked as materialized (select * from unnest(${asked.map(({ lmc_id }) => lmc_id)}::uuid[],
        ${asked.map(({ reference_on }) => reference_on.toString())}::date[]) as a(lmc_id, reference_on)),
    returned as materialized (select r.lmc_id, r.practice_id, r.alert, r.is_late from pressure.weekly_return r
      where r.lmc_id in (select lmc_id from asked) and r.week_of = ${week_of}::date),
    closed as materialized (select k.lmc_id from pressure.closed_week k
      where k.lmc_id in (select lmc_id from asked) and k.week_of = ${week_of}::date),
    stood as (
      select w.lmc_id, w.practice_id, w.alert, coalesce(r.is_late, false) as is_late
      from pressure.week_practice w left join returned r using (lmc_id, practice_id)
      where w.lmc_id in (select lmc_id from closed) and w.week_of = ${week_of}::date
      union all
      select c.lmc_id, c.practice_id, case when not r.is_late then r.alert end, coalesce(r.is_late, false)
      from asked a join register.practice_card c on c.lmc_id = a.lmc_id
        and c.represented_during * daterange(a.reference_on, a.reference_on, '[]') <> 'empty'::daterange
        and c.from_on <= a.reference_on and c.until_on > a.reference_on and c.until_on > ${earliest(asked)}::date and c.status = 'active'
      left join returned r on r.lmc_id = c.lmc_id and r.practice_id = c.practice_id
      where a.lmc_id not in (select lmc_id from closed))
    select lmc_id, count(*)::int as practices, count(alert)::int as returned,
      (count(*) filter (where alert is null and is_late))::int as late,
      (count(*) filter (where alert is null and not is_late))::int as silent,
      (count(*) filter (where alert = 'green'))::int as green, (count(*) filter (where alert = 'amber'))::int as amber,
      (count(*) filter (where alert = 'red'))::int as red, (count(*) filter (where alert = 'black'))::int as black
    from stood group by lmc_id`.execute(tx.db)
  return new Map(rows.map(({ lmc_id, ...tally }) => [lmc_id, tally]))
}
