import { bankHolidaysIn } from '../../../platform/bank-holidays.ts'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { HolidayOn } from '../weeks/rules.ts'

export type OwnHoliday = {
  readonly on_day: Temporal.PlainDate
  /** False where England keeps the day and the LMC does not. */
  readonly is_kept: boolean
  readonly name: string
}

export const ownHolidays = (tx: Reading, lmc_id: Id<'lmc'>): Promise<OwnHoliday[]> =>
  tx.db
    .selectFrom('pressure.holiday')
    .select(['on_day', 'is_kept', 'name'])
    .where('lmc_id', '=', lmc_id)
    .orderBy('on_day')
    .execute()

/** England's bank holidays, with what the LMC changed of them. */
export async function holidaysOf(tx: Reading, lmc_id: Id<'lmc'>): Promise<HolidayOn> {
  const own = new Map((await ownHolidays(tx, lmc_id)).map((one) => [one.on_day.toString(), one]))
  return (day) => {
    const changed = own.get(day.toString())
    if (changed) return changed.is_kept ? changed.name : undefined
    return bankHolidaysIn(day.year).find(({ on }) => on.equals(day))?.name
  }
}
