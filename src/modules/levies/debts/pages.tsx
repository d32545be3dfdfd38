import type { ExportColumn } from '../../../platform/exports/columns.ts'
import type { Frame } from '../../../platform/routes.ts'
import { count, plainDay, poundsOf, type Id } from '../../../platform/values.ts'
import { Bars } from '../../../ui/charts/bars.tsx'
import { SelectField } from '../../../ui/choices.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table, type Column } from '../../../ui/table.tsx'
import type { LevyToPay } from '../receipts/reads.ts'
import { LevyTabs } from '../tabs/pages.tsx'
import { debtsAsked, debtsQuery } from './forms.ts'
import type { Debt, DebtsFound } from './reads.ts'
import { debtsSize, ages, type Age, type DebtsAsked } from './rules.ts'

const kinds = Object.keys(ages) as Age[]

export const debtColumns: readonly ExportColumn<Debt>[] = [
  { key: 'ods_code', heading: 'Code', kind: 'text', value: (row) => row.ods_code },
  { key: 'name', heading: 'Practice', kind: 'text', value: (row) => row.name },
  { key: 'lmc_name', heading: 'LMC', kind: 'text', value: (row) => row.lmc_name },
  { key: 'levy_name', heading: 'Levy', kind: 'text', value: (row) => row.levy_name },
  { key: 'owed_pence', heading: 'Owed, in pence', kind: 'number', value: (row) => row.owed },
  ...kinds.map((age): ExportColumn<Debt> => ({
    key: `${age}_pence`,
    heading: `${ages[age].label}, in pence`,
    kind: 'number',
    value: (row) => row[age],
  })),
  {
    key: 'waiting_pence',
    heading: 'Received and not allocated, in pence',
    kind: 'number',
    value: (row) => row.waiting,
  },
]

const columns: readonly Column<Debt>[] = [
  {
    key: 'name',
    label: 'Practice',
    is_sortable: true,
    cell: ({ name, ods_code, levy_id }) => (
      <a href={`/levies/debts/${levy_id}/${ods_code}`}>
        {name} ({ods_code})
      </a>
    ),
  },
  { key: 'owed', label: 'Owed', kind: 'money', is_sortable: true, cell: ({ owed }) => poundsOf(owed) },
  ...kinds.map((age): Column<Debt> => ({
    key: age,
    label: ages[age].label,
    kind: 'money',
    is_sortable: age === 'older',
    cell: (row) => (row[age] === 0 ? '' : poundsOf(row[age])),
  })),
  {
    key: 'waiting',
    label: 'Received, waiting',
    kind: 'money',
    cell: ({ waiting, ods_code, levy_id }) =>
      waiting === 0 ? (
        ''
      ) : (
        <a href={`/levies/receipts?list=waiting&levy=${levy_id}&q=${ods_code}`}>{poundsOf(waiting)}</a>
      ),
  },
  { key: 'levy_name', label: 'Levy', cell: ({ levy_name, lmc_name }) => `${levy_name}, ${lmc_name}` },
]

type DebtsPageProps = {
  frame: Frame
  asked: DebtsAsked
  found: DebtsFound
  levies: readonly LevyToPay[]
  today: Temporal.PlainDate
}

export const DebtsPage = ({ frame, asked, found, levies, today }: DebtsPageProps) => {
  const query = debtsQuery(asked)
  return (
    <Office
      frame={frame}
      title="What is owed"
      head={
        <PageHead
          title="What is owed"
          about="What practices were charged and haven’t paid, and what wasn’t written off, by the days since the run was issued."
          as_at={`As at ${plainDay(today)}`}
        />
      }
    >
      <LevyTabs at="/levies/debts" />
      <p>
        <a href="/levies/set-offs">Credits to set off</a>: of practices that owe something of the same levy.
      </p>
      {found.total > 0 && (
        <Panel title="By age">
          <Bars
            title={`${poundsOf(found.sums.owed)} is owed in all`}
            unit="pounds"
            column="Pounds"
            base={{ of: count(found.total, 'debt'), as_at: `as at ${plainDay(today)}` }}
            bars={kinds.map((age) => ({ label: ages[age].label, value: Math.round(found.sums[age] / 100) }))}
          />
        </Panel>
      )}
      <Table
        label="Practices that owe"
        nouns={['debt', 'debts']}
        href={query ? `/levies/debts?${query}` : '/levies/debts'}
        rows={found.rows}
        paged={{ number: asked.page, size: debtsSize, total: found.total }}
        sort={{ key: asked.sort, is_descending: asked.is_descending }}
        is_filtered={query !== ''}
        has_exports
        is_wide
        totals={Object.fromEntries((['owed', ...kinds] as const).map((of) => [of, poundsOf(found.sums[of])]))}
        empty="Nothing is owed here: all that was charged was received."
        filters={
          <>
            <SelectField
              name="levy"
              label="Levy"
              none="All levies"
              value={asked.levy}
              options={levies.map(({ id, label }) => ({ value: id, label }))}
            />
            <TextField name="q" label="Name or code" type="search" value={asked.q} width="medium" />
          </>
        }
        columns={columns}
      />
    </Office>
  )
}

const debt: Debt = {
  practice_id: '0' as Id<'practice'>,
  ods_code: 'Q90001',
  name: 'The Right Honourable Bartholomew Featherstonehaugh Memorial Surgery and Health Centre',
  lmc_name: 'Wealdshire',
  levy_id: '0' as Id<'levy'>,
  levy_name: 'Statutory levy',
  owed: 317_520,
  to_30: 107_520,
  to_60: 0,
  to_90: 0,
  older: 210_000,
  waiting: 5_000,
}
const whole = {
  frame: previewFrame,
  asked: debtsAsked(new URLSearchParams()),
  levies: [{ id: '0' as Id<'levy'>, lmc_id: '0' as Id<'lmc'>, label: 'Statutory levy' }],
  today: Temporal.PlainDate.from('2026-11-19'),
}
const none = { owed: 0, to_30: 0, to_60: 0, to_90: 0, older: 0 }

export const previews = {
  none: () => <DebtsPage {...whole} found={{ rows: [], total: 0, sums: none }} />,
  some: () => (
    <DebtsPage
      {...whole}
      found={{
        rows: [debt, { ...debt, name: 'Elm Surgery', owed: -1_230, to_30: -1_230, older: 0, waiting: 0 }],
        total: 6_171,
        sums: { owed: 12_975_168, to_30: 10_000_000, to_60: 2_000_000, to_90: 900_000, older: 75_168 },
      }}
    />
  ),
}
