import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { holidaysOf } from '../holidays/reads.ts'
import { weekOf, weekState } from '../weeks/rules.ts'
import { holdsFrom, usualSetting, type SettingOf } from './rules.ts'

const unset = { from_week: null, set_by: null }

/**
 * How each of these LMCs collects a week's return; an LMC that has set nothing has the usual setting and isn't collecting. What
 * an LMC shows nowhere, for being too small, it shows in no report either, whatever was once set.
 */
export async function settingsFor(
  tx: Reading,
  lmc_ids: readonly Id<'lmc'>[],
  week_of: Temporal.PlainDate,
): Promise<SettingOf[]> {
  const { rows } = await sql<SettingOf>`
    select s.*, l.id as lmc_id, greatest(s.smallest_cell, l.smallest_cell) as smallest_cell
    from platform.lmc l left join lateral (
      select * from pressure.setting where lmc_id = l.id and from_week <= ${week_of}::date order by from_week desc limit 1
    ) s on true where l.id = any (${[...lmc_ids]}::uuid[])`.execute(tx.db)
  const found = new Map(rows.map((row) => [row.lmc_id, row]))
  return lmc_ids.map((lmc_id) => {
    const row = found.get(lmc_id)
    if (row?.from_week) return row
    return {
      ...usualSetting,
      ...unset,
      lmc_id,
      smallest_cell: Math.max(usualSetting.smallest_cell, row?.smallest_cell ?? 0),
    }
  })
}

export async function settingFor(tx: Reading, lmc_id: Id<'lmc'>, week_of: Temporal.PlainDate): Promise<SettingOf> {
  const [setting] = await settingsFor(tx, [lmc_id], week_of)
  return setting ?? { ...usualSetting, ...unset, lmc_id }
}

/** One setting that somebody made. */
export type SettingMade = SettingOf & {
  readonly from_week: Temporal.PlainDate
  readonly set_at: Temporal.Instant
  readonly set_by: string
}

/** Every setting of an LMC, the latest first. */
export async function settingsOf(tx: Reading, lmc_id: Id<'lmc'>): Promise<SettingMade[]> {
  const { rows } = await sql<SettingMade>`
    select * from pressure.setting where lmc_id = ${lmc_id} order by from_week desc`.execute(tx.db)
  return rows
}

/** From which week a change made now would hold. Collecting begins this week only while practices can still be in time for it. */
export async function weekOfChange(tx: Reading, lmc_id: Id<'lmc'>, begins_collecting = false) {
  const today = londonDay(tx.now)
  const [latest] = await settingsOf(tx, lmc_id)
  const this_week = await settingFor(tx, lmc_id, weekOf(today))
  const is_free = !this_week.is_collecting && (!begins_collecting || (await takesReturns(tx, this_week)))
  const from_week = holdsFrom(today, is_free)
  return latest && Temporal.PlainDate.compare(latest.from_week, from_week) > 0 ? latest.from_week : from_week
}

async function takesReturns(tx: Reading, setting: SettingOf) {
  const state = weekState(weekOf(londonDay(tx.now)), setting, await holidaysOf(tx, setting.lmc_id), tx.now)
  return state === 'not_open' || state === 'open'
}
