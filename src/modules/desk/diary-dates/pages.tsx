import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { clockTime, longDay, type Id } from '../../../platform/values.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Questions } from '../../../ui/form.tsx'
import { Button, ButtonLink, Hidden } from '../../../ui/links.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { SummaryList } from '../../../ui/summary-list.tsx'
import { dateForm } from './forms.ts'
import type { DiaryDate } from './reads.ts'
import { hoursOf } from './rules.ts'

type Sent = {
  raw?: RawOf<ReturnType<typeof dateForm>>
  errors?: ErrorsOf<ReturnType<typeof dateForm>>
  refusal?: string
}

const calendar = [{ label: 'Calendar', href: '/calendar' }]

export const NewDatePage = ({
  frame,
  pressed,
  raw = { lmc: [''] },
  errors,
  refusal,
}: Sent & { frame: Frame; pressed: string }) => (
  <Office
    title="Add a date"
    frame={frame}
    breadcrumbs={calendar}
    errors={errors !== undefined || refusal !== undefined}
    head={<PageHead title="Add a date" />}
  >
    <ErrorSummary errors={errors} refusal={refusal} />
    <form method="post" action="/calendar/dates" novalidate>
      <Questions form={dateForm(frame.lmcs)} raw={raw} errors={errors} />
      <Hidden values={{ pressed }} />
      <Button>Add the date</Button>
    </form>
  </Office>
)

const typed = ({ title, falls_on, begins_at, ends_at, place, lmc_id }: DiaryDate) => ({
  title: [title],
  falls_on: [falls_on.day, falls_on.month, falls_on.year].map(String),
  begins: begins_at ? [clockTime(begins_at)] : [],
  ends: ends_at ? [clockTime(ends_at)] : [],
  place: [place],
  lmc: [lmc_id ?? ''],
})

type DatePageProps = Sent & { frame: Frame; date: DiaryDate; may_write: boolean }

export const DatePage = ({ frame, date, may_write, raw, errors, refusal }: DatePageProps) => (
  <Office
    title={date.title}
    frame={frame}
    breadcrumbs={calendar}
    errors={errors !== undefined || refusal !== undefined}
    head={
      <PageHead
        title={date.title}
        as_at={`${longDay(date.falls_on)}${hoursOf(date) && `, ${hoursOf(date)}, London time`}`}
        actions={may_write && <ButtonLink href={`/calendar/dates/${date.id}/removal`}>Remove it</ButtonLink>}
      />
    }
  >
    <ErrorSummary errors={errors} refusal={refusal} />
    {may_write ? (
      <form method="post" action={`/calendar/dates/${date.id}`} novalidate>
        <Questions form={dateForm(frame.lmcs)} raw={raw ?? typed(date)} errors={errors} />
        <Hidden values={{ changes: String(date.changes) }} />
        <Button>Change the date</Button>
      </form>
    ) : (
      <SummaryList
        rows={[
          { label: 'Place', value: date.place },
          { label: 'Whose', value: date.lmc_name ?? 'The whole office’s' },
          { label: 'Added by', value: date.made_by },
        ]}
      />
    )}
  </Office>
)

export const RemoveDatePage = ({ frame, date }: { frame: Frame; date: DiaryDate }) => (
  <Office title="Remove this date?" frame={frame} breadcrumbs={calendar}>
    <Confirm
      action={`/calendar/dates/${date.id}/removal`}
      question="Remove this date?"
      consequences={[
        `${date.title}, ${longDay(date.falls_on)}, goes from the office’s calendar.`,
        'It goes from the calendars of everybody who reads this one elsewhere, when they next ask.',
      ]}
      button="Remove the date"
      cancel_href={`/calendar/dates/${date.id}`}
      is_danger
    />
  </Office>
)

const date: DiaryDate = {
  id: '0' as Id<'diary_date'>,
  lmc_id: null,
  lmc_name: null,
  title: 'Liaison meeting with the ICB',
  falls_on: Temporal.PlainDate.from('2026-11-26'),
  begins_at: Temporal.Instant.from('2026-11-26T17:30:00Z'),
  ends_at: Temporal.Instant.from('2026-11-26T19:00:00Z'),
  place: 'Weald House, room 2',
  changes: 0,
  made_by: 'Priya Raman',
}

export const previews = {
  new: () => <NewDatePage frame={previewFrame} pressed="" />,
  mistaken: () => (
    <NewDatePage
      frame={previewFrame}
      pressed=""
      raw={{ begins: ['half five'] }}
      errors={{ title: 'Enter title', begins: 'Begins at must be a time of the day, such as 17:30' }}
    />
  ),
  'one to change': () => <DatePage frame={previewFrame} date={date} may_write />,
  'one to read': () => <DatePage frame={previewFrame} date={date} may_write={false} />,
  removing: () => <RemoveDatePage frame={previewFrame} date={date} />,
}
