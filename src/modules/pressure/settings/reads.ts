import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { usualSetting, type SettingOf } from './rules.ts'

/** How each of these LMCs collects a week's return; an LMC that has set nothing has the usual setting and isn't collecting. */
export async function settingsFor(
  tx: Reading,
  lmc_ids: readonly Id<'lmc'>[],
  week_of: Temporal.PlainDate,
): Promise<SettingOf[]> {
  const { rows } = await sql<SettingOf>`
    select distinct on (lmc_id) * from pressure.setting
    where lmc_id = any (${[...lmc_ids]}::uuid[]) and from_week <= ${week_of}::date
    order by lmc_id, from_week desc`.execute(tx.db)
  const set = new Map(rows.map((row) => [row.lmc_id, row]))
  return lmc_ids.map((lmc_id) => set.get(lmc_id) ?? { ...usualSetting, lmc_id, from_week: null, set_by: null })
}

export async function settingFor(tx: Reading, lmc_id: Id<'lmc'>, week_of: Temporal.PlainDate): Promise<SettingOf> {
  const [setting] = await settingsFor(tx, [lmc_id], week_of)
  return setting ?? { ...usualSetting, lmc_id, from_week: null, set_by: null }
}
