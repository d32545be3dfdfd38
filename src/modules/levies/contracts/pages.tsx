import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { ExportColumn } from '../../../platform/exports/columns.ts'
import type { Frame } from '../../../platform/routes.ts'
import { count, shortDay, type Id } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { Questions } from '../../../ui/form.tsx'
import { Button, ButtonLink } from '../../../ui/links.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import type { Paged } from '../../../ui/pager.tsx'
import { Table, type Column } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { LevyTabs } from '../tabs/pages.tsx'
import { restForm, type RestForm } from './forms.ts'
import type { ContractListed } from './reads.ts'
import { contractKinds } from './rules.ts'

export const contractColumns: readonly ExportColumn<ContractListed>[] = [
  { key: 'ods_code', heading: 'Code', kind: 'text', value: (row) => row.ods_code },
  { key: 'name', heading: 'Practice', kind: 'text', value: (row) => row.name },
  { key: 'lmc_name', heading: 'LMC', kind: 'text', value: (row) => row.lmc_name },
  { key: 'kind', heading: 'Contract', kind: 'text', value: (row) => row.kind && contractKinds[row.kind] },
  { key: 'from', heading: 'Since', kind: 'date', value: (row) => row.from },
]

const columns: readonly Column<ContractListed>[] = [
  {
    key: 'name',
    label: 'Practice',
    cell: ({ name, ods_code }) => <a href={`/levies/contracts/${ods_code}`}>{name}</a>,
  },
  { key: 'ods_code', label: 'Code', cell: ({ ods_code }) => ods_code },
  { key: 'lmc_name', label: 'LMC', cell: ({ lmc_name }) => lmc_name },
  {
    key: 'kind',
    label: 'Contract',
    kind: 'tag',
    cell: ({ kind }) => (kind ? contractKinds[kind] : <Tag kind="waiting">Not known</Tag>),
  },
  { key: 'from', label: 'Since', kind: 'date', cell: ({ from }) => (from ? shortDay(from) : '') },
]

export type ContractsPageProps = {
  frame: Frame
  rows: readonly ContractListed[]
  paged: Paged
  q: string
  not_known: number
  keeps: readonly { readonly id: Id<'lmc'>; readonly name: string }[]
  refusal?: string
  raw?: RawOf<RestForm>
  errors?: ErrorsOf<RestForm>
}

export const ContractsPage = (props: ContractsPageProps) => {
  const { frame, rows, paged, q, not_known, keeps, refusal, raw, errors } = props
  const only = keeps.length === 1 && keeps[0] ? { lmc_id: [keeps[0].id] } : undefined
  return (
    <Office
      frame={frame}
      title="Contracts"
      errors={Boolean(errors ?? refusal)}
      head={
        <PageHead
          title="Contracts"
          about="GMS practices must pay the statutory levy; PMS and APMS practices may. No open data say which is which."
          actions={keeps.length > 0 && <ButtonLink href="/levies/contracts/file">Take in a file</ButtonLink>}
        />
      }
    >
      <ErrorSummary errors={errors} refusal={refusal} />
      <LevyTabs at="/levies/contracts" />
      {not_known > 0 && (
        <Notice kind="warning">
          {count(not_known, 'practice')} whose contract isn’t known: the statutory levy can’t be charged to them.
        </Notice>
      )}
      <Table
        label="Contracts"
        columns={columns}
        rows={rows}
        href={q ? `/levies/contracts?q=${encodeURIComponent(q)}` : '/levies/contracts'}
        nouns={['practice', 'practices']}
        paged={paged}
        is_filtered={q !== ''}
        has_exports
        filters={<TextField name="q" label="Practice" type="search" width="medium" value={q} />}
        empty="No practice is like that. Search by part of its name, or by its code."
      />
      {keeps.length > 0 && not_known > 0 && (
        <Panel title="All others hold GMS">
          <form method="post" action="/levies/contracts" novalidate>
            <Questions form={restForm(keeps)} raw={raw ?? only} errors={errors} />
            <Button kind="second">Say that every practice not known holds GMS</Button>
          </form>
        </Panel>
      )}
    </Office>
  )
}

const row: ContractListed = {
  practice_id: '0' as Id<'practice'>,
  lmc_id: '0' as Id<'lmc'>,
  lmc_name: 'Wealdshire',
  ods_code: 'Q90001',
  name: 'The Old Maltings and St Botolph’s Primary Care Partnership incorporating Tollgate Surgery',
  kind: null,
  from: null,
}
const keeps = [{ id: '0' as Id<'lmc'>, name: 'Wealdshire LMC' }]
const seen = { frame: previewFrame, q: '', keeps, paged: { number: 1, size: 100, total: 2 } }

export const previews = {
  none: () => <ContractsPage {...seen} rows={[]} not_known={0} q="Elm" paged={{ number: 1, size: 100, total: 0 }} />,
  'some not known, mistaken': () => (
    <ContractsPage
      {...seen}
      rows={[
        row,
        { ...row, ods_code: 'Q90002', name: 'Elm Surgery', kind: 'apms', from: Temporal.PlainDate.from('2021-07-01') },
      ]}
      not_known={1}
      errors={{ from_on: 'Enter first day' }}
    />
  ),
}
