import { sql, type RawBuilder } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { computedState, figuresOf, isDisagreement, measuresOf, type Figures, type Measure } from '../measures/rules.ts'
import { alerts, type Alert, type ReturnAnswers } from '../returns/rules.ts'
import { thresholdsForEach } from '../thresholds/reads.ts'
import { usualThresholds } from '../thresholds/rules.ts'

export type Disagreement = {
  readonly lmc_id: Id<'lmc'>
  readonly practice_id: Id<'practice'>
  readonly ods_code: string
  readonly name: string
  readonly declared: Alert
  readonly computed: Alert
  readonly measures: readonly Measure[]
}

type Row = Omit<Disagreement, 'computed' | 'measures'>

const steps = sql`${[...alerts]}::text[]`

const card = (on: RawBuilder<unknown>) => sql`
  register.practice_card c on c.lmc_id = r.lmc_id and c.practice_id = r.practice_id
    and c.represented_during @> ${on} and c.from_on <= ${on} and c.until_on > ${on}`

/** Practices of these LMCs whose declared and computed states of a week are two steps apart or more. */
export async function disagreementsAmong(
  tx: Reading,
  lmc_ids: readonly Id<'lmc'>[],
  week_of: Temporal.PlainDate,
): Promise<readonly Disagreement[]> {
  const limits = await thresholdsForEach(tx, lmc_ids, week_of)
  const measured = (row: Row, figures: Figures) => measuresOf(figures, limits.get(row.lmc_id) ?? usualThresholds)
  const counted = [...limits].map(([lmc_id, { patients_per_gp_definition: definition }]) => ({ lmc_id, definition }))
  const named = ({ lmc_id, practice_id, ods_code, name, declared }: Row): Row => ({
    lmc_id,
    practice_id,
    ods_code,
    name,
    declared,
  })

  // A closed week's states stand as they were computed then.
  const { rows: closed } = await sql<Row & Figures & { computed: Alert }>`
    select r.lmc_id, r.practice_id, c.ods_code, c.name, r.alert as declared, r.computed, r.list_size, r.contacts,
      r.clinicians, r.clinician_contacts, r.gp_fte::float8, r.sessions_planned, r.sessions_lost, r.longest_wait_days
    from pressure.week_practice r
    join pressure.closed_week w on w.lmc_id = r.lmc_id and w.week_of = r.week_of
    join ${card(sql`w.reference_on`)}
    where r.lmc_id = any (${[...lmc_ids]}::uuid[]) and r.week_of = ${week_of}::date
      and abs(array_position(${steps}, r.alert) - array_position(${steps}, r.computed)) >= 2`.execute(tx.db)

  const { rows: open } = await sql<Row & ReturnAnswers & { register_list_size: number | null; gp_fte: number | null }>`
    select r.lmc_id, r.practice_id, c.ods_code, c.name, r.alert as declared, r.list_size, r.contacts, r.gp_contacts,
      r.gps_present, r.nurses_present, r.others_present, r.sessions_planned, r.sessions_lost, r.longest_wait_days,
      c.list_size as register_list_size, f.gp_fte::float8
    from pressure.weekly_return r
    join ${card(sql`r.reference_on`)}
    join jsonb_to_recordset(${JSON.stringify(counted)}::jsonb) as k (lmc_id uuid, definition text) on k.lmc_id = r.lmc_id
    left join lateral (select gp_fte from pressure.workforce
      where lmc_id = r.lmc_id and practice_id = r.practice_id and definition = k.definition and from_on <= r.reference_on
      order by source = 'practice' desc, from_on desc limit 1) f on true
    where r.week_of = ${week_of}::date and not r.is_late
      and not exists (select from pressure.closed_week w where w.lmc_id = r.lmc_id and w.week_of = r.week_of)`.execute(
    tx.db,
  )

  const all = [
    ...closed.map((row) => ({ ...named(row), computed: row.computed, measures: measured(row, row) })),
    ...open.map((row) => {
      const known = { list_size: row.register_list_size, gp_fte: row.gp_fte }
      const measures = measured(row, figuresOf(row, known))
      return { ...named(row), computed: computedState(measures), measures }
    }),
  ]
  return all
    .flatMap(({ computed, ...row }) => (isDisagreement(row.declared, computed) ? [{ ...row, computed }] : []))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB') || (one.ods_code < other.ods_code ? -1 : 1))
}

export const disagreementsIn = (tx: Reading, lmc_id: Id<'lmc'>, week_of: Temporal.PlainDate) =>
  disagreementsAmong(tx, [lmc_id], week_of)

/** The weeks of these LMCs that have returns to look through, the latest first: closed ones, and those that are open. */
export async function weeksReturned(tx: Reading, lmc_ids: readonly Id<'lmc'>[], this_week: Temporal.PlainDate) {
  const { rows } = await sql<{ week_of: Temporal.PlainDate }>`
    select week_of from pressure.closed_week where lmc_id = any (${[...lmc_ids]}::uuid[])
    union select week_of from pressure.weekly_return
      where lmc_id = any (${[...lmc_ids]}::uuid[]) and week_of >= ${this_week.subtract({ weeks: 1 })}::date
    order by week_of desc limit 104`.execute(tx.db)
  return rows.map(({ week_of }) => week_of)
}
