import type { Frame } from '../../../../platform/routes.ts'
import { poundsOf, type Id } from '../../../../platform/values.ts'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { Table } from '../../../../ui/table.tsx'
import { periodWords } from '../../runs/rules.ts'
import { previewCredit, SetOffPanel } from '../../set-offs/pages.tsx'
import type { OpenLine } from '../../set-offs/reads.ts'
import { suggestedSetOffs } from '../../set-offs/rules.ts'
import { previewDebt } from '../../write-offs/owed/pages.tsx'
import type { DebtOfLine } from '../../write-offs/reads.ts'
import { stillOwed } from '../../write-offs/rules.ts'

type LinesOwedPageProps = {
  frame: Frame
  first: DebtOfLine
  lines: readonly DebtOfLine[]
  /** The same lines, where a credit is among them. */
  open: readonly OpenLine[]
  may_keep: boolean
}

export const LinesOwedPage = ({ frame, first, lines, open, may_keep }: LinesOwedPageProps) => (
  <Office
    frame={frame}
    title={`What ${first.name} owes`}
    breadcrumbs={[
      { label: 'Levies', href: '/levies' },
      { label: 'Owed', href: '/levies/debts' },
    ]}
    head={
      <PageHead
        kind={`${first.levy_name} of ${first.lmc_name}`}
        title={`What ${first.name} owes`}
        about={<a href={`/practices/${first.ods_code}`}>{first.ods_code}</a>}
      />
    }
  >
    <Table
      label="Lines that are owed"
      nouns={['line', 'lines']}
      href={`/levies/debts/${first.levy_id}/${first.ods_code}`}
      rows={lines}
      empty="Nothing is owed."
      columns={[
        {
          key: 'period',
          label: 'Line',
          cell: ({ line_id, from_on, to_on }) => (
            <a href={`/levies/lines/${line_id}`}>{periodWords({ from: from_on, to: to_on })}</a>
          ),
        },
        { key: 'amount_pence', label: 'Charged', kind: 'money', cell: ({ amount_pence }) => poundsOf(amount_pence) },
        {
          key: 'allocated',
          label: 'Received or set off',
          kind: 'money',
          cell: ({ allocated_pence }) => poundsOf(allocated_pence),
        },
        {
          key: 'written',
          label: 'Written off',
          kind: 'money',
          cell: ({ written_off_pence }) => poundsOf(written_off_pence),
        },
        { key: 'owed', label: 'Still owed', kind: 'money', cell: (line) => poundsOf(stillOwed(line)) },
      ]}
    />
    <SetOffPanel suggested={suggestedSetOffs(open)} lines={open} may_keep={may_keep} />
  </Office>
)

const owing: OpenLine = { ...previewCredit, line_id: '2' as Id<'line'>, amount_pence: 20_000 }

export const previews = {
  'two quarters': () => (
    <LinesOwedPage
      frame={previewFrame}
      first={previewDebt}
      lines={[previewDebt, { ...previewDebt, allocated_pence: 0, written_off_pence: 0 }]}
      open={[]}
      may_keep
    />
  ),
  'a credit to set off': () => (
    <LinesOwedPage
      frame={previewFrame}
      first={previewDebt}
      lines={[previewDebt]}
      open={[previewCredit, owing]}
      may_keep
    />
  ),
}
