import type { Frame } from '../../../platform/routes.ts'
import { count, figure, longDay, shortDay } from '../../../platform/values.ts'
import { AlertGrid } from '../../../ui/charts/alert-grid.tsx'
import { Lines } from '../../../ui/charts/lines.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table, type Column } from '../../../ui/table.tsx'
import { NotKnown, Tag } from '../../../ui/tag.tsx'
import { everyWeek } from '../areas/rules.ts'
import { isDisagreement } from '../measures/rules.ts'
import { alerts, alertWords, isAlert, stepOf } from '../returns/rules.ts'
import type { PracticeSeen, PracticeWeek } from './reads.ts'

export type PracticePicturePageProps = {
  frame: Frame
  practice: PracticeSeen
  /** The earliest first. */
  weeks: readonly PracticeWeek[]
}

const perThousand = ({ contacts, list_size }: PracticeWeek) =>
  contacts === null || !list_size ? null : (contacts / list_size) * 1000

const disagrees = ({ alert, computed }: PracticeWeek) =>
  isAlert(alert) && isAlert(computed) && isDisagreement(alert, computed)

/** As many weeks as cells with a letter have room for. */
const shownWeeks = 26

export const PracticePicturePage = ({ frame, practice, weeks }: PracticePicturePageProps) => {
  const last = weeks.at(-1)
  const returned = weeks.filter(({ alert }) => alert !== null).length
  const base = last && {
    of: `${returned} of ${count(weeks.length, 'week')} returned`,
    as_at: `up to the week of ${longDay(last.week_of)}`,
  }
  const cells = everyWeek(weeks.slice(-shownWeeks))
  const row = (label: string, of: (week: PracticeWeek) => string | null) => ({
    label,
    cells: cells.map(([, week]) => {
      const state = week && of(week)
      return week ? (isAlert(state) ? stepOf(state) : null) : ('outside' as const)
    }),
  })
  return (
    <Office
      frame={frame}
      title={`Pressure: ${practice.name}`}
      breadcrumbs={[
        { label: 'Pressure by area', href: '/pressure/areas' },
        { label: 'Practices by week', href: '/pressure/grid' },
      ]}
      head={
        <PageHead
          kind="Practice"
          title={practice.name}
          about={
            <>
              <a href={`/practices/${practice.ods_code}`}>{practice.ods_code}</a>. For the office only; that you looked
              is recorded.
            </>
          }
          as_at={last ? `Closed weeks, up to that of ${longDay(last.week_of)}` : 'No week is closed yet.'}
        />
      }
    >
      {last && disagrees(last) && (
        <Notice kind="warning" title="What it declared and what its figures come to are two steps or more apart.">
          It knows things that figures don’t. Ask how the week felt, and which figure looks wrong.
        </Notice>
      )}
      {base && (
        <Panel title="States">
          <AlertGrid
            title={`Declared and computed: ${practice.name}`}
            base={base}
            method="– is no return in time, or too few figures to compute from."
            states={alerts.map((alert) => ({ label: alertWords[alert], mark: alert }))}
            columns={cells.map(([week_of]) => shortDay(week_of))}
            rows={[row('Declared', ({ alert }) => alert), row('Computed', ({ computed }) => computed)]}
          />
        </Panel>
      )}
      {base && (
        <Panel title="Contacts">
          <Lines
            title={`Contacts per 1,000 patients: ${practice.name}`}
            base={base}
            unit="clinical contacts on the week’s reference day"
            times={everyWeek(weeks).map(([week_of]) => shortDay(week_of))}
            lines={[{ label: 'Contacts', values: everyWeek(weeks).map(([, week]) => week && perThousand(week)) }]}
          />
        </Panel>
      )}
      <Panel title="Week by week">
        <Table
          label="Weeks"
          columns={columnsOf(practice.ods_code)}
          rows={weeks.toReversed()}
          href={`/pressure/practices/${practice.ods_code}`}
          nouns={['week', 'weeks']}
          is_wide
          empty="No week was closed while this practice was in scope."
        />
      </Panel>
    </Office>
  )
}

const State = ({ of }: { of: string | null }) => (isAlert(of) ? <Tag kind={of}>{alertWords[of]}</Tag> : <NotKnown />)
const Figure = ({ of }: { of: number | null }) => (of === null ? <NotKnown /> : <>{figure(of)}</>)

const columnsOf = (ods_code: string): readonly Column<PracticeWeek>[] => [
  {
    key: 'week_of',
    label: 'Week of',
    kind: 'date',
    cell: ({ week_of }) => <a href={`/pressure/returns/${ods_code}/${week_of.toString()}`}>{shortDay(week_of)}</a>,
  },
  {
    key: 'alert',
    label: 'Declared',
    kind: 'tag',
    cell: ({ alert }) => (alert === null ? <span class="note">no return</span> : <State of={alert} />),
  },
  { key: 'computed', label: 'Computed', kind: 'tag', cell: ({ computed }) => <State of={computed} /> },
  { key: 'apart', label: 'Apart', kind: 'tag', cell: (week) => disagrees(week) && <Tag kind="waiting">Far apart</Tag> },
  { key: 'contacts', label: 'Contacts', kind: 'number', cell: ({ contacts }) => <Figure of={contacts} /> },
  { key: 'per_1000', label: 'Per 1,000', kind: 'number', cell: (week) => <Figure of={perThousand(week)} /> },
  { key: 'clinicians', label: 'Clinicians', kind: 'number', cell: ({ clinicians }) => <Figure of={clinicians} /> },
  { key: 'gp_fte', label: 'Full-time GPs', kind: 'number', cell: ({ gp_fte }) => <Figure of={gp_fte} /> },
  {
    key: 'sessions_lost',
    label: 'Sessions lost',
    kind: 'number',
    cell: ({ sessions_lost, sessions_planned }) => (
      <>
        <Figure of={sessions_lost} />
        {sessions_planned !== null && ` of ${figure(sessions_planned)}`}
      </>
    ),
  },
  {
    key: 'wait',
    label: 'Wait, days',
    kind: 'number',
    cell: ({ longest_wait_days }) => <Figure of={longest_wait_days} />,
  },
  { key: 'comment', label: 'Comment', is_long: true, cell: ({ comment }) => comment ?? '' },
]

const practice = { ods_code: 'Q90001', name: 'Elm Surgery' } as PracticeSeen
const week = (at: number): PracticeWeek => ({
  week_of: Temporal.PlainDate.from('2025-11-24').add({ weeks: at }),
  is_bank_holiday: at === 4,
  alert: at % 9 === 5 ? null : (alerts[at % 4] ?? null),
  computed: at % 9 === 5 ? null : 'red',
  list_size: 10_240,
  gp_fte: at % 2 ? 4.25 : null,
  contacts: at % 9 === 5 ? null : 190 + (at % 7) * 8,
  clinicians: at % 9 === 5 ? null : 9,
  clinician_contacts: 190,
  sessions_planned: 40,
  sessions_lost: 4,
  longest_wait_days: at % 3 ? 12 : null,
  comment: at % 5 ? null : 'Two GPs away, one of them for the rest of the month; locums could not be had at any price.',
})

export const previews = {
  'half a year, far apart this week': () => (
    <PracticePicturePage
      frame={previewFrame}
      practice={practice}
      weeks={Array.from({ length: 29 }, (_, at) => week(at)).filter((_, at) => at !== 20)}
    />
  ),
  'no closed week, a long name': () => (
    <PracticePicturePage
      frame={previewFrame}
      practice={{
        ...practice,
        name: 'The Wealdbridge and Saltby-on-the-Marsh Integrated Family Practice and Minor Injuries Unit',
      }}
      weeks={[]}
    />
  ),
}
