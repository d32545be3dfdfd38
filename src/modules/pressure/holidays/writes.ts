import { bankHolidaysIn } from '../../../platform/bank-holidays.ts'
import { done, NotFound, refused } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import type { HolidayAnswers } from './forms.ts'
import { mayChange } from './rules.ts'

const englands = (on_day: Temporal.PlainDate) => bankHolidaysIn(on_day.year).find(({ on }) => on.equals(on_day))

/** Adds a day on which the LMC's practices are closed, and which England's list doesn't have. */
export async function addHoliday(tx: Writing, lmc_id: Id<'lmc'>, { on_day, name }: HolidayAnswers) {
  if (englands(on_day)) return refused('day_is_on_englands_list')
  if (on_day.dayOfWeek > 5) return refused('day_is_no_weekday')
  return keep(tx, lmc_id, { on_day, name, is_kept: true }, 'pressure.holiday_added')
}

/** Keeps one of England's bank holidays no longer, for this LMC. */
export async function strikeHoliday(tx: Writing, lmc_id: Id<'lmc'>, on_day: Temporal.PlainDate) {
  const holiday = englands(on_day)
  if (!holiday) throw new NotFound()
  return keep(tx, lmc_id, { on_day, name: holiday.name, is_kept: false }, 'pressure.holiday_struck')
}

/** Takes back what the LMC changed about a day: one of its own is gone, one of England's is kept again. */
export async function restoreHoliday(tx: Writing, lmc_id: Id<'lmc'>, on_day: Temporal.PlainDate) {
  if (!tx.actor.lmc_ids.includes(lmc_id)) throw new NotFound()
  if (!mayChange(on_day, londonDay(tx.now))) return refused('week_has_begun')
  const gone = await tx.db
    .deleteFrom('pressure.holiday')
    .where('lmc_id', '=', lmc_id)
    .where('on_day', '=', on_day)
    .returning(['name', 'is_kept'])
    .executeTakeFirst()
  const what = gone?.is_kept ? 'pressure.holiday_taken_out' : 'pressure.holiday_restored'
  if (gone) await tx.record(lmc_id, what, { on_day: on_day.toString(), name: gone.name })
  else tx.leavesNoRecord('somebody took it back already')
  return done()
}

type Change = HolidayAnswers & { readonly is_kept: boolean }

async function keep(tx: Writing, lmc_id: Id<'lmc'>, change: Change, what: string) {
  if (!tx.actor.lmc_ids.includes(lmc_id)) throw new NotFound()
  if (!mayChange(change.on_day, londonDay(tx.now))) return refused('week_has_begun')
  await tx.db
    .insertInto('pressure.holiday')
    .values({ ...change, lmc_id, set_at: tx.now, set_by: tx.actor.name })
    .execute()
  await tx.record(lmc_id, what, { on_day: change.on_day.toString(), name: change.name })
  return done()
}
