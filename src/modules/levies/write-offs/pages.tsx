import type { Frame } from '../../../platform/routes.ts'
import { poundsOf, shortDay, type Id } from '../../../platform/values.ts'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table, type Column } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { periodWords } from '../runs/rules.ts'
import { LevyTabs } from '../tabs/pages.tsx'
import type { WriteOff } from './reads.ts'
import { writeOffKind, writeOffKinds, writeOffsSize, writeOffStates } from './rules.ts'

export const WriteOffTag = ({ state }: Pick<WriteOff, 'state'>) => (
  <Tag kind={writeOffStates[state].tag}>{writeOffStates[state].label}</Tag>
)

const columns: readonly Column<WriteOff>[] = [
  {
    key: 'name',
    label: 'Practice',
    is_long: true,
    cell: ({ id, name, ods_code }) => (
      <a href={`/levies/write-offs/${id}`}>
        {name} ({ods_code})
      </a>
    ),
  },
  { key: 'kind', label: 'Kind', cell: (row) => writeOffKinds[writeOffKind(row)] },
  { key: 'amount_pence', label: 'Amount', kind: 'money', cell: ({ amount_pence }) => poundsOf(amount_pence) },
  { key: 'state', label: 'State', cell: ({ state }) => <WriteOffTag state={state} /> },
  {
    key: 'levy_name',
    label: 'Of',
    cell: ({ levy_name, lmc_name, from_on, to_on }) =>
      `${levy_name}, ${lmc_name}, ${periodWords({ from: from_on, to: to_on })}`,
  },
  {
    key: 'decided',
    label: 'Decided',
    cell: ({ decided_by, decided_on }) => `${decided_by}, ${shortDay(decided_on)}`,
  },
]

type WriteOffsPageProps = {
  frame: Frame
  page: number
  found: { readonly rows: readonly WriteOff[]; readonly total: number }
}

export const WriteOffsPage = ({ frame, page, found }: WriteOffsPageProps) => (
  <Office
    frame={frame}
    title="Written off"
    head={
      <PageHead
        title="Written off"
        about="What is no longer asked for, by whose decision. One proposes it, from a line that is owed, and another confirms it."
      />
    }
  >
    <LevyTabs at="/levies/write-offs" />
    <Table
      label="Write-offs"
      nouns={['write-off', 'write-offs']}
      href="/levies/write-offs"
      rows={found.rows}
      paged={{ number: page, size: writeOffsSize, total: found.total }}
      empty="Nothing was written off. Look for a practice in what is owed, and open the line."
      columns={columns}
    />
  </Office>
)

export const previewWriteOff: WriteOff = {
  id: '0' as Id<'write_off'>,
  line_id: '0' as Id<'line'>,
  lmc_id: '0' as Id<'lmc'>,
  lmc_name: 'Wealdshire LMC',
  levy_id: '0' as Id<'levy'>,
  levy_name: 'National levy',
  levy_kind: 'national',
  practice_id: '0' as Id<'practice'>,
  ods_code: 'Q90001',
  name: 'The Right Honourable Bartholomew Featherstonehaugh Memorial Surgery and Health Centre',
  from_on: Temporal.PlainDate.from('2026-07-01'),
  to_on: Temporal.PlainDate.from('2026-09-30'),
  amount_pence: 15_360,
  reason: 'The practice closed in September, and nobody took on what it owed.',
  decided_by: 'Committee, paper 7',
  decided_on: Temporal.PlainDate.from('2026-11-10'),
  state: 'proposed',
  remitted_pence: 0,
  proposed_at: Temporal.Instant.from('2026-11-12T10:00:00Z'),
  proposed_by: 'Denise Fallow',
  proposed_by_id: null,
  settled_at: null,
  settled_by: null,
  run_id: null,
  run_from: null,
  run_to: null,
}

export const previews = {
  none: () => <WriteOffsPage frame={previewFrame} page={1} found={{ rows: [], total: 0 }} />,
  some: () => (
    <WriteOffsPage
      frame={previewFrame}
      page={1}
      found={{
        rows: [
          previewWriteOff,
          { ...previewWriteOff, state: 'confirmed', name: 'Elm Surgery' },
          { ...previewWriteOff, state: 'withdrawn', amount_pence: -500 },
        ],
        total: 3,
      }}
    />
  ),
}
