import { isClosed } from '../../../platform/forms/trials.ts'
import type { Frame } from '../../../platform/routes.ts'
import { count, londonTime, plainDay, type Id } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { TrialActions, TrialColumns, TrialTag, TrialTiles } from '../../../ui/trials.tsx'
import type { Unweighted } from '../weighted-counts/reads.ts'
import { columnKinds, type Matching } from './columns/rules.ts'
import { FatesTable } from './fates/pages.tsx'
import { fateLabels, type Fate } from './fates/rules.ts'
import type { WeightedFile } from './reads.ts'

export type WeightedFilePageProps = {
  frame: Frame
  may_keep: boolean
  file: WeightedFile
  /** Of its columns: what each is called, with what its first rows hold. */
  columns: readonly { readonly title: string; readonly sample: string }[]
  matching: Matching
  /** Rows in the file, and the sheet they are on where there are several. */
  rows: number
  sheet: string | null
  fates: readonly Fate[]
  fate: string
  number: number
  /** Of each day that rows speak of, the practices that would have no weighted list size of it. */
  missing: readonly Unweighted[]
  refusal?: string
}

const shownNames = 5

const Missing = ({ lmc_name, missing }: { lmc_name: string; missing: WeightedFilePageProps['missing'] }) => (
  <>
    {missing.map(({ day, names }) => (
      <Notice kind="warning">
        Of {plainDay(day)}, no weighted list size of {count(names.length, 'practice')} of {lmc_name}:{' '}
        {names.slice(0, shownNames).join(', ')}
        {names.length > shownNames && ` and ${count(names.length - shownNames, 'other')}`}. A run that counts by this
        day asks for each, and charges none of them by an earlier day’s.
      </Notice>
    ))}
  </>
)

export const WeightedFilePage = (props: WeightedFilePageProps) => {
  const { frame, may_keep, file, columns, matching, rows, sheet, fates, missing, refusal } = props
  const address = `/levies/weighted-lists/${file.id}`
  const is_open = may_keep && !isClosed(file)
  return (
    <Office
      frame={frame}
      title={file.name}
      errors={Boolean(refusal)}
      breadcrumbs={[
        { label: 'Levies', href: '/levies' },
        { label: 'Weighted lists', href: '/levies/weighted-lists' },
      ]}
      head={
        <PageHead
          kind="Weighted lists"
          title={file.name}
          tags={<TrialTag state={file.state} />}
          about={`${file.lmc_name}, counted on ${plainDay(file.counted_on)}; given by ${file.given_by} at ${londonTime(file.given_at)}: ${count(rows, 'row')}${sheet ? `, read from the sheet “${sheet}”` : ''}`}
        />
      }
    >
      <ErrorSummary refusal={refusal} />
      {file.state === 'taken' && file.taken_at && (
        <Notice kind="good">
          Taken in at {londonTime(file.taken_at)}. Runs that were issued before stand; a later one corrects them.
        </Notice>
      )}
      {file.state === 'tried' && (
        <Notice>
          This was tried, and nothing is taken yet. A figure that corrects an earlier one holds from when it is taken
          in, and the earlier one is kept. Levies are charged for whole patients, half a patient up.
        </Notice>
      )}
      <Missing lmc_name={file.lmc_name} missing={missing} />
      {is_open && <TrialActions address={address} state={file.state} />}
      {fates.length > 0 && <TrialTiles href={address} fates={fates} labels={fateLabels} />}
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

const day = Temporal.PlainDate.from('2026-10-01')
export const previewFile: WeightedFile = {
  id: '0' as Id<'weighted_file'>,
  lmc_id: '0' as Id<'lmc'>,
  lmc_name: 'Wealdshire LMC',
  name: 'Global sum Q3 2026-27.xlsx',
  sha256: '0',
  state: 'given',
  columns: [],
  counted_on: day,
  given_at: Temporal.Instant.from('2026-10-12T10:00:00Z'),
  given_by: 'Denise Fallow',
  taken_at: null,
}
const whole = {
  frame: previewFrame,
  may_keep: true,
  columns: [
    { title: 'Practice code', sample: 'Q90001' },
    { title: 'Registered list', sample: '10,240' },
    { title: 'Weighted list size', sample: '9,876.54' },
  ],
  matching: ['ods_code', null, 'patients'] as const,
  rows: 128,
  sheet: null,
  fates: [],
  fate: '',
  number: 1,
  missing: [],
}
const elm = { ods_code: 'Q90001', practice: 'Elm Surgery', counted_on: '2026-10-01' }
const fates: readonly Fate[] = [
  { ...elm, line: 2, as_given: '9,876.54', patients: 9_877, fate: 'new', words: ['Given as 9,876.54.'] },
  {
    line: 3,
    ods_code: 'Q90002',
    practice: 'The Right Honourable Bartholomew Featherstonehaugh Memorial Surgery and Health Centre',
    counted_on: '2026-10-01',
    as_given: '12,310',
    patients: 12_310,
    fate: 'corrects',
    words: ['It was 12,130.'],
  },
  { ...elm, ods_code: 'Q90003', line: 4, as_given: '4310', patients: 4_310, fate: 'same', words: [] },
  {
    line: 5,
    ods_code: 'Q99999',
    practice: '',
    counted_on: null,
    as_given: '',
    patients: null,
    fate: 'refused',
    words: ['Q99999 is no practice of Wealdshire LMC.'],
  },
]
const missing = [{ day, names: ['Beacon Practice', 'Dean House', 'Hill Practice', 'Mill', 'Quay', 'Tollgate'] }]

export const previews = {
  matching: () => <WeightedFilePage {...whole} file={previewFile} />,
  'tried, and practices missing': () => (
    <WeightedFilePage {...whole} file={{ ...previewFile, state: 'tried' }} fates={fates} missing={missing} sheet="GS" />
  ),
  taken: () => (
    <WeightedFilePage
      {...whole}
      may_keep={false}
      file={{ ...previewFile, state: 'taken', taken_at: previewFile.given_at }}
      fates={fates}
    />
  ),
}
