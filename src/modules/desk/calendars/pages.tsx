import type { Frame } from '../../../platform/routes.ts'
import { counted, longDay, monthName } from '../../../platform/values.ts'
import { SelectField } from '../../../ui/choices.tsx'
import { Button, ButtonLink, Hidden, address } from '../../../ui/links.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { hoursOf } from '../diary-dates/rules.ts'
import { weeksOf, type Dated } from './rules.ts'

type CalendarPageProps = {
  frame: Frame
  today: Temporal.PlainDate
  /** Its first day. */
  month: Temporal.PlainDate
  kinds: readonly string[]
  /** The one shown; all where it is empty. */
  kind: string
  dates: readonly Dated[]
  may_write: boolean
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

const monthText = (day: Temporal.PlainDate) => day.toPlainYearMonth().toString()

/** More than these on a day are folded away. */
const mostShown = 5

const Entry = ({ date }: { date: Dated }) => (
  <li>
    {hoursOf(date) && <span class="when">{hoursOf(date)} </span>}
    {date.href ? <a href={date.href}>{date.title}</a> : <span>{date.title}</span>}
    {date.place && <span class="note"> {date.place}</span>}
  </li>
)

const Day = (props: {
  day: Temporal.PlainDate
  month: Temporal.PlainDate
  is_today: boolean
  dates: readonly Dated[]
}) => {
  const { day, month, is_today, dates } = props
  const kind = day.month !== month.month ? 'is-outside' : dates.length === 0 ? 'is-empty' : undefined
  return (
    <td class={[kind, is_today && 'is-today'].filter(Boolean).join(' ') || undefined}>
      {day.month === month.month && (
        <time datetime={day.toString()} aria-current={is_today ? 'date' : undefined}>
          <span class="short">{day.day}</span>
          <span class="long">{longDay(day)}</span>
        </time>
      )}
      {dates.length > 0 && (
        <ul>
          {dates.slice(0, mostShown).map((date) => (
            <Entry date={date} />
          ))}
        </ul>
      )}
      {dates.length > mostShown && (
        <details>
          <summary>{dates.length - mostShown} more</summary>
          <ul>
            {dates.slice(mostShown).map((date) => (
              <Entry date={date} />
            ))}
          </ul>
        </details>
      )}
    </td>
  )
}

export const CalendarPage = ({ frame, today, month, kinds, kind, dates, may_write }: CalendarPageProps) => {
  const byDay = Map.groupBy(dates, ({ on }) => on.toString())
  const to = (months: number) =>
    address('/calendar', { month: monthText(month.add({ months })), kind: kind === '' ? null : kind })
  return (
    <Office
      title={`Calendar, ${monthName(month)}`}
      frame={frame}
      head={
        <PageHead
          title={monthName(month)}
          kind="Calendar"
          actions={
            <>
              {may_write && <ButtonLink href="/calendar/dates/new">Add a date</ButtonLink>}
              <ButtonLink href="/calendar/feed">In your own calendar</ButtonLink>
            </>
          }
        />
      }
    >
      <form class="filters" method="get" action="/calendar" aria-label="Which dates">
        <SelectField
          name="kind"
          label="Show"
          none="Everything"
          value={kind}
          options={kinds.map((value) => ({ value, label: value }))}
        />
        <Hidden values={{ month: monthText(month) }} />
        <Button kind="second">Show</Button>
        <nav class="months" aria-label="Other months">
          <a href={to(-1)}>‹ {monthName(month.subtract({ months: 1 }))}</a>
          {monthText(month) !== monthText(today) && (
            <a href={address('/calendar', { kind: kind || null })}>This month</a>
          )}
          <a href={to(1)}>{monthName(month.add({ months: 1 }))} ›</a>
        </nav>
      </form>
      <table class="calendar">
        <caption class="unseen">
          {monthName(month)}: {counted(dates.length, 'date', 'dates')}
        </caption>
        <thead>
          <tr>
            {weekdays.map((day) => (
              <th scope="col">{day}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr>
              {week.map((day) => (
                <Day {...{ day, month }} is_today={day.equals(today)} dates={byDay.get(day.toString()) ?? []} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {dates.length === 0 && <p class="empty">Nothing is in the calendar for {monthName(month)}.</p>}
    </Office>
  )
}

const today = Temporal.PlainDate.from('2026-12-17')
const date = (title: string, day: number, hours?: readonly [string, string]): Dated => ({
  kind: 'The office’s dates',
  uid: title,
  title,
  on: today.with({ day }),
  begins_at: hours ? Temporal.Instant.from(`2026-12-${day}T${hours[0]}:00Z`) : null,
  ends_at: hours ? Temporal.Instant.from(`2026-12-${day}T${hours[1]}:00Z`) : null,
  place: '',
  href: '/calendar/dates/1',
})
const shown = { frame: previewFrame, today, month: today.with({ day: 1 }), kind: '', may_write: true }

export const previews = {
  'a month': () => (
    <CalendarPage
      {...shown}
      kinds={['The office’s dates', 'Bank holidays', 'Ends of roles']}
      dates={[
        date('Liaison meeting with the integrated care board and the federation', 10, ['17:30', '19:00']),
        ...Array.from({ length: 7 }, (_, at) => date(`Role of an observer ends (${at + 1})`, 31)),
        { ...date('Christmas Day', 25), href: '' },
      ]}
    />
  ),
  'an empty month': () => <CalendarPage {...shown} kinds={['Bank holidays']} kind="Bank holidays" dates={[]} />,
}
