import type { ExportColumn } from '../../../platform/exports/columns.ts'
import type { Frame } from '../../../platform/routes.ts'
import { poundsOf, type Id } from '../../../platform/values.ts'
import { SelectField } from '../../../ui/choices.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { Tiles } from '../../../ui/tiles.tsx'
import { periodWords } from '../runs/rules.ts'
import type { RunPaid, Variance, VariancesAsked } from './reads.ts'
import { variancesSize, varianceLists, varianceReasons, type VarianceList } from './rules.ts'
import { previewRun } from './runs/pages.tsx'
import { RunTabs } from '../runs/tabs/pages.tsx'

const reasonOf = ({ reason }: Variance) => (reason === null ? '' : varianceReasons[reason])

export const varianceColumns: readonly ExportColumn<Variance>[] = [
  { key: 'ods_code', heading: 'Code', kind: 'text', value: (row) => row.ods_code },
  { key: 'name', heading: 'Practice', kind: 'text', value: (row) => row.name },
  { key: 'charged_pence', heading: 'Charged, in pence', kind: 'number', value: (row) => row.charged },
  { key: 'received_pence', heading: 'Received, in pence', kind: 'number', value: (row) => row.paid },
  { key: 'reason', heading: 'Why', kind: 'text', value: reasonOf },
  { key: 'words', heading: 'In the office’s words', kind: 'text', value: (row) => row.words },
  { key: 'noted_by', heading: 'Noted by', kind: 'text', value: (row) => row.noted_by },
]

type VariancesPageProps = {
  frame: Frame
  run: RunPaid
  asked: VariancesAsked
  found: { readonly rows: readonly Variance[]; readonly total: number }
}

export const VariancesPage = ({ frame, run, asked, found }: VariancesPageProps) => {
  const address = `/levies/variances/${run.id}`
  const period = periodWords({ from: run.period_from, to: run.period_to })
  return (
    <Office
      frame={frame}
      title={`Variances of ${period}`}
      breadcrumbs={[
        { label: 'Levies', href: '/levies' },
        { label: 'Variances', href: '/levies/variances' },
      ]}
      head={<PageHead kind="Variances" title={period} about={`${run.levy_name} of ${run.lmc_name}`} />}
    >
      <RunTabs run={run} at="paid" />
      <Tiles
        tiles={[
          { label: 'Charged', value: poundsOf(run.charged) },
          { label: 'Received', value: poundsOf(run.paid) },
          { label: 'Difference', value: poundsOf(run.paid - run.charged) },
        ]}
      />
      <Table
        label="Practices that differ"
        nouns={['practice', 'practices']}
        href={asked.list === 'all' ? address : `${address}?list=${asked.list}`}
        rows={found.rows}
        paged={{ number: asked.page, size: variancesSize, total: found.total }}
        is_filtered={asked.list !== 'all'}
        has_exports
        empty="No practice differs: each paid what it was charged."
        filters={
          <SelectField
            name="list"
            label="Which"
            value={asked.list}
            options={(Object.keys(varianceLists) as VarianceList[]).map((value) => ({
              value,
              label: varianceLists[value],
            }))}
          />
        }
        columns={[
          {
            key: 'name',
            label: 'Practice',
            cell: ({ name, ods_code }) => (
              <a href={`${address}/${ods_code}`}>
                {name} ({ods_code})
              </a>
            ),
          },
          { key: 'charged', label: 'Charged', kind: 'money', cell: ({ charged }) => poundsOf(charged) },
          { key: 'paid', label: 'Received', kind: 'money', cell: ({ paid }) => poundsOf(paid) },
          {
            key: 'difference',
            label: 'Difference',
            kind: 'money',
            cell: ({ charged, paid }) => poundsOf(paid - charged),
          },
          {
            key: 'reason',
            label: 'Why',
            is_long: true,
            cell: (row) =>
              row.reason === null ? (
                <Tag kind="waiting">No reason yet</Tag>
              ) : (
                <>
                  {reasonOf(row)}
                  {row.words && <span class="note">{row.words}</span>}
                </>
              ),
          },
        ]}
      />
    </Office>
  )
}

export const previewVariance: Variance = {
  practice_id: '0' as Id<'practice'>,
  ods_code: 'Q90001',
  name: 'The Right Honourable Bartholomew Featherstonehaugh Memorial Surgery and Health Centre',
  charged: 107_520,
  paid: 100_000,
  reason: 'list_size',
  words: 'PCSE deducted by the count of 1 April; they put it right in the next quarter.',
  noted_at: Temporal.Instant.from('2026-11-19T09:00:00Z'),
  noted_by: 'Denise Fallow',
}
const open = {
  ...previewVariance,
  name: 'Elm Surgery',
  paid: 0,
  reason: null,
  words: null,
  noted_at: null,
  noted_by: null,
}

export const previews = {
  none: () => (
    <VariancesPage
      frame={previewFrame}
      run={previewRun}
      asked={{ list: 'all', page: 1 }}
      found={{ rows: [], total: 0 }}
    />
  ),
  some: () => (
    <VariancesPage
      frame={previewFrame}
      run={previewRun}
      asked={{ list: 'open', page: 2 }}
      found={{ rows: [previewVariance, open], total: 6_171 }}
    />
  ),
}
