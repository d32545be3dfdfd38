import type { Insertable } from 'kysely'
import { done, NotFound, refused } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { DB } from '../../../platform/tables.ts'
import type { Id } from '../../../platform/values.ts'
import { lmcWith } from '../../register/door.ts'
import { settingFor, weekOfChange } from './reads.ts'
import { unfit, type Setting } from './rules.ts'

/**
 * Changes some of how an LMC collects its return, from the week on in which a change may begin. What was set before stays, for
 * what it governed; of two people who change different parts, neither undoes the other's.
 */
export async function changeSetting(tx: Writing, lmc_id: Id<'lmc'>, change: Partial<Setting>) {
  return keep(tx, lmc_id, change, 'pressure.setting_changed')
}

/** Begins collecting: this week, while practices can still be in time for it, or else from the next. */
export async function startCollecting(tx: Writing, lmc_id: Id<'lmc'>) {
  return keep(tx, lmc_id, { is_collecting: true }, 'pressure.collecting_started')
}

/** The week that has begun is collected to its end. */
export async function stopCollecting(tx: Writing, lmc_id: Id<'lmc'>) {
  return keep(tx, lmc_id, { is_collecting: false }, 'pressure.collecting_stopped')
}

async function keep(tx: Writing, lmc_id: Id<'lmc'>, change: Partial<Setting>, what: string) {
  const lmc = await lmcWith(tx, lmc_id)
  if (!lmc) throw new NotFound()
  const from_week = await weekOfChange(tx, lmc_id, change.is_collecting)
  const { set_by: _, ...before } = await settingFor(tx, lmc_id, from_week)
  const setting = { ...before, ...change }
  const wrong = unfit(setting)
  if (wrong) return refused(wrong)
  if (change.smallest_cell !== undefined && change.smallest_cell < lmc.smallest_cell)
    return refused('smaller_than_the_lmc_shows')
  const made = { set_at: tx.now, set_by: tx.actor.name }
  await tx.db
    .insertInto('pressure.setting')
    .values({ ...columns(setting), ...made, lmc_id, from_week } as Insertable<DB['pressure.setting']>)
    .onConflict((on) => on.columns(['lmc_id', 'from_week']).doUpdateSet({ ...columns(change), ...made }))
    .execute()
  await tx.record(lmc_id, what, { from_week: from_week.toString(), ...change })
  return done(from_week)
}

/** As the table keeps them. */
const columns = ({ own_questions, reminder_weekdays, optional_questions, ...change }: Partial<Setting>) => ({
  ...change,
  ...(own_questions && { own_questions: JSON.stringify(own_questions) }),
  ...(reminder_weekdays && { reminder_weekdays: [...reminder_weekdays] }),
  ...(optional_questions && { optional_questions: [...optional_questions] }),
})
