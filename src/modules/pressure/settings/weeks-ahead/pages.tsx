import { clockTime, londonDay, nearDay, weekdayName } from '../../../../platform/values.ts'
import { Table } from '../../../../ui/table.tsx'
import { Tag } from '../../../../ui/tag.tsx'
import { weekOf } from '../../weeks/rules.ts'
import type { Setting } from '../rules.ts'
import { weekAhead, type WeekAhead } from './rules.ts'

/** A day by its name alone, beside the week it is in; in full where it is in another. */
const dayIn = (day: Temporal.PlainDate, week_of: Temporal.PlainDate) =>
  weekOf(day).equals(week_of) ? weekdayName(day.dayOfWeek) : nearDay(day)
const moment = (at: Temporal.Instant, { week_of }: WeekAhead) => `${dayIn(londonDay(at), week_of)} ${clockTime(at)}`
/** Some lines, one beneath the other. */
export const several = (all: readonly string[]) =>
  all.length === 0 ? (
    'None'
  ) : (
    <>
      {all.map((one, at) => (
        <>
          {at > 0 && <br />}
          {one}
        </>
      ))}
    </>
  )

/** What happens in the weeks to come, week by week. */
export const WeeksAhead = ({ weeks }: { weeks: readonly WeekAhead[] }) => (
  <Table
    label="Weeks ahead"
    nouns={['week', 'weeks']}
    href=""
    rows={weeks}
    empty="Nothing is ahead."
    columns={[
      { key: 'week_of', label: 'Week of', cell: ({ week_of }) => nearDay(week_of) },
      {
        key: 'counted_on',
        label: 'Contacts of',
        cell: ({ week_of, plan, is_collecting, holiday }) => (
          <>
            {plan ? dayIn(plan.counted_on, week_of) : 'No return'} {holiday && <Tag kind="waiting">{holiday}</Tag>}{' '}
            {!is_collecting && <Tag kind="closed">Not collecting</Tag>}
          </>
        ),
      },
      { key: 'opens_at', label: 'Opens', cell: (week) => week.plan && moment(week.plan.opens_at, week) },
      {
        key: 'reminders_at',
        label: 'Reminders',
        cell: (week) => week.plan && several(week.plan.reminders_at.map((at) => moment(at, week))),
      },
      { key: 'closes_at', label: 'Closes', cell: (week) => week.plan && moment(week.plan.closes_at, week) },
      { key: 'freezes_at', label: 'Report frozen', cell: (week) => week.plan && moment(week.plan.freezes_at, week) },
    ]}
  />
)

const monday = Temporal.PlainDate.from('2026-11-16')
/** An ordinary week, and one whose Monday is a bank holiday. */
export const previewAhead = (setting: Setting): WeekAhead[] =>
  [0, 6].map((weeks) =>
    weekAhead(monday.add({ weeks }), setting, (day) =>
      day.toString() === '2026-12-28' ? 'Boxing Day (substitute day)' : undefined,
    ),
  )
