import { bankHolidaysIn } from '../../../platform/bank-holidays.ts'
import type { Calendar, Module } from '../../../platform/module.ts'
import { mayEnter } from '../../../platform/routes.ts'
import type { Reading } from '../../../platform/scope.ts'
import type { Actor } from '../../../platform/scope.ts'
import { inOrder, type Dated } from './rules.ts'

export const bankHolidays: Calendar = {
  kind: 'Bank holidays',
  may: 'desk.see_calendar',
  find: async (_, from, until) =>
    Array.from({ length: until.year - from.year + 1 }, (_year, at) => bankHolidaysIn(from.year + at))
      .flat()
      .filter(({ on }) => Temporal.PlainDate.compare(on, from) >= 0 && Temporal.PlainDate.compare(on, until) < 0)
      .map(({ on, name }) => ({
        uid: `bank-holiday-${on.toString()}`,
        title: name,
        on,
        begins_at: null,
        ends_at: null,
        place: '',
        href: '',
      })),
}

export const calendarsOf = (modules: readonly Module[], actor: Actor) =>
  modules.flatMap(({ calendars }) => calendars ?? []).filter(({ may }) => mayEnter(actor, may))

/** Everything that falls from one day up to another in these calendars. */
export async function datesIn(
  tx: Reading,
  calendars: readonly Calendar[],
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Promise<readonly Dated[]> {
  const found: Dated[] = []
  for (const { kind, find } of calendars) for (const date of await find(tx, from, until)) found.push({ ...date, kind })
  return found.toSorted(inOrder)
}
