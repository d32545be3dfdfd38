import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { usualThresholds, type Thresholds } from './rules.ts'

export type ThresholdsOf = Thresholds & {
  /** Null where the LMC has set none and the usual ones hold. */
  readonly from_week: Temporal.PlainDate | null
  readonly set_by: string | null
}

const columns = (Object.keys(usualThresholds) as (keyof Thresholds)[]).map((name) =>
  /_(amber|red|black)$/.test(name) ? sql`${sql.ref(name)}::float8` : sql.ref(name),
)

/** An LMC's limits for a week. */
export async function thresholdsFor(
  tx: Reading,
  lmc_id: Id<'lmc'>,
  week_of: Temporal.PlainDate,
): Promise<ThresholdsOf> {
  const { rows } = await sql<ThresholdsOf>`
    select ${sql.join(columns)}, from_week, set_by from pressure.threshold
    where lmc_id = ${lmc_id} and from_week <= ${week_of}::date order by from_week desc limit 1`.execute(tx.db)
  return rows[0] ?? { ...usualThresholds, from_week: null, set_by: null }
}

export type ThresholdsSet = Thresholds & {
  readonly from_week: Temporal.PlainDate
  readonly set_at: Temporal.Instant
  readonly set_by: string
}

/** Every time that an LMC set its limits, the latest first; those that hold from a week to come are among them. */
export async function thresholdsSet(tx: Reading, lmc_id: Id<'lmc'>): Promise<readonly ThresholdsSet[]> {
  const { rows } = await sql<ThresholdsSet>`
    select ${sql.join(columns)}, from_week, set_at, set_by from pressure.threshold
    where lmc_id = ${lmc_id} order by from_week desc`.execute(tx.db)
  return rows
}
