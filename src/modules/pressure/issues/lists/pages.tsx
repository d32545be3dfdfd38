import type { Frame } from '../../../../platform/routes.ts'
import { londonTime, plainDay, type Id } from '../../../../platform/values.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { ButtonLink, PostButton } from '../../../../ui/links.tsx'
import { Panel } from '../../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import type { Paged } from '../../../../ui/pager.tsx'
import { Table, type Column } from '../../../../ui/table.tsx'
import { titleOf, weekWords } from '../../sitreps/rules.ts'
import { PressureTabs } from '../../tabs/pages.tsx'
import { StateTag } from '../pages.tsx'
import type { IssueListed, WeekToFreeze } from '../reads.ts'

const columns: readonly Column<IssueListed>[] = [
  {
    key: 'number',
    label: 'Report',
    cell: ({ id, number, version }) => <a href={`/pressure/issues/${id}`}>{titleOf({ number, version })}</a>,
  },
  { key: 'lmc_name', label: 'LMC', cell: ({ lmc_name }) => lmc_name },
  { key: 'week_of', label: 'Week of', kind: 'date', cell: ({ week_of }) => plainDay(week_of) },
  { key: 'state', label: 'State', kind: 'tag', cell: ({ state }) => <StateTag state={state} /> },
  { key: 'frozen_at', label: 'Frozen', kind: 'date', cell: ({ frozen_at }) => londonTime(frozen_at) },
  {
    key: 'released_at',
    label: 'Released',
    kind: 'date',
    cell: ({ released_at }) => (released_at ? londonTime(released_at) : ''),
  },
]

type IssuesPageProps = {
  frame: Frame
  may_release: boolean
  issues: readonly IssueListed[]
  paged: Paged
  to_freeze: readonly WeekToFreeze[]
  refusal?: string
}

export const IssuesPage = ({ frame, may_release, issues, paged, to_freeze, refusal }: IssuesPageProps) => (
  <Office
    frame={frame}
    title="Situation reports"
    breadcrumbs={[{ label: 'Pressure', href: '/pressure' }]}
    head={
      <PageHead
        title="Situation reports"
        about="Each week’s figures are frozen by themselves; the office writes what it was like, chooses comments, and releases."
        actions={
          may_release && (
            <>
              <ButtonLink href="/pressure/recipients">Who gets them</ButtonLink>
              <ButtonLink href="/pressure/signing-keys">Signing keys</ButtonLink>
            </>
          )
        }
      />
    }
  >
    <PressureTabs at="/pressure/issues" />
    <ErrorSummary refusal={refusal} />
    {may_release && to_freeze.length > 0 && (
      <Panel title="Closed, and not frozen yet">
        <ul class="work-list">
          {to_freeze.map(({ lmc_id, lmc_name, week_of, freezes_at }) => (
            <li>
              <span>
                {lmc_name}, {weekWords(week_of.toString()).replace('Week', 'week')}
                <span class="note">It is frozen by itself at {londonTime(freezes_at)}</span>
              </span>
              <PostButton action="/pressure/issues" hidden={{ lmc_id, week_of: week_of.toString() }}>
                Freeze it now
                <span class="unseen">
                  : {lmc_name}, {plainDay(week_of)}
                </span>
              </PostButton>
            </li>
          ))}
        </ul>
      </Panel>
    )}
    <Table
      label="Situation reports"
      columns={columns}
      rows={issues}
      paged={paged}
      href="/pressure/issues"
      nouns={['report', 'reports']}
      empty="No week is frozen yet. The first report comes when a week has closed."
    />
  </Office>
)

const at = Temporal.Instant.from('2026-03-06T10:00:00Z')
const lmc_id = '0' as Id<'lmc'>
const week_of = Temporal.PlainDate.from('2026-03-02')
const listed: IssueListed = {
  id: '0' as Id<'issue'>,
  lmc_id,
  lmc_name: 'Wealdshire LMC',
  week_of,
  number: 12,
  version: 1,
  state: 'frozen',
  frozen_at: at,
  released_at: null,
}
const before = { ...listed, number: 11, week_of: week_of.subtract({ weeks: 1 }) }

export const previews = {
  none: () => (
    <IssuesPage frame={previewFrame} may_release issues={[]} paged={{ number: 1, size: 50, total: 0 }} to_freeze={[]} />
  ),
  some: () => (
    <IssuesPage
      frame={previewFrame}
      may_release
      issues={[
        listed,
        { ...before, version: 2, state: 'released', released_at: at },
        { ...before, state: 'superseded', released_at: at },
      ]}
      paged={{ number: 2, size: 50, total: 160 }}
      to_freeze={[{ lmc_id, lmc_name: 'Saltmarsh LMC', week_of, freezes_at: at }]}
      refusal="This week’s report is already frozen."
    />
  ),
}
