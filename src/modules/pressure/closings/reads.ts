import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { AreaKind } from '../cells/rules.ts'
import { holidaysOf } from '../holidays/reads.ts'
import type { Answered } from '../measures/rules.ts'
import type { ReturnAnswers } from '../returns/rules.ts'
import type { Setting } from '../settings/rules.ts'
import { graceEndsAt, referenceDay, type HolidayOn } from '../weeks/rules.ts'
import { settling } from './rules.ts'

export type WeekToClose = { readonly lmc_id: Id<'lmc'>; readonly week_of: Temporal.PlainDate }

/** The weeks of these LMCs that were collected, are past their grace and not closed yet, the oldest first. */
export async function weeksToClose(tx: Reading, lmc_ids: readonly Id<'lmc'>[]): Promise<WeekToClose[]> {
  const { rows } = await sql<WeekToClose & Setting>`
    select s.*, w.week_of from (
        select lmc_id, min(from_week) as since from pressure.setting
        where lmc_id = any (${[...lmc_ids]}::uuid[]) group by lmc_id) l
      cross join lateral (
        select day::date as week_of
        from generate_series(l.since, ${tx.now}::timestamptz at time zone 'Europe/London', interval '7 days') day) w
      join lateral (
        select * from pressure.setting where lmc_id = l.lmc_id and from_week <= w.week_of
        order by from_week desc limit 1) s on s.is_collecting
    where not exists (select from pressure.closed_week c where c.lmc_id = l.lmc_id and c.week_of = w.week_of)
    order by w.week_of, s.lmc_id`.execute(tx.db)
  const past = rows.filter((row) => Temporal.Instant.compare(graceEndsAt(row.week_of, row).add(settling), tx.now) <= 0)
  const holidays = new Map<Id<'lmc'>, HolidayOn>()
  for (const { lmc_id } of past) if (!holidays.has(lmc_id)) holidays.set(lmc_id, await holidaysOf(tx, lmc_id))
  return past.filter((row) => referenceDay(row.week_of, row, holidays.get(row.lmc_id) ?? (() => undefined)))
}

export type InTime = Answered & Pick<ReturnAnswers, 'alert'> & { readonly practice_id: Id<'practice'> }

export const returnsInTime = (tx: Reading, lmc_id: Id<'lmc'>, week_of: Temporal.PlainDate): Promise<InTime[]> =>
  tx.db
    .selectFrom('pressure.weekly_return')
    .select(['practice_id', 'alert', 'list_size', 'contacts', 'gp_contacts', 'gps_present', 'nurses_present'])
    .select(['others_present', 'sessions_planned', 'sessions_lost', 'longest_wait_days'])
    .where('lmc_id', '=', lmc_id)
    .where('week_of', '=', week_of)
    .where('is_late', '=', false)
    .execute()

export type GroupedPractice = {
  readonly practice_id: Id<'practice'>
  readonly kind: Extract<AreaKind, 'locality' | 'federation' | 'tag'>
  readonly code: string
  readonly name: string
}

/** Which groups of the LMC's which practices belonged to on a day. */
export async function groupsOn(tx: Reading, lmc_id: Id<'lmc'>, on: Temporal.PlainDate): Promise<GroupedPractice[]> {
  const { rows } = await sql<GroupedPractice>`
    select practice_id, kind, group_id as code, name from register.group_membership
    where lmc_id = ${lmc_id} and during @> ${on}::date`.execute(tx.db)
  return rows
}

export const lmcName = async (tx: Reading, lmc_id: Id<'lmc'>): Promise<string> =>
  (await tx.db.selectFrom('platform.lmc').select('name').where('id', '=', lmc_id).executeTakeFirstOrThrow()).name
