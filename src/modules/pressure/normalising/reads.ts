import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { areaState } from '../areas/rules.ts'
import type { Alert } from '../returns/rules.ts'
import type { AreaMethod } from '../settings/rules.ts'
import { thresholdsFor } from '../thresholds/reads.ts'
import { normalisingOf, type Normalising, type PublishedWeek } from './rules.ts'

type Declared = Readonly<Record<Alert, number | null>>

/** What is published of an LMC as a whole, week by week up to a day, the earliest first. */
export async function publishedWeeks(
  tx: Reading,
  lmc_id: Id<'lmc'>,
  until: Temporal.PlainDate,
): Promise<readonly PublishedWeek[]> {
  const { rows } = await sql<Omit<PublishedWeek, 'state'> & Declared & { area_method: AreaMethod }>`
    select c.week_of, w.is_bank_holiday, w.area_method, c.green, c.amber, c.red, c.black, c.contacts, c.contacts_patients, c.clinicians,
      c.clinician_contacts, c.workforce_patients, c.gp_fte::float8, c.sessions_planned, c.sessions_lost, c.wait_days, c.wait_from
    from pressure.week_cell c join pressure.closed_week w on w.lmc_id = c.lmc_id and w.week_of = c.week_of
    where c.lmc_id = ${lmc_id} and c.area_kind = 'lmc' and c.week_of <= ${until}::date order by c.week_of`.execute(
    tx.db,
  )
  return rows.map(({ area_method, green, amber, red, black, ...week }) => {
    // They are held back together.
    const is_held_back = green === null || amber === null || red === null || black === null
    return { ...week, state: is_held_back ? null : areaState([green, amber, red, black], area_method) }
  })
}

/** How far an LMC's latest published week, up to a day, has become its usual; null where none is published. */
export async function normalisingIn(
  tx: Reading,
  lmc_id: Id<'lmc'>,
  until: Temporal.PlainDate,
): Promise<Normalising | null> {
  const weeks = await publishedWeeks(tx, lmc_id, until)
  const [first, last] = [weeks[0], weeks.at(-1)]
  if (!first || !last) return null
  return normalisingOf(weeks, {
    now: await thresholdsFor(tx, lmc_id, last.week_of),
    first: await thresholdsFor(tx, lmc_id, first.week_of),
  })
}
