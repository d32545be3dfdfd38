import { randomInt } from 'node:crypto'
import type { Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { cellsOf, type Draw } from '../cells/rules.ts'
import type { WeekPractice } from '../figures/rules.ts'
import { holidaysOf } from '../holidays/reads.ts'
import { computedState, figuresOf, measuresOf } from '../measures/rules.ts'
import { practicesInScope, type ScopedPractice } from '../scopes/reads.ts'
import { settingFor } from '../settings/reads.ts'
import { thresholdsFor } from '../thresholds/reads.ts'
import type { Thresholds } from '../thresholds/rules.ts'
import { referenceDay, weekday } from '../weeks/rules.ts'
import { workforceOn } from '../workforce/reads.ts'
import { groupsOn, lmcName, returnsInTime, type GroupedPractice, type InTime } from './reads.ts'
import { areasOf, type Belonging } from './rules.ts'

const byChance: Draw = (likelihood) => randomInt(2 ** 40) < likelihood * 2 ** 40

/**
 * Closes an LMC's week: keeps each practice in scope as it was on the reference day with what it returned in time, and all that
 * is published of it. False where the week is closed already, or has no return; from then on its figures stand.
 */
export async function closeWeek(
  tx: Writing,
  lmc_id: Id<'lmc'>,
  week_of: Temporal.PlainDate,
  came_by: 'round' | 'file',
  isDrawn: Draw = byChance,
): Promise<boolean> {
  const setting = await settingFor(tx, lmc_id, week_of)
  const holidayOn = await holidaysOf(tx, lmc_id)
  // A file of earlier years may know returns of a week for which today's setting has none.
  const reference_on =
    referenceDay(week_of, setting, holidayOn) ??
    (came_by === 'file' ? weekday(week_of, setting.reference_weekday) : null)
  if (!reference_on) return false
  const thresholds = await thresholdsFor(tx, lmc_id, week_of)
  const practices = await weekPractices(tx, lmc_id, week_of, reference_on, thresholds)
  const returned = practices.filter(({ alert }) => alert !== null).length

  const closed = await tx.db
    .insertInto('pressure.closed_week')
    .values({
      lmc_id,
      week_of,
      reference_on,
      closed_at: tx.now,
      practices: practices.length,
      returned,
      area_method: setting.area_method,
      smallest_cell: setting.smallest_cell,
      came_by,
      is_bank_holiday: [1, 2, 3, 4, 5].some((number) => holidayOn(weekday(week_of, number)) !== undefined),
    })
    .onConflict((on) => on.doNothing())
    .returning('week_of')
    .executeTakeFirst()
  if (!closed) return false

  const groups = Map.groupBy(await groupsOn(tx, lmc_id, reference_on), ({ practice_id }) => practice_id)
  const name = await lmcName(tx, lmc_id)
  const areas = areasOf(
    practices.map((practice) =>
      belongings(practice, { kind: 'lmc', code: lmc_id, name }, groups.get(practice.practice_id)),
    ),
  )
  const cells = cellsOf(areas, practices, setting.smallest_cell, isDrawn)
  // PostgreSQL takes 65,535 parameters in one statement.
  for (let at = 0; at < practices.length; at += 3_000)
    await tx.db
      .insertInto('pressure.week_practice')
      .values(
        practices
          .slice(at, at + 3_000)
          .map(({ ods_code: _code, name: _name, patients: _patients, ...practice }) => ({ ...practice, week_of })),
      )
      .execute()
  for (let at = 0; at < cells.length; at += 2_000)
    await tx.db
      .insertInto('pressure.week_cell')
      .values(cells.slice(at, at + 2_000).map(({ figures, ...cell }) => ({ ...cell, ...figures, lmc_id, week_of })))
      .execute()
  await tx.record(lmc_id, 'pressure.week_closed', {
    week_of: week_of.toString(),
    practices: practices.length,
    returned,
    came_by,
  })
  return true
}

type KeptPractice = ScopedPractice & WeekPractice

async function weekPractices(
  tx: Writing,
  lmc_id: Id<'lmc'>,
  week_of: Temporal.PlainDate,
  on: Temporal.PlainDate,
  thresholds: Thresholds,
): Promise<KeptPractice[]> {
  const returns = new Map((await returnsInTime(tx, lmc_id, week_of)).map((one) => [one.practice_id, one]))
  const fte = await workforceOn(tx, lmc_id, thresholds.patients_per_gp_definition, on)
  const practices = await practicesInScope(tx, [lmc_id], on)
  return practices.map((practice) =>
    keptPractice(practice, returns.get(practice.practice_id), fte.get(practice.practice_id) ?? null, thresholds),
  )
}

function keptPractice(
  practice: ScopedPractice,
  returned: InTime | undefined,
  gp_fte: number | null,
  thresholds: Thresholds,
): KeptPractice {
  const figures = figuresOf(returned, { list_size: practice.list_size, gp_fte })
  return {
    ...practice,
    ...figures,
    patients: practice.list_size,
    alert: returned?.alert ?? null,
    computed: returned ? computedState(measuresOf(figures, thresholds)) : null,
  }
}

function belongings(
  { pcn_code, pcn_name, icb_code, icb_name }: ScopedPractice,
  lmc: Belonging,
  groups: readonly GroupedPractice[] = [],
): Belonging[] {
  return [
    lmc,
    ...(icb_code ? [{ kind: 'icb', code: icb_code, name: icb_name ?? icb_code } as const] : []),
    ...(pcn_code ? [{ kind: 'pcn', code: pcn_code, name: pcn_name ?? pcn_code } as const] : []),
    ...groups,
  ]
}
