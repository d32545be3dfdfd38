import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { usualThresholds, type Thresholds } from './rules.ts'

export type ThresholdsOf = Thresholds & {
  /** Null where the LMC has set none and the usual ones hold. */
  readonly from_week: Temporal.PlainDate | null
  readonly set_by: string | null
}

const unset: ThresholdsOf = { ...usualThresholds, from_week: null, set_by: null }

const columns = (Object.keys(usualThresholds) as (keyof Thresholds)[]).map((name) =>
  /_(amber|red|black)$/.test(name) ? sql`${sql.ref(name)}::float8` : sql.ref(name),
)

/** Each LMC's limits for a week; the usual ones where it has set none. */
export async function thresholdsForEach(
  tx: Reading,
  lmc_ids: readonly Id<'lmc'>[],
  week_of: Temporal.PlainDate,
): Promise<ReadonlyMap<Id<'lmc'>, ThresholdsOf>> {
  const { rows } = await sql<ThresholdsOf & { lmc_id: Id<'lmc'> }>`
    select distinct on (lmc_id) lmc_id, ${sql.join(columns)}, from_week, set_by from pressure.threshold
    where lmc_id = any (${[...lmc_ids]}::uuid[]) and from_week <= ${week_of}::date
    order by lmc_id, from_week desc`.execute(tx.db)
  const set = new Map(rows.map(({ lmc_id, ...limits }) => [lmc_id, limits]))
  return new Map(lmc_ids.map((lmc_id) => [lmc_id, set.get(lmc_id) ?? unset]))
}

/** An LMC's limits for a week. */
export const thresholdsFor = async (
  tx: Reading,
  lmc_id: Id<'lmc'>,
  week_of: Temporal.PlainDate,
): Promise<ThresholdsOf> => (await thresholdsForEach(tx, [lmc_id], week_of)).get(lmc_id) ?? unset

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
