import { isClosed } from '../../../platform/forms/trials.ts'
import type { Frame } from '../../../platform/routes.ts'
import { count, londonTime, plainDay, type Id } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { TrialActions, TrialColumns, TrialTag } from '../../../ui/trials.tsx'
import { columnKinds, type Matching } from './columns/rules.ts'
import { Doubles } from './doubles/pages.tsx'
import type { Double } from './doubles/reads.ts'
import { FatesTable, FateTiles } from './fates/pages.tsx'
import type { Fate } from './fates/rules.ts'
import type { ReceiptFile } from './reads.ts'

export type ReceiptFilePageProps = {
  frame: Frame
  may_keep: boolean
  file: ReceiptFile
  /** Of its columns: what each is called, with what its first rows hold. */
  columns: readonly { readonly title: string; readonly sample: string }[]
  matching: Matching
  /** Rows in the file, and the sheet they are on where there are several. */
  rows: number
  sheet: string | null
  fates: readonly Fate[]
  /** What was taken in for another levy, and would be for this one too. */
  doubles: readonly Double[]
  fate: string
  number: number
  refusal?: string
}

const aboutFile = ({ file, rows, sheet }: Pick<ReceiptFilePageProps, 'file' | 'rows' | 'sheet'>) =>
  `${file.levy_name} of ${file.lmc_name}, from ${file.collector_name}, received on ${plainDay(file.received_on)}; given by ${file.given_by} at ${londonTime(file.given_at)}: ${count(rows, 'row')}${sheet ? `, read from the sheet “${sheet}”` : ''}`

export const ReceiptFilePage = (props: ReceiptFilePageProps) => {
  const { frame, may_keep, file, columns, matching, fates, doubles, refusal } = props
  const address = `/levies/receipts/files/${file.id}`
  const is_open = may_keep && !isClosed(file)
  return (
    <Office
      frame={frame}
      title={file.name}
      errors={Boolean(refusal)}
      breadcrumbs={[
        { label: 'Levies', href: '/levies' },
        { label: 'Statements of receipts', href: '/levies/receipts/files' },
      ]}
      head={
        <PageHead
          kind="Statement of receipts"
          title={file.name}
          tags={<TrialTag state={file.state} />}
          about={aboutFile(props)}
        />
      }
    >
      <ErrorSummary refusal={refusal} />
      {file.state === 'taken' && file.taken_at && (
        <Notice kind="good">Taken in at {londonTime(file.taken_at)}, and allocated as it says below.</Notice>
      )}
      {file.state === 'tried' && (
        <Notice>
          This was tried, and nothing is taken yet. Receipts are never changed once they are taken; what they pay still
          can be.
        </Notice>
      )}
      {is_open && (
        <TrialActions address={address} state={file.state}>
          {doubles.length > 0 && <Doubles doubles={doubles} levy_name={file.levy_name} />}
        </TrialActions>
      )}
      {fates.length > 0 && <FateTiles href={address} fates={fates} />}
      {fates.length > 0 && (
        <Panel title={file.state === 'taken' ? 'What became of each row' : 'What would become of each row'}>
          <FatesTable href={address} fates={fates} fate={props.fate} number={props.number} />
        </Panel>
      )}
      {is_open && (
        <TrialColumns address={address} state={file.state} columns={columns} kinds={columnKinds} matching={matching} />
      )}
    </Office>
  )
}

export const previewFile: ReceiptFile = {
  id: '0' as Id<'receipt_file'>,
  lmc_id: '0' as Id<'lmc'>,
  lmc_name: 'Wealdshire LMC',
  levy_id: '0' as Id<'levy'>,
  levy_name: 'Statutory levy',
  collector_id: '0' as Id<'collector'>,
  collector_name: 'PCSE',
  name: 'PCSE deductions Q3 2026-27.xlsx',
  sha256: '0',
  state: 'given',
  columns: [],
  received_on: Temporal.PlainDate.from('2026-11-20'),
  given_at: Temporal.Instant.from('2026-11-21T10:00:00Z'),
  given_by: 'Denise Fallow',
  taken_at: null,
}
const whole = {
  frame: previewFrame,
  may_keep: true,
  columns: [
    { title: 'ODS code', sample: 'Q90001' },
    { title: 'Amount', sample: '£1,075.20 CR' },
    { title: 'Batch', sample: '' },
  ],
  matching: ['ods_code', 'amount', null] as const,
  rows: 128,
  sheet: null,
  fates: [],
  doubles: [],
  fate: '',
  number: 1,
}
const elm = { named: 'Q90001', practice: 'Elm Surgery (Q90001)', received_on: '2026-11-20' }
const fates: readonly Fate[] = [
  { ...elm, line: 2, amount_pence: 107_520, fate: 'exact', words: ['£1,075.20 for October to December 2026.'] },
  {
    ...elm,
    line: 3,
    practice: 'The Right Honourable Bartholomew Featherstonehaugh Memorial Surgery and Health Centre (Q90002)',
    amount_pence: 50_000,
    fate: 'under',
    words: ['£500.00 for July to September 2026; £550.00 stays owed.'],
  },
  { ...elm, line: 4, amount_pence: 100, fate: 'over', words: ['£1.00 waits: nothing more is owed.'] },
  {
    line: 5,
    named: 'BACS 000123 ELM',
    practice: '',
    amount_pence: 9_900,
    received_on: '2026-11-20',
    fate: 'unknown',
    words: ['“BACS 000123 ELM” is no practice of Wealdshire LMC.', 'It waits until you say what it pays.'],
  },
  {
    line: 6,
    named: 'Q90004',
    practice: '',
    amount_pence: null,
    received_on: null,
    fate: 'refused',
    words: ['It says no amount, so nothing is taken.'],
  },
]

const doubles: readonly Double[] = [
  {
    id: '0' as Id<'receipt_file'>,
    name: 'PCSE deductions Q3 2026-27.xlsx',
    levy_name: 'National levy, for the GP Defence Fund and what else the conference of LMCs decides',
    taken_at: Temporal.Instant.from('2026-11-21T10:00:00Z'),
    is_same_file: true,
    rows: 128,
  },
]

export const previews = {
  matching: () => <ReceiptFilePage {...whole} file={previewFile} />,
  tried: () => <ReceiptFilePage {...whole} file={{ ...previewFile, state: 'tried' }} fates={fates} sheet="Payments" />,
  'tried, and taken for another levy': () => (
    <ReceiptFilePage
      {...whole}
      file={{ ...previewFile, state: 'tried' }}
      fates={fates}
      doubles={[...doubles, ...doubles.map((each) => ({ ...each, is_same_file: false, rows: 1 }))]}
    />
  ),
  taken: () => (
    <ReceiptFilePage
      {...whole}
      may_keep={false}
      file={{ ...previewFile, state: 'taken', taken_at: previewFile.given_at }}
      fates={fates}
    />
  ),
}
