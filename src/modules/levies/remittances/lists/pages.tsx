import type { Frame } from '../../../../platform/routes.ts'
import { poundsOf, type Id } from '../../../../platform/values.ts'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { Table, type Column } from '../../../../ui/table.tsx'
import { LevyTabs } from '../../tabs/pages.tsx'
import { periodWords } from '../../runs/rules.ts'
import type { ToRemit } from '../reads.ts'

const columns: readonly Column<ToRemit>[] = [
  {
    key: 'period',
    label: 'Run',
    cell: ({ id, period_from, period_to, levy_name, lmc_name }) => (
      <a href={`/levies/remittances/${id}`}>
        {periodWords({ from: period_from, to: period_to })}: {levy_name}, {lmc_name}
      </a>
    ),
  },
  // First, since a telephone shows no more than two of them at once.
  {
    key: 'left',
    label: 'Still to send',
    kind: 'money',
    cell: ({ payable, sent }) => payable !== sent && <strong>{poundsOf(payable - sent)}</strong>,
  },
  { key: 'due', label: 'Due', kind: 'money', cell: ({ due }) => poundsOf(due) },
  { key: 'payable', label: 'Can be sent in all', kind: 'money', cell: ({ payable }) => poundsOf(payable) },
  { key: 'sent', label: 'Sent', kind: 'money', cell: ({ sent }) => poundsOf(sent) },
]

export const RemittancesPage = ({ frame, runs }: { frame: Frame; runs: readonly ToRemit[] }) => (
  <Office
    frame={frame}
    title="Remittances"
    head={
      <PageHead
        title="Remittances"
        about="What of the national levy and of charities’ is due to the GP Defence Fund and to them, what of it can be sent by what practices have paid, and what was sent."
      />
    }
  >
    <LevyTabs at="/levies/remittances" />
    <Table
      label="Issued runs"
      nouns={['run', 'runs']}
      href="/levies/remittances"
      rows={runs}
      empty="No run of a levy that is passed on was issued in the last three years."
      columns={columns}
    />
  </Office>
)

export const previewToRemit: ToRemit = {
  id: '0' as Id<'run'>,
  lmc_id: '0' as Id<'lmc'>,
  lmc_name: 'Wealdshire LMC',
  levy_id: '0' as Id<'levy'>,
  levy_name: 'National levy',
  levy_kind: 'national',
  period_from: Temporal.PlainDate.from('2026-07-01'),
  period_to: Temporal.PlainDate.from('2026-09-30'),
  practices: 128,
  charged: 1_853_595,
  due: 1_544_663,
  collected: 1_700_000,
  payable: 1_500_000,
  sent: 1_000_000,
}

export const previews = {
  none: () => <RemittancesPage frame={previewFrame} runs={[]} />,
  some: () => <RemittancesPage frame={previewFrame} runs={[previewToRemit, { ...previewToRemit, sent: 1_500_000 }]} />,
}
