import type { WaitingThing } from '../../../platform/module.ts'
import type { Frame } from '../../../platform/routes.ts'
import { clockTime, longDay, nearDay, shortDay, type Id } from '../../../platform/values.ts'
import { Columns, Counts, Panel, WorkList, type WorkItem } from '../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { Change, Totals } from '../../register/door.ts'
import type { Dated } from '../calendars/rules.ts'
import { Figures, type FiguresProps } from './figures/pages.tsx'
import type { WaitingCount } from './reads.ts'
import { headings, type Under } from './rules.ts'

type Named = Change & { readonly label: string }

export type TodayPageProps = FiguresProps & {
  frame: Frame
  /** What waits, under each heading that the reader has. */
  waiting: ReadonlyMap<Under, readonly WaitingCount[]>
  /** Changes the reader follows up, and those that nobody has looked at: the latest. */
  mine: readonly Named[]
  newest: readonly Named[]
  dates: readonly Dated[]
}

const ofChange = ({ id, practice_name, label, lmc_name, happened_on }: Named): WorkItem => ({
  href: `/changes/${id}`,
  title: `${practice_name}: ${label}`,
  note: lmc_name,
  when: shortDay(happened_on),
})

const ofMine =
  (on: Temporal.PlainDate) =>
  (change: Named): WorkItem => {
    const { look_again_on: again } = change
    const is_due = again && Temporal.PlainDate.compare(again, on) <= 0
    return { ...ofChange(change), ...(is_due && { tag: <Tag kind="amber">Look again: {shortDay(again)}</Tag> }) }
  }

const ofThing = ({ href, title, note }: WaitingThing): WorkItem => ({ href, title, note })

const ofDate =
  (today: Temporal.PlainDate) =>
  ({ title, on, begins_at, place, href }: Dated): WorkItem => ({
    href,
    title,
    note: place,
    when: `${on.equals(today) ? 'Today' : nearDay(on)}${begins_at ? `, ${clockTime(begins_at)}` : ''}`,
  })

export const TodayPage = (props: TodayPageProps) => {
  const { frame, on, waiting, mine, newest, dates } = props
  const items: Partial<Record<Under, readonly WorkItem[]>> = {
    'waits for you': mine.map(ofMine(on)),
    changed: newest.map(ofChange),
    'falls due this week': dates.map(ofDate(on)),
  }
  const panel = (under: Under) => {
    const heading = headings.find((one) => one.under === under)
    const counts = waiting.get(under) ?? []
    const listed = [...counts.flatMap(({ first }) => first.map(ofThing)), ...(items[under] ?? [])]
    // A heading that this reader could never have anything under is not shown; one that is empty today is.
    if (!heading || (!waiting.has(under) && under !== 'falls due this week')) return null
    const more = under === 'falls due this week' ? { more: { label: 'Calendar', href: '/calendar' } } : {}
    return (
      <Panel title={heading.title} {...more}>
        {counts.length > 0 && <Counts counts={counts} />}
        {(listed.length > 0 || counts.length === 0) && <WorkList items={listed} empty={heading.empty} />}
      </Panel>
    )
  }
  const work = (['waits for you', 'has not replied', 'changed'] as const).filter((under) => waiting.has(under))
  // A committee's member has no lists to work through, and the week comes first.
  const [main, side] =
    work.length > 0 ? [work, ['falls due this week'] as const] : [['falls due this week'] as const, []]
  return (
    <Office frame={frame} title="Today" head={<PageHead title="Today" as_at={longDay(on)} />}>
      <Columns kind="main-and-side">
        <div>{main.map(panel)}</div>
        <div>
          {side.map(panel)}
          {panel('failed')}
          <Figures {...props} />
        </div>
      </Columns>
    </Office>
  )
}

const totals: Totals = {
  practices: 128,
  dormant: 0,
  patients: 1_235_727,
  average: 9_654,
  smallest: 3,
  largest: 37_266,
  opened: 0,
  closed: 2,
  counted_on: Temporal.PlainDate.from('2026-01-01'),
  steps: [],
  practices_year_ago: 130,
  patients_year_ago: 1_234_426,
}
const on = Temporal.PlainDate.from('2026-11-21')
const change: Named = {
  id: '0' as Id<'change'>,
  practice_id: '0' as Id<'practice'>,
  lmc_id: '0' as Id<'lmc'>,
  lmc_name: 'Wealdshire',
  kind: 'closed',
  happened_on: on,
  found_at: Temporal.Instant.from('2026-11-01T06:00:00Z'),
  before: null,
  after: null,
  state: 'new',
  owner_id: null,
  owner_name: null,
  look_again_on: null,
  ods_code: 'Q90001',
  practice_name: 'Elm Surgery',
  label: 'closed',
}
const date: Dated = {
  kind: '',
  uid: '1',
  title: 'Liaison meeting with the ICB',
  on,
  begins_at: Temporal.Instant.from('2026-11-21T17:30:00Z'),
  ends_at: null,
  place: 'Weald House',
  href: '/calendar/dates/1',
}
const quiet = { frame: previewFrame, on, mine: [], newest: [], dates: [], totals }

export const previews = {
  'an office': () => (
    <TodayPage
      {...quiet}
      waiting={
        new Map<Under, WaitingCount[]>([
          [
            'waits for you',
            [
              { label: 'Changes you follow up', count: 7, href: '/changes?owner=me', first: [] },
              {
                label: 'Levies to draft',
                count: 2,
                href: '/levies/runs',
                first: [
                  { title: 'Draft the statutory levy for October to December 2026', note: 'Wealdshire', href: '/' },
                  {
                    title: 'Draft The Old Maltings and St Botolph’s Benevolent Fund for Doctors in Need for May 2026',
                    note: 'Saltmarsh',
                    href: '/',
                  },
                ],
              },
              { label: 'Posts to approve', count: 12, href: '/people/posts/waiting', first: [] },
            ],
          ],
          [
            'has not replied',
            [{ label: 'Practices have not confirmed their people', count: 31, href: '/practices', first: [] }],
          ],
          ['changed', [{ label: 'Changes nobody has looked at', count: 1204, href: '/changes', first: [] }]],
          ['failed', [{ label: 'Jobs that failed', count: 2, href: '/operations', first: [] }]],
        ])
      }
      mine={[{ ...change, look_again_on: on }, change]}
      newest={[change]}
      dates={[date, { ...date, on: on.add({ days: 2 }), begins_at: null, title: 'Last day of a role', href: '' }]}
      known_up_to={on.subtract({ days: 31 })}
    />
  ),
  'nothing to do': () => (
    <TodayPage {...quiet} waiting={new Map(headings.map(({ under }) => [under, []]))} known_up_to={null} />
  ),
  'a committee member': () => <TodayPage {...quiet} waiting={new Map()} dates={[date]} />,
}
