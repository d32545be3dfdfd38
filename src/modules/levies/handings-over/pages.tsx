import type { Frame } from '../../../platform/routes.ts'
import { thousands, type Id } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { PostButton } from '../../../ui/links.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table, type Column } from '../../../ui/table.tsx'
import { periodWords } from '../runs/rules.ts'
import { LevyTabs } from '../tabs/pages.tsx'
import type { RunToGive } from './reads.ts'

export type PapersToGivePageProps = {
  frame: Frame
  runs: readonly RunToGive[]
  may_keep: boolean
  refusal?: string
}

const periodOf = ({ period_from, period_to }: RunToGive) => periodWords({ from: period_from, to: period_to })

const columns = (may_keep: boolean): readonly Column<RunToGive>[] => [
  {
    key: 'period',
    label: 'Period',
    cell: (run) => (
      <a href={`/levies/runs/${run.run_id}/documents`}>
        {periodOf(run)}
        <span class="unseen">
          , {run.levy_name}, {run.lmc_name}
        </span>
      </a>
    ),
  },
  { key: 'levy_name', label: 'Levy', cell: ({ levy_name, lmc_name }) => `${levy_name}, ${lmc_name}` },
  {
    key: 'papers',
    label: 'Papers',
    kind: 'number',
    cell: ({ run_id, papers }) => (
      <a href={`/levies/runs/${run_id}/documents/papers.zip?which=not-given`}>
        {thousands(papers)}
        <span class="unseen"> as one zip</span>
      </a>
    ),
  },
  ...(may_keep
    ? [
        {
          key: 'giving',
          label: 'Give them',
          kind: 'action' as const,
          cell: ({ run_id }: RunToGive) => (
            <>
              <a href={`/levies/runs/${run_id}/documents/mailing`}>Mail them</a>
              <PostButton action={`/levies/runs/${run_id}/documents/handing-over`}>They were handed over</PostButton>
            </>
          ),
        },
      ]
    : []),
]

export const PapersToGivePage = ({ frame, runs, may_keep, refusal }: PapersToGivePageProps) => (
  <Office
    frame={frame}
    title="Papers to give"
    errors={Boolean(refusal)}
    head={
      <PageHead
        title="Papers to give"
        about="Printed statements and bills of the last half-year that were neither mailed nor handed over. Where practices read them on their own page, say that they were handed over."
      />
    }
  >
    <ErrorSummary refusal={refusal} />
    <LevyTabs at="/levies/papers" />
    <Table
      label="Runs with papers to give"
      nouns={['run', 'runs']}
      href="/levies/papers"
      rows={runs}
      columns={columns(may_keep)}
      empty="Every paper that is printed was mailed or handed over."
    />
  </Office>
)

const run: RunToGive = {
  run_id: '1' as Id<'run'>,
  lmc_name: 'Wealdshire',
  levy_name: 'Statutory levy',
  period_from: Temporal.PlainDate.from('2026-10-01'),
  period_to: Temporal.PlainDate.from('2026-12-31'),
  papers: 6_171,
}
const long = {
  ...run,
  levy_name: 'National levy, for the GP Defence Fund and what else the conference of LMCs decides',
  papers: 3,
}

export const previews = {
  some: () => <PapersToGivePage frame={previewFrame} runs={[run, long]} may_keep />,
  'some, to whoever only reads': () => <PapersToGivePage frame={previewFrame} runs={[run, long]} may_keep={false} />,
  none: () => <PapersToGivePage frame={previewFrame} runs={[]} may_keep />,
  refused: () => (
    <PapersToGivePage
      frame={previewFrame}
      runs={[run]}
      may_keep
      refusal="None of its printed papers waits any more: they were mailed or handed over meanwhile."
    />
  ),
}
