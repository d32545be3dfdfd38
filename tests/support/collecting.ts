import { usualSetting, type Setting } from '../../src/modules/pressure/settings/rules.ts'
import type { Scope } from '../../src/platform/scope.ts'
import type { Id } from '../../src/platform/values.ts'
import { setUp } from './set-up.ts'

/** An LMC collects from this Monday on, as usual but for what is told. */
export const collecting = (scope: Scope, lmc_id: Id<'lmc'>, from_week: string, told: Partial<Setting> = {}) =>
  setUp(scope, (tx) => {
    const { own_questions, optional_questions, reminder_weekdays, ...usual } = { ...usualSetting, is_collecting: true }
    const setting = { ...usual, signed_by: 'Priya Raman', signed_post: 'Liaison manager', ...told }
    return tx.db
      .insertInto('pressure.setting')
      .values({
        ...setting,
        lmc_id,
        from_week: Temporal.PlainDate.from(from_week),
        reminder_weekdays: [...(told.reminder_weekdays ?? reminder_weekdays)],
        optional_questions: [...(told.optional_questions ?? optional_questions)],
        own_questions: JSON.stringify(told.own_questions ?? own_questions),
        set_at: tx.now,
        set_by: 'Ruth Okafor',
      })
      .execute()
  })

type Where = { readonly lmc_id: Id<'lmc'>; readonly practice_id: Id<'practice'> }

/** A practice's return for a week is in, as the office would find it. */
export const returned = (
  scope: Scope,
  { lmc_id, practice_id }: Where,
  week_of: string,
  told: { readonly alert?: 'green' | 'amber' | 'red' | 'black'; readonly is_late?: boolean } = {},
) =>
  setUp(scope, (tx) =>
    tx.db
      .insertInto('pressure.weekly_return')
      .values({
        lmc_id,
        practice_id,
        week_of: Temporal.PlainDate.from(week_of),
        reference_on: Temporal.PlainDate.from(week_of),
        alert: told.alert ?? 'amber',
        comment: '',
        own_answers: '{}',
        versions: 1,
        is_late: told.is_late ?? false,
        submitted_at: tx.now,
        submitted_by: 'Jo Bright',
      })
      .execute(),
  )

/** A week closed with these practices in scope, and what each said in time; null is nothing. */
export const weekClosed = (
  scope: Scope,
  lmc_id: Id<'lmc'>,
  week_of: string,
  said: readonly (readonly [Id<'practice'>, 'green' | 'amber' | 'red' | 'black' | null])[],
) =>
  setUp(scope, async (tx) => {
    const of = { lmc_id, week_of: Temporal.PlainDate.from(week_of) }
    await tx.db
      .insertInto('pressure.closed_week')
      .values({
        ...of,
        reference_on: of.week_of,
        closed_at: tx.now,
        practices: said.length,
        returned: said.filter(([, alert]) => alert).length,
        area_method: 'most_common',
        smallest_cell: 5,
        came_by: 'round',
        is_bank_holiday: false,
      })
      .execute()
    if (said.length === 0) return
    await tx.db
      .insertInto('pressure.week_practice')
      .values(said.map(([practice_id, alert]) => ({ ...of, practice_id, alert })))
      .execute()
  })
