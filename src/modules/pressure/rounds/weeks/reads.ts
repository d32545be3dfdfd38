import { sql } from 'kysely'
import type { Calendar } from '../../../../platform/module.ts'
import type { Reading } from '../../../../platform/scope.ts'
import { londonDay, type Id } from '../../../../platform/values.ts'
import { governing } from '../../weeks/reads.ts'
import { closesAt, freezesAt, opensAt, referenceDay, weekOf, weekState, type WeekState } from '../../weeks/rules.ts'
import { mailedOf } from '../reads.ts'
import { asksIn, nextReminder } from '../rules.ts'
import { nothing, talliesOf, type Tally } from '../tallies/reads.ts'
import { hasBegun, lmcsInWords } from './rules.ts'

export type LmcWeek = Tally & {
  readonly lmc_id: Id<'lmc'>
  readonly lmc_name: string
  readonly state: WeekState | 'not_collecting'
  readonly reference_on: Temporal.PlainDate | null
  readonly opens_at: Temporal.Instant
  readonly closes_at: Temporal.Instant
  readonly freezes_at: Temporal.Instant
  readonly invited_on: Temporal.PlainDate | null
  readonly reminded_on: readonly Temporal.PlainDate[]
  readonly next_reminder_at: Temporal.Instant | null
}

/** How a week stands at each of the LMCs in sight. */
export async function lmcWeeks(tx: Reading, week_of: Temporal.PlainDate): Promise<readonly LmcWeek[]> {
  const { lmc_ids } = tx.actor
  const governs = await governing(tx, lmc_ids)
  const mailed = await mailedOf(tx, lmc_ids, week_of)
  const lmcs = await tx.db
    .selectFrom('platform.lmc')
    .select(['id', 'short_name'])
    .where(sql<boolean>`id = any (${[...lmc_ids]}::uuid[])`)
    .orderBy('short_name')
    .execute()
  const weeks = lmcs.map(({ id: lmc_id, short_name: lmc_name }) => {
    const { setting, holidayOn } = governs(lmc_id, week_of)
    const went = mailed(lmc_id)
    const is_this_week = week_of.equals(weekOf(londonDay(tx.now)))
    return {
      lmc_id,
      lmc_name,
      state: setting.is_collecting ? weekState(week_of, setting, holidayOn, tx.now) : ('not_collecting' as const),
      reference_on: referenceDay(week_of, setting, holidayOn),
      opens_at: opensAt(week_of, setting, holidayOn),
      closes_at: closesAt(week_of, setting),
      freezes_at: freezesAt(week_of, setting),
      invited_on: went.find(({ kind }) => kind === 'invitation')?.mailed_on ?? null,
      reminded_on: went.flatMap(({ kind, mailed_on }) => (kind === 'reminder' ? mailed_on : [])),
      next_reminder_at: is_this_week ? nextReminder(tx.now, setting, holidayOn, went) : null,
    }
  })
  const opened = weeks.flatMap((week) =>
    week.reference_on && hasBegun(week) ? [{ lmc_id: week.lmc_id, reference_on: week.reference_on }] : [],
  )
  const tallies = await talliesOf(tx, opened, week_of)
  return weeks.map((week) => ({ ...week, ...(tallies.get(week.lmc_id) ?? nothing) }))
}

/** When weekly returns close and situation reports are frozen. LMCs that do so at the same moment are one date. */
export const closesAndFreezes: Calendar = {
  kind: 'Weekly returns',
  may: 'pressure.read_returns',
  async find(tx, from, until) {
    const { lmc_ids } = tx.actor
    const governs = await governing(tx, lmc_ids)
    const lmcs = await tx.db.selectFrom('platform.lmc').select(['id', 'short_name']).orderBy('short_name').execute()
    const dates = []
    // A report may be frozen in the week after its own.
    for (
      let week_of = weekOf(from).subtract({ weeks: 1 });
      Temporal.PlainDate.compare(week_of, until) < 0;
      week_of = week_of.add({ weeks: 1 })
    )
      for (const { id, short_name } of lmcs.filter(({ id }) => lmc_ids.includes(id))) {
        const { setting, holidayOn } = governs(id, week_of)
        if (!asksIn(week_of, setting, holidayOn)) continue
        dates.push({ what: 'The weekly return closes', at: closesAt(week_of, setting), week_of, short_name })
        dates.push({ what: 'The situation report is frozen', at: freezesAt(week_of, setting), week_of, short_name })
      }
    const fall = dates.filter(
      ({ at }) =>
        Temporal.PlainDate.compare(londonDay(at), from) >= 0 && Temporal.PlainDate.compare(londonDay(at), until) < 0,
    )
    return Map.groupBy(fall, ({ what, at, week_of }) => `${what} ${at.toString()} ${week_of.toString()}`)
      .entries()
      .flatMap(([key, [first, ...others]]) =>
        first
          ? [
              {
                uid: `pressure-${key.replaceAll(/[^\w]+/g, '-').toLowerCase()}`,
                title: `${first.what}: ${lmcsInWords([first, ...others].map(({ short_name }) => short_name))}`,
                on: londonDay(first.at),
                begins_at: first.at,
                ends_at: null,
                place: '',
                href: `/pressure?week=${first.week_of.toString()}`,
              },
            ]
          : [],
      )
      .toArray()
  },
}
