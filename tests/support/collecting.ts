import { usualSetting, type Setting } from '../../src/modules/pressure/settings/rules.ts'
import { done } from '../../src/platform/answers.ts'
import type { Scope } from '../../src/platform/scope.ts'
import type { Id } from '../../src/platform/values.ts'

/** An LMC collects returns from a week on, as usual but for what is given. */
export async function collecting(scope: Scope, lmc_id: Id<'lmc'>, from_week: string, changed: Partial<Setting> = {}) {
  const { own_questions, ...setting } = { ...usualSetting, is_collecting: true, signed_by: 'Priya Raman', ...changed }
  await scope.write(async (tx) => {
    tx.leavesNoRecord('made for a test')
    await tx.db
      .insertInto('pressure.setting')
      .values({
        ...setting,
        lmc_id,
        from_week: Temporal.PlainDate.from(from_week),
        reminder_weekdays: [...setting.reminder_weekdays],
        optional_questions: [...setting.optional_questions],
        own_questions: JSON.stringify(own_questions),
        set_at: tx.now,
        set_by: 'Ruth Okafor',
      })
      .execute()
    return done()
  })
}
