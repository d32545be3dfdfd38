import { bankHolidaysIn } from '../../../platform/bank-holidays.ts'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { HolidayOn } from '../weeks/rules.ts'
import type { ListedHoliday } from './rules.ts'

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
  const years = new Map<number, ReadonlyMap<string, string>>()
  const england = (year: number) => {
    const known = years.get(year) ?? new Map(bankHolidaysIn(year).map(({ on, name }) => [on.toString(), name]))
    years.set(year, known)
    return known
  }
  return (day) => {
    const changed = own.get(day.toString())
    if (changed) return changed.is_kept ? changed.name : undefined
    return england(day.year).get(day.toString())
  }
}

/** England’s days of some years, and the LMC’s own from the first of them on, in order. */
export async function holidaysListed(
  tx: Reading,
  lmc_id: Id<'lmc'>,
  years: readonly number[],
): Promise<ListedHoliday[]> {
  const own = (await ownHolidays(tx, lmc_id)).filter(({ on_day }) => on_day.year >= Math.min(...years))
  const changed = new Set(own.map(({ on_day }) => on_day.toString()))
  const england = years.flatMap(bankHolidaysIn).filter(({ on }) => !changed.has(on.toString()))
  return [
    ...england.map(({ on, name }): ListedHoliday => ({ on_day: on, name, kind: 'england' })),
    ...own.map(({ on_day, name, is_kept }): ListedHoliday => ({ on_day, name, kind: is_kept ? 'own' : 'struck' })),
  ].toSorted((one, other) => Temporal.PlainDate.compare(one.on_day, other.on_day))
}
