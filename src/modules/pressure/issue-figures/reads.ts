import { sql } from 'kysely'
import { NotFound } from '../../../platform/answers.ts'
import type { Reading } from '../../../platform/scope.ts'
import { londonDay, monthName, type Id } from '../../../platform/values.ts'
import { areaState } from '../areas/rules.ts'
import { outcomesBetween } from '../ask-outcomes/reads.ts'
import { outcomesInWords } from '../ask-outcomes/rules.ts'
import { holidaysOf } from '../holidays/reads.ts'
import { normalisingIn } from '../normalising/reads.ts'
import { normalisingSaid } from '../normalising/rules.ts'
import { alerts } from '../returns/rules.ts'
import { settingFor } from '../settings/reads.ts'
import { areaMethods, meansOf, opelOf, type AreaMethod, type Setting } from '../settings/rules.ts'
import { thresholdsFor } from '../thresholds/reads.ts'
import { fteDefinitions, type Thresholds } from '../thresholds/rules.ts'
import { graceEndsAt, isWorkingDay, weekday } from '../weeks/rules.ts'
// oxfmt-ignore
import {
  areaFigures, cellFigures, contactsInWeek, countsIn, patientsAtAmber, quotient,
  type Cell, type Figures, type MeasureFigure, type TrendWeek,
} from './rules.ts'

const columns = sql.join(cellFigures.map((name) => sql`${sql.ref(name)}::float8`))

const cellsOf = async (tx: Reading, lmc_id: Id<'lmc'>, week_of: Temporal.PlainDate): Promise<readonly Cell[]> =>
  (
    await sql<Cell>`
      select area_kind, area_code, area_name, practices, patients, ${columns} from pressure.week_cell
      where lmc_id = ${lmc_id} and week_of = ${week_of}::date and area_kind in ('lmc', 'locality', 'pcn')
      order by array_position('{lmc,locality,pcn}', area_kind), area_name collate "C", area_code`.execute(tx.db)
  ).rows

/** Everything that an issue of this week would show, from what was published of it and never from what practices said. */
export async function figuresFor(tx: Reading, lmc_id: Id<'lmc'>, week_of: Temporal.PlainDate): Promise<Figures> {
  const closed = await tx.db
    .selectFrom('pressure.closed_week as w')
    .innerJoin('platform.lmc as l', 'l.id', 'w.lmc_id')
    .select(['l.name', 'w.reference_on', 'w.area_method', 'w.smallest_cell'])
    .where('w.lmc_id', '=', lmc_id)
    .where('w.week_of', '=', week_of)
    .executeTakeFirst()
  const cells = closed ? await cellsOf(tx, lmc_id, week_of) : []
  const [own] = cells
  if (!closed || own?.area_kind !== 'lmc') throw new NotFound()
  const method = closed.area_method as AreaMethod
  const setting = await settingFor(tx, lmc_id, week_of)
  const thresholds = await thresholdsFor(tx, lmc_id, week_of)
  const holidayOn = await holidaysOf(tx, lmc_id)
  const found = await normalisingIn(tx, lmc_id, week_of)
  const trend = await thirteenWeeks(tx, lmc_id, week_of, method)
  const working_days = [1, 2, 3, 4, 5].filter((number) => isWorkingDay(weekday(week_of, number), holidayOn)).length
  const lmc = areaFigures(own, method)
  return {
    lmc_name: closed.name,
    week_of: week_of.toString(),
    reference_on: closed.reference_on.toString(),
    holiday: holidayOn(weekday(week_of, setting.reference_weekday)) ?? null,
    // Not when the job that closes weeks came to it, some minutes later.
    closed_at: graceEndsAt(week_of, setting).toString(),
    working_days,
    lmc,
    cell: own,
    areas: cells.slice(1).map((cell) => areaFigures(cell, method)),
    trend,
    contacts_in_week: contactsInWeek(lmc, working_days),
    patients_at_amber: patientsAtAmber(lmc),
    measures: measuresOf(own, setting, thresholds),
    normalising: found ? { said: normalisingSaid(found), band: found.baseline } : { said: [], band: null },
    asks: await askedLastMonth(tx, lmc_id, londonDay(tx.now)),
    means: byAlert((alert) => meansOf(setting, alert)),
    opel: byAlert((alert) => opelOf(setting, alert)),
    method: areaMethods[method],
    smallest_cell: closed.smallest_cell,
  }
}

const byAlert = <T>(of: (alert: (typeof alerts)[number]) => T) => ({
  green: of('green'),
  amber: of('amber'),
  red: of('red'),
  black: of('black'),
})

/** The LMC's weeks up to and with this one, thirteen without a gap. */
async function thirteenWeeks(
  tx: Reading,
  lmc_id: Id<'lmc'>,
  week_of: Temporal.PlainDate,
  method: AreaMethod,
): Promise<readonly TrendWeek[]> {
  type Week = Pick<Cell, 'returned' | 'green' | 'amber' | 'red' | 'black' | 'contacts' | 'contacts_patients'>
  const { rows } = await sql<Week & { week_of: Temporal.PlainDate; practices: number | null }>`
    select w::date as week_of, practices, returned, green, amber, red, black, contacts, contacts_patients
    from generate_series(${week_of}::date - 84, ${week_of}::date, interval '7 days') w
    left join pressure.week_cell c on c.lmc_id = ${lmc_id} and c.area_kind = 'lmc' and c.week_of = w::date
    order by w`.execute(tx.db)
  return rows.map((week) => ({
    week_of: week.week_of.toString(),
    practices: week.practices,
    returned: week.returned,
    state: areaState(countsIn(week), method),
    contacts_per_1000: quotient(week.contacts, week.contacts_patients, 1000),
  }))
}

function measuresOf(cell: Cell, setting: Setting, limits: Thresholds): readonly MeasureFigure[] {
  const asks = (question: Setting['optional_questions'][number]) => setting.optional_questions.includes(question)
  const of = (key: MeasureFigure['key'], value: number | null, from: number | null, note: string): MeasureFigure => ({
    key,
    value,
    from,
    limits: [limits[`${key}_amber`], limits[`${key}_red`], limits[`${key}_black`]],
    note,
  })
  const per_gp = quotient(cell.workforce_patients, cell.gp_fte)
  return [
    ...(asks('clinicians')
      ? [of('contacts_each', quotient(cell.clinician_contacts, cell.clinicians), cell.clinicians_from, '')]
      : []),
    of('patients_per_gp', per_gp, cell.workforce_from, fteDefinitions[limits.patients_per_gp_definition]),
    ...(asks('sessions')
      ? [of('sessions_lost', quotient(cell.sessions_lost, cell.sessions_planned, 100), cell.sessions_from, '')]
      : []),
    ...(asks('wait') ? [of('wait', quotient(cell.wait_days, cell.wait_from), cell.wait_from, '')] : []),
  ]
}

/** What came of the asks of the calendar month before a day. */
async function askedLastMonth(tx: Reading, lmc_id: Id<'lmc'>, on: Temporal.PlainDate): Promise<string> {
  const until = on.with({ day: 1 })
  const from = until.subtract({ months: 1 })
  return outcomesInWords(await outcomesBetween(tx, lmc_id, from, until), monthName(from))
}
