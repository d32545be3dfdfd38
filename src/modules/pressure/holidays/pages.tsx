import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { longDay, type Id } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Questions } from '../../../ui/form.tsx'
import { Button, PostButton } from '../../../ui/links.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { holidayForm } from './forms.ts'
import { mayChange, type ListedHoliday } from './rules.ts'

export type HolidaysPageProps = {
  frame: Frame
  lmc: { readonly id: Id<'lmc'>; readonly name: string }
  today: Temporal.PlainDate
  holidays: readonly ListedHoliday[]
  raw?: RawOf<typeof holidayForm>
  errors?: ErrorsOf<typeof holidayForm>
  refusal?: string
}

const tags = {
  england: null,
  own: <Tag kind="new">Added here</Tag>,
  struck: <Tag kind="closed">Not kept here</Tag>,
}

const Move = ({ address, holiday }: { address: string; holiday: ListedHoliday }) => {
  const [path, label] =
    holiday.kind === 'england'
      ? ['striking', 'Don’t keep it']
      : ['restoring', holiday.kind === 'own' ? 'Take it out' : 'Keep it again']
  return (
    <PostButton action={`${address}/${path}`} hidden={{ chosen: holiday.on_day.toString() }}>
      {label}
      <span class="unseen">: {longDay(holiday.on_day)}</span>
    </PostButton>
  )
}

export const HolidaysPage = ({ frame, lmc, today, holidays, raw, errors, refusal }: HolidaysPageProps) => {
  const returns = `/lmcs/${lmc.id}/returns`
  const address = `${returns}/holidays`
  return (
    <Office
      frame={frame}
      title="Bank holidays"
      errors={Boolean(errors ?? refusal)}
      breadcrumbs={[
        { label: 'LMCs', href: '/lmcs' },
        { label: lmc.name, href: `/lmcs/${lmc.id}` },
        { label: 'Weekly return', href: returns },
      ]}
      head={
        <PageHead
          kind={lmc.name}
          title="Bank holidays"
          about="Which day is counted, and how many working days an ask has taken, follow from these. Those of a week that has begun stay as they are."
        />
      }
    >
      <ErrorSummary errors={errors} refusal={refusal} />
      <Panel title={`England’s in ${today.year} and ${today.year + 1}, and your own`}>
        <Table
          label="Bank holidays"
          nouns={['day', 'days']}
          href={address}
          rows={holidays}
          empty="There is none."
          columns={[
            {
              key: 'on_day',
              label: 'Day',
              cell: ({ on_day, name, kind }) => (
                <>
                  {longDay(on_day)}
                  <br />
                  <span class="note">{name}</span> {tags[kind]}
                </>
              ),
            },
            {
              key: 'move',
              label: 'Change',
              kind: 'action',
              cell: (holiday) =>
                mayChange(holiday.on_day, today) ? <Move address={address} holiday={holiday} /> : 'Past, or this week',
            },
          ]}
        />
      </Panel>
      <Panel title="Add a day">
        <form method="post" action={address} novalidate>
          <Questions form={holidayForm} raw={raw} errors={errors} />
          <Button>Add it</Button>
        </form>
      </Panel>
    </Office>
  )
}

const day = (text: string) => Temporal.PlainDate.from(text)
const whole = {
  frame: previewFrame,
  lmc: { id: '0' as Id<'lmc'>, name: 'Wealdshire LMC' },
  today: day('2026-11-19'),
  holidays: [
    { on_day: day('2026-08-31'), name: 'Summer bank holiday', kind: 'england' },
    { on_day: day('2026-12-25'), name: 'Christmas Day', kind: 'england' },
    { on_day: day('2026-12-28'), name: 'Boxing Day (substitute day)', kind: 'struck' },
    { on_day: day('2027-06-14'), name: 'Wealdshire Day', kind: 'own' },
  ],
} as const

export const previews = {
  list: () => <HolidaysPage {...whole} />,
  mistaken: () => (
    <HolidaysPage
      {...whole}
      raw={{ on_day: ['25', '12', '2026'], name: ['Christmas'] }}
      errors={{ on_day: 'That day is on England’s list already' }}
    />
  ),
}
