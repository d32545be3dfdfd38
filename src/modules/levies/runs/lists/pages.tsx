import type { Frame } from '../../../../platform/routes.ts'
import { count, poundsOf, type Id, type Pence } from '../../../../platform/values.ts'
import { SelectField } from '../../../../ui/choices.tsx'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { address } from '../../../../ui/links.tsx'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { Table } from '../../../../ui/table.tsx'
import { Tag } from '../../../../ui/tag.tsx'
import { exampleDue, ToBeDrafted } from '../../due-periods/pages.tsx'
import type { DuePeriod } from '../../due-periods/rules.ts'
import type { RunFigures } from '../../lines/reads.ts'
import { Drafting, type DraftingProps } from '../drafts/pages.tsx'
import type { Run, RunsAsked } from '../reads.ts'
import { runsSize, runStates, runStateWords, runWords } from '../rules.ts'
import { LevyTabs } from '../../tabs/pages.tsx'

export type RunsPageProps = DraftingProps & {
  frame: Frame
  runs: readonly Run[]
  figures: ReadonlyMap<Run['id'], RunFigures>
  /** Of which somebody who deducts wasn’t given the schedule. */
  to_give: ReadonlyMap<Run['id'], number>
  /** What is to be drafted by now. */
  due: readonly DuePeriod[]
  may_keep: boolean
  asked: RunsAsked
  /** How many are like that, on all pages. */
  total: number
  refusal?: string
}

export const RunsPage = (props: RunsPageProps) => {
  const { frame, runs, figures, to_give, levies, asked, may_keep, raw, errors, refusal } = props
  const is_filtered = asked.levy_id !== '' || asked.state !== ''
  // Whoever comes to draft one, or is asked again, finds the form first.
  const is_asked = Boolean(raw.levy_id?.[0] || errors || refusal)
  const of = (run: Run, what: 'practices' | 'total_pence') => figures.get(run.id)?.[what] ?? 0
  return (
    <Office
      frame={frame}
      title="Levy runs"
      errors={Boolean(errors ?? refusal)}
      head={
        <PageHead
          title="Runs"
          about="What practices were charged, period by period. A draft is checked by a second person; an issued run never changes."
        />
      }
    >
      <ErrorSummary errors={errors} refusal={refusal} />
      <LevyTabs at="/levies/runs" />
      {may_keep && <ToBeDrafted due={props.due} />}
      {may_keep && is_asked && <Drafting {...props} />}
      <Table
        label="Runs"
        nouns={['run', 'runs']}
        href={address('/levies/runs', { of: asked.levy_id || null, state: asked.state || null })}
        rows={runs}
        paged={{ number: asked.page, size: runsSize, total: props.total }}
        is_filtered={is_filtered}
        filters={
          <>
            <SelectField
              name="of"
              label="Runs of"
              none="All levies"
              value={asked.levy_id}
              options={levies.map(({ id, name, lmc_name }) => ({ value: id, label: `${name}, ${lmc_name}` }))}
            />
            <SelectField
              name="state"
              label="State"
              none="Any"
              value={asked.state}
              options={runStates.map((value) => ({ value, label: runStateWords[value].label }))}
            />
          </>
        }
        empty={is_filtered ? 'No run is like that.' : 'Nothing has been charged yet.'}
        columns={[
          {
            key: 'period',
            label: 'Run',
            cell: (run) => (
              <a href={`/levies/runs/${run.id}`}>
                {runWords(run)}: {run.levy_name}, {run.lmc_name}
              </a>
            ),
          },
          {
            key: 'state',
            label: 'State',
            kind: 'tag',
            cell: ({ id, state }) => (
              <>
                <Tag kind={runStateWords[state].tag}>{runStateWords[state].label}</Tag>
                {may_keep && to_give.has(id) && (
                  <>
                    {' '}
                    <a href={`/levies/runs/${id}/schedules`}>Give its schedule</a>
                  </>
                )}
              </>
            ),
          },
          {
            key: 'practices',
            label: 'Charged',
            kind: 'number',
            cell: (run) => count(of(run, 'practices'), 'practice'),
          },
          {
            key: 'total_pence',
            label: 'Total',
            kind: 'money',
            cell: (run) => (run.state === 'dropped' ? '' : poundsOf(of(run, 'total_pence'))),
          },
        ]}
      />
      {may_keep && !is_asked && <Drafting {...props} />}
    </Office>
  )
}

const day = (text: string) => Temporal.PlainDate.from(text)
export const exampleRun: Run = {
  id: '1' as Id<'run'>,
  lmc_id: '0' as Id<'lmc'>,
  lmc_name: 'Wealdshire LMC',
  levy_id: '0' as Id<'levy'>,
  levy_name: 'Statutory levy',
  levy_kind: 'statutory',
  levy_ended_on: null,
  period_from: day('2026-07-01'),
  period_to: day('2026-09-30'),
  state: 'issued',
  drafted_at: Temporal.Instant.from('2026-07-02T09:00:00Z'),
  drafted_by: 'Denise Fallow',
  drafted_by_id: null,
  checked_at: Temporal.Instant.from('2026-07-03T09:00:00Z'),
  checked_by: 'Ruth Okafor',
  issued_at: Temporal.Instant.from('2026-07-03T10:00:00Z'),
  issued_by: 'Ruth Okafor',
}
export const exampleFigures: RunFigures = {
  run_id: exampleRun.id,
  practices: 128,
  patients: 1_235_727,
  list_basis: 'raw',
  charged_pence: 12_975_168 as Pence,
  adjustments: 0,
  adjusted_pence: 0 as Pence,
  not_charged: 0,
  asked: 0,
  total_pence: 12_975_168 as Pence,
}
const shown = {
  frame: previewFrame,
  levies: [{ id: '0', name: 'Statutory levy', lmc_name: 'Wealdshire LMC' }],
  due: [],
  today: day('2026-11-22'),
  may_keep: true,
  asked: { levy_id: '', state: '', page: 1 } as const,
  total: 1,
  raw: {},
  figures: new Map(),
  to_give: new Map([[exampleRun.id, 1]]),
}

export const previews = {
  'some runs': () => (
    <RunsPage
      {...shown}
      runs={[
        {
          ...exampleRun,
          id: '2' as Id<'run'>,
          period_from: day('2026-10-01'),
          period_to: day('2026-12-31'),
          state: 'draft',
        },
        exampleRun,
      ]}
      figures={new Map([[exampleRun.id, exampleFigures]])}
    />
  ),
  'none, for whoever only reads': () => <RunsPage {...shown} runs={[]} total={0} may_keep={false} />,
  'none in a state': () => <RunsPage {...shown} runs={[]} total={0} asked={{ ...shown.asked, state: 'draft' }} />,
  'with some to be drafted': () => <RunsPage {...shown} runs={[exampleRun]} due={exampleDue} />,
  refused: () => (
    <RunsPage
      {...shown}
      runs={[exampleRun]}
      raw={{ levy_id: ['0'], first_month: ['2026-09-01'], months: ['3'] }}
      refusal="Some of this time has a run of this levy already."
    />
  ),
}
