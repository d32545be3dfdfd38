import type { ExportColumn } from '../../../platform/exports/columns.ts'
import type { Frame } from '../../../platform/routes.ts'
import { count, poundsOf, shortDay, type Id } from '../../../platform/values.ts'
import { SelectField } from '../../../ui/choices.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { ButtonLink, PostButton } from '../../../ui/links.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table, type Column } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { Tiles } from '../../../ui/tiles.tsx'
import { receiptsAsked, receiptsQuery } from './forms.ts'
import type { LevyToPay, ReceiptListed, ReceiptsFound, Waiting } from './reads.ts'
import { receiptsSize, receiptLists, type ReceiptList, type ReceiptsAsked } from './rules.ts'
import { LevyTabs } from '../tabs/pages.tsx'

export const receiptColumns: readonly ExportColumn<ReceiptListed>[] = [
  { key: 'received_on', heading: 'Received', kind: 'date', value: (row) => row.received_on },
  { key: 'named', heading: 'Payer as written', kind: 'text', value: (row) => row.named },
  { key: 'ods_code', heading: 'Code', kind: 'text', value: (row) => row.ods_code },
  { key: 'practice_name', heading: 'Practice', kind: 'text', value: (row) => row.practice_name },
  { key: 'lmc_name', heading: 'LMC', kind: 'text', value: (row) => row.lmc_name },
  { key: 'levy_name', heading: 'Levy', kind: 'text', value: (row) => row.levy_name },
  { key: 'collector_name', heading: 'From', kind: 'text', value: (row) => row.collector_name },
  { key: 'amount_pence', heading: 'Amount, in pence', kind: 'number', value: (row) => row.amount_pence },
  { key: 'allocated_pence', heading: 'Allocated, in pence', kind: 'number', value: (row) => row.allocated_pence },
  { key: 'words', heading: 'Notes', kind: 'text', value: (row) => row.words },
]

const columns: readonly Column<ReceiptListed>[] = [
  {
    key: 'named',
    label: 'From',
    cell: ({ id, named, practice_name }) => (
      <a href={`/levies/receipts/${id}`}>{practice_name ?? (named || 'Nobody named')}</a>
    ),
  },
  { key: 'received_on', label: 'Received', kind: 'date', cell: ({ received_on }) => shortDay(received_on) },
  { key: 'amount_pence', label: 'Amount', kind: 'money', cell: ({ amount_pence }) => poundsOf(amount_pence) },
  {
    key: 'waiting',
    label: 'Waiting',
    kind: 'money',
    cell: ({ amount_pence, allocated_pence }) =>
      amount_pence === allocated_pence ? '' : poundsOf(amount_pence - allocated_pence),
  },
  {
    key: 'state',
    label: 'State',
    kind: 'tag',
    cell: ({ amount_pence, allocated_pence, ods_code }) =>
      amount_pence === allocated_pence ? (
        <Tag kind="done">Allocated</Tag>
      ) : (
        <Tag kind="waiting">{ods_code ? 'To be allocated' : 'Payer not found'}</Tag>
      ),
  },
  { key: 'levy_name', label: 'Levy', cell: ({ levy_name, lmc_name }) => `${levy_name}, ${lmc_name}` },
  { key: 'collector_name', label: 'Collector', is_roomy: true, cell: ({ collector_name }) => collector_name },
]

type ReceiptsPageProps = {
  frame: Frame
  may_keep: boolean
  asked: ReceiptsAsked
  found: ReceiptsFound
  levies: readonly LevyToPay[]
  waiting: readonly Waiting[]
  refusal?: string | undefined
}

const Filters = ({ asked, levies }: Pick<ReceiptsPageProps, 'asked' | 'levies'>) => (
  <>
    <SelectField
      name="list"
      label="Which"
      value={asked.list}
      options={(Object.keys(receiptLists) as ReceiptList[]).map((value) => ({ value, label: receiptLists[value] }))}
    />
    <SelectField
      name="levy"
      label="Levy"
      none="All levies"
      value={asked.levy}
      options={levies.map(({ id, label }) => ({ value: id, label }))}
    />
    <TextField name="q" label="Name or code" type="search" value={asked.q} width="medium" />
  </>
)

export const ReceiptsPage = ({ frame, may_keep, asked, found, levies, waiting, refusal }: ReceiptsPageProps) => {
  const query = receiptsQuery(asked)
  const waits = levies.flatMap((levy) =>
    waiting.filter(({ levy_id }) => levy_id === levy.id).map((one) => ({ ...one, levy })),
  )
  return (
    <Office
      frame={frame}
      title="Receipts"
      errors={Boolean(refusal)}
      head={
        <PageHead
          title="Receipts"
          about="What came in for the levies, and what of it is not yet said to pay anything."
          actions={may_keep && <ButtonLink href="/levies/receipts/new">Add a receipt</ButtonLink>}
        />
      }
    >
      <LevyTabs at="/levies/receipts" />
      <ErrorSummary refusal={refusal} />
      {waits.length > 0 && (
        <Tiles
          tiles={waits.map(({ levy, receipts, waiting_pence }) => ({
            label: `Waiting: ${levy.label}`,
            value: poundsOf(waiting_pence),
            note: count(receipts, 'receipt'),
            href: `/levies/receipts?list=waiting&levy=${levy.id}`,
          }))}
        />
      )}
      {may_keep && (
        <div class="actions">
          {waits
            .filter((one) => one.found > 0)
            .map(({ levy }) => (
              <PostButton action="/levies/receipts/allocations" hidden={{ levy_id: levy.id }}>
                Allocate what waits: {levy.label}
              </PostButton>
            ))}
        </div>
      )}
      <Table
        label="Receipts"
        nouns={['receipt', 'receipts']}
        href={query ? `/levies/receipts?${query}` : '/levies/receipts'}
        rows={found.rows}
        paged={{ number: asked.page, size: receiptsSize, total: found.total }}
        is_filtered={query !== ''}
        has_exports
        empty="No receipt is here. Give a statement of what was received, or add one by hand."
        filters={<Filters asked={asked} levies={levies} />}
        columns={columns}
      />
    </Office>
  )
}

const previewReceipt: ReceiptListed = {
  id: '0' as Id<'receipt'>,
  received_on: Temporal.PlainDate.from('2026-10-01'),
  named: 'Q90001',
  practice_name: 'The Right Honourable Bartholomew Featherstonehaugh Memorial Surgery and Health Centre',
  ods_code: 'Q90001',
  lmc_name: 'Wealdshire',
  levy_name: 'Statutory levy',
  collector_name: 'PCSE',
  amount_pence: 107_520,
  allocated_pence: 107_520,
  words: '',
}
const levy = { id: '0' as Id<'levy'>, lmc_id: '0' as Id<'lmc'>, label: 'Statutory levy' }
const asking = (query: string) => receiptsAsked(new URLSearchParams(query))
const whole = { frame: previewFrame, may_keep: true, levies: [levy] }

export const previews = {
  none: () => <ReceiptsPage {...whole} asked={asking('')} found={{ rows: [], total: 0 }} waiting={[]} />,
  some: () => (
    <ReceiptsPage
      {...whole}
      asked={asking('list=waiting&page=2')}
      found={{
        rows: [
          previewReceipt,
          { ...previewReceipt, practice_name: null, ods_code: null, named: 'BACS 000123 ELM', allocated_pence: 0 },
          { ...previewReceipt, practice_name: 'Elm Surgery', amount_pence: -500, allocated_pence: 0 },
        ],
        total: 6_171,
      }}
      waiting={[{ levy_id: levy.id, receipts: 12, waiting_pence: 437_220, found: 10 }]}
    />
  ),
}
