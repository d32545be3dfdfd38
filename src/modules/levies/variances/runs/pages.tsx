import type { Frame } from '../../../../platform/routes.ts'
import { poundsOf, thousands, type Id } from '../../../../platform/values.ts'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { Table, type Column } from '../../../../ui/table.tsx'
import { Tag } from '../../../../ui/tag.tsx'
import { periodWords } from '../../runs/rules.ts'
import { LevyTabs } from '../../tabs/pages.tsx'
import type { RunPaid } from '../reads.ts'

const columns: readonly Column<RunPaid>[] = [
  {
    key: 'period',
    label: 'Run',
    cell: ({ id, period_from, period_to, levy_name, lmc_name }) => (
      <a href={`/levies/variances/${id}`}>
        {periodWords({ from: period_from, to: period_to })}: {levy_name}, {lmc_name}
      </a>
    ),
  },
  { key: 'charged', label: 'Charged', kind: 'money', cell: ({ charged }) => poundsOf(charged) },
  { key: 'paid', label: 'Received', kind: 'money', cell: ({ paid }) => poundsOf(paid) },
  {
    key: 'difference',
    label: 'Difference',
    kind: 'money',
    cell: ({ charged, paid }) => paid !== charged && poundsOf(paid - charged),
  },
  {
    key: 'differing',
    label: 'Practices that differ',
    kind: 'number',
    cell: ({ differing }) => differing > 0 && thousands(differing),
  },
  {
    key: 'noted',
    label: 'Reasons',
    kind: 'tag',
    cell: ({ differing, noted }) =>
      differing > noted ? (
        <Tag kind="waiting">{thousands(differing - noted)} without a reason</Tag>
      ) : (
        differing > 0 && <Tag kind="done">All have one</Tag>
      ),
  },
]

export const RunsPaidPage = ({ frame, runs }: { frame: Frame; runs: readonly RunPaid[] }) => (
  <Office
    frame={frame}
    title="Variances"
    head={
      <PageHead title="Variances" about="Where practices paid other than they were charged, run by run, and why." />
    }
  >
    <LevyTabs at="/levies/variances" />
    <Table
      label="Issued runs"
      nouns={['run', 'runs']}
      href="/levies/variances"
      rows={runs}
      empty="No run was issued in the last three years."
      columns={columns}
    />
  </Office>
)

export const previewRun: RunPaid = {
  id: '0' as Id<'run'>,
  lmc_id: '0' as Id<'lmc'>,
  lmc_name: 'Wealdshire LMC',
  levy_name: 'Statutory levy',
  levy_kind: 'statutory',
  period_from: Temporal.PlainDate.from('2026-07-01'),
  period_to: Temporal.PlainDate.from('2026-09-30'),
  charged: 12_975_168,
  paid: 12_867_648,
  written_off: 0,
  differing: 2,
  noted: 1,
}

export const previews = {
  none: () => <RunsPaidPage frame={previewFrame} runs={[]} />,
  some: () => (
    <RunsPaidPage frame={previewFrame} runs={[previewRun, { ...previewRun, paid: 12_975_168, differing: 0 }]} />
  ),
}
