import type { Frame } from '../../../platform/routes.ts'
import { londonTime, plainDay, poundsOf, shortTime, type Id } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { PostButton } from '../../../ui/links.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { SummaryList } from '../../../ui/summary-list.tsx'
import { Table, type Column } from '../../../ui/table.tsx'
import { periodWords } from '../runs/rules.ts'
import { Offers, type OffersProps } from './offers/pages.tsx'
import type { AllocatedLine, ReceiptToAllocate } from './reads.ts'
import type { PaidLine } from './rules.ts'

export type ReceiptPageProps = OffersProps & {
  frame: Frame
  may_keep: boolean
  paid: readonly AllocatedLine[]
  refusal?: string | undefined
}

const period = ({ from_on, to_on }: Pick<PaidLine, 'from_on' | 'to_on'>) => periodWords({ from: from_on, to: to_on })

const paidColumns = (address: string, may_keep: boolean): readonly Column<AllocatedLine>[] => [
  {
    key: 'period',
    label: 'Pays',
    cell: (row) => <a href={`/levies/lines/${row.line_id}`}>{period(row)}</a>,
  },
  { key: 'amount_pence', label: 'Amount', kind: 'money', cell: ({ amount_pence }) => poundsOf(amount_pence) },
  { key: 'name', label: 'Practice', cell: ({ name, ods_code }) => `${name} (${ods_code})` },
  { key: 'made', label: 'Said', cell: ({ made_by, made_at }) => `${made_by}, ${shortTime(made_at)}` },
  ...(may_keep
    ? [
        {
          key: 'back',
          label: 'Put right',
          kind: 'action' as const,
          cell: (row: AllocatedLine) => (
            <PostButton action={`${address}/allocations/${row.line_id}/taking-back`}>
              Take back<span class="unseen"> {period(row)}</span>
            </PostButton>
          ),
        },
      ]
    : []),
]

export const ReceiptPage = (props: ReceiptPageProps) => {
  const { frame, may_keep, receipt, paid, errors, refusal } = props
  const waiting = receipt.amount_pence - receipt.allocated_pence
  const address = `/levies/receipts/${receipt.id}`
  const from = receipt.practice_name ?? (receipt.named || 'Nobody named')
  return (
    <Office
      frame={frame}
      title={`Receipt from ${from}`}
      errors={Boolean(errors ?? refusal)}
      breadcrumbs={[
        { label: 'Levies', href: '/levies' },
        { label: 'Receipts', href: '/levies/receipts' },
      ]}
      head={<PageHead kind="Receipt" title={`${poundsOf(receipt.amount_pence)} from ${from}`} />}
    >
      <ErrorSummary errors={errors} refusal={refusal} />
      <SummaryList
        rows={[
          { label: 'Received', value: plainDay(receipt.received_on) },
          { label: 'Levy', value: `${receipt.levy_name} of ${receipt.lmc_name}` },
          {
            label: 'Payer as written',
            value: receipt.named || 'Nobody named',
            note: receipt.ods_code
              ? `Found to be ${receipt.practice_name} (${receipt.ods_code})`
              : 'No practice was found',
          },
          {
            label: 'Collected by',
            value: receipt.collector_name,
            note: receipt.file_id ? (
              <a href={`/levies/receipts/files/${receipt.file_id}`}>
                {receipt.file_name}, line {receipt.row_number}
              </a>
            ) : (
              `Added by ${receipt.taken_by} at ${londonTime(receipt.taken_at)}`
            ),
          },
          ...(receipt.words ? [{ label: 'Notes', value: receipt.words }] : []),
          {
            label: 'Allocated',
            value: poundsOf(receipt.allocated_pence),
            note: waiting === 0 ? 'All of it' : `${poundsOf(waiting)} waits`,
          },
        ]}
      />
      <Panel title="Allocated to">
        <Table
          label="Allocated to"
          nouns={['line', 'lines']}
          href={address}
          rows={paid}
          empty="It pays nothing yet."
          columns={paidColumns(address, may_keep)}
        />
      </Panel>
      {may_keep && waiting !== 0 && <Offers {...props} />}
    </Office>
  )
}

const line: PaidLine = {
  line_id: '0' as Id<'line'>,
  practice_id: '0' as Id<'practice'>,
  from_on: Temporal.PlainDate.from('2026-07-01'),
  to_on: Temporal.PlainDate.from('2026-09-30'),
  amount_pence: 107_520,
  allocated_pence: 0,
}
const receipt: ReceiptToAllocate = {
  id: '0' as Id<'receipt'>,
  lmc_id: '0' as Id<'lmc'>,
  lmc_name: 'Wealdshire LMC',
  levy_id: '0' as Id<'levy'>,
  levy_name: 'Statutory levy',
  collector_name: 'PCSE',
  file_id: '0' as Id<'receipt_file'>,
  file_name: 'PCSE deductions Q3 2026-27.xlsx',
  row_number: 17,
  received_on: Temporal.PlainDate.from('2026-10-01'),
  named: 'Q90001',
  practice_id: '0' as Id<'practice'>,
  ods_code: 'Q90001',
  practice_name: 'The Right Honourable Bartholomew Featherstonehaugh Memorial Surgery and Health Centre',
  amount_pence: 157_520,
  allocated_pence: 50_000,
  words: '',
  taken_at: Temporal.Instant.from('2026-10-02T09:00:00Z'),
  taken_by: 'Denise Fallow',
}
const paid: AllocatedLine = {
  line_id: '1' as Id<'line'>,
  practice_id: '0' as Id<'practice'>,
  ods_code: 'Q90001',
  name: 'Elm Surgery',
  from_on: Temporal.PlainDate.from('2026-04-01'),
  to_on: Temporal.PlainDate.from('2026-06-30'),
  amount_pence: 50_000,
  made_at: receipt.taken_at,
  made_by: 'Denise Fallow',
}
const meant = { practice_id: '0' as Id<'practice'>, name: 'Elm Surgery' }
const whole = {
  frame: previewFrame,
  may_keep: true,
  receipt,
  paid: [paid],
  asked: '',
  meant,
  lines: [line],
  likely: [],
}
const nobody = { ...receipt, practice_id: null, practice_name: null, ods_code: null, named: 'BACS 000123 ELM' }

export const previews = {
  waiting: () => <ReceiptPage {...whole} />,
  'payer not found': () => (
    <ReceiptPage
      {...whole}
      receipt={{ ...nobody, file_id: null, file_name: null, row_number: null, allocated_pence: 0, words: 'By cheque' }}
      paid={[]}
      meant={undefined}
      lines={[]}
      asked="Q99999"
      likely={[{ practice_id: '0' as Id<'practice'>, ods_code: 'Q90001', name: 'Elm Surgery' }]}
    />
  ),
  'all allocated, only looking': () => (
    <ReceiptPage {...whole} may_keep={false} receipt={{ ...receipt, allocated_pence: 157_520 }} lines={[]} />
  ),
}
