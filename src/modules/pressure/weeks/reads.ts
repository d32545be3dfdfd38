import { sql } from 'kysely'
import { bankHolidaysIn } from '../../../platform/bank-holidays.ts'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { OwnHoliday } from '../holidays/reads.ts'
import { usualSetting, type SettingOf } from '../settings/rules.ts'
import type { HolidayOn } from './rules.ts'

/** What governs a week of an LMC. */
export type Governing = { readonly setting: SettingOf; readonly holidayOn: HolidayOn }

/** What governs any week of these LMCs: read at once, however many there are. */
export async function governing(
  tx: Reading,
  lmc_ids: readonly Id<'lmc'>[],
): Promise<(lmc_id: Id<'lmc'>, week_of: Temporal.PlainDate) => Governing> {
  const among = sql`lmc_id = any (${[...lmc_ids]}::uuid[])`
  const { rows: settings } = await sql<SettingOf & { readonly from_week: Temporal.PlainDate }>`
    select * from pressure.setting where ${among} order by from_week desc`.execute(tx.db)
  const { rows: holidays } = await sql<OwnHoliday & { readonly lmc_id: Id<'lmc'> }>`
    select lmc_id, on_day, is_kept, name from pressure.holiday where ${among}`.execute(tx.db)
  const settingsOf = Map.groupBy(settings, ({ lmc_id }) => lmc_id)
  const changed = new Map(holidays.map((one) => [`${one.lmc_id} ${one.on_day.toString()}`, one]))
  const years = new Map<number, ReadonlyMap<string, string>>()
  const england = (year: number) => {
    const known = years.get(year) ?? new Map(bankHolidaysIn(year).map(({ on, name }) => [on.toString(), name]))
    years.set(year, known)
    return known
  }
  return (lmc_id, week_of) => ({
    setting: settingsOf.get(lmc_id)?.find(({ from_week }) => Temporal.PlainDate.compare(from_week, week_of) <= 0) ?? {
      ...usualSetting,
      lmc_id,
      from_week: null,
      set_by: null,
    },
    holidayOn: (day) => {
      const own = changed.get(`${lmc_id} ${day.toString()}`)
      if (own) return own.is_kept ? own.name : undefined
      return england(day.year).get(day.toString())
    },
  })
}
