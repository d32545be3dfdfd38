import { isClosed } from '../../../platform/forms/trials.ts'
import type { Frame } from '../../../platform/routes.ts'
import { count, londonTime, type Id } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { TrialActions, TrialColumns, TrialTag } from '../../../ui/trials.tsx'
import { columnKinds, type Matching } from './columns/rules.ts'
import { FatesTable, FateTiles } from './fates/pages.tsx'
import type { Fate } from './fates/rules.ts'
import type { HistoryFile } from './reads.ts'

export type HistoryFilePageProps = {
  frame: Frame
  file: HistoryFile
  /** Of its columns: what each is called, with what its first rows hold. */
  columns: readonly { readonly title: string; readonly sample: string }[]
  matching: Matching
  /** Rows in the file, null when it is gone; and the sheet they are on where there are several. */
  rows: number | null
  sheet: string | null
  fates: readonly Fate[]
  fate: string
  number: number
  refusal?: string
}

export const HistoryFilePage = (props: HistoryFilePageProps) => {
  const { frame, file, columns, matching, rows, sheet, fates, refusal } = props
  const address = `/pressure/history/${file.id}`
  const is_open = !isClosed(file)
  return (
    <Office
      frame={frame}
      title={file.name}
      errors={Boolean(refusal)}
      breadcrumbs={[
        { label: 'Pressure', href: '/pressure' },
        { label: 'Returns of earlier years', href: '/pressure/history' },
      ]}
      head={
        <PageHead
          kind="File of returns"
          title={file.name}
          tags={<TrialTag state={file.state} />}
          about={`${file.lmc_name}, given by ${file.given_by} at ${londonTime(file.given_at)}${rows === null ? '' : `: ${count(rows, 'row')}`}${sheet ? `, read from the sheet “${sheet}”` : ''}`}
        />
      }
    >
      <ErrorSummary refusal={refusal} />
      {file.state === 'taken' && (
        <Notice kind="good">
          Taken in{file.taken_at && ` at ${londonTime(file.taken_at)}`}, and its weeks are closed.
        </Notice>
      )}
      {rows === null && (
        <Notice>
          The file and what was said of its rows are gone. They are kept for a month after it was taken in.
        </Notice>
      )}
      {file.state === 'tried' && (
        <Notice>
          This was tried, and nothing is taken yet. Once taken, the figures of these weeks stand: put all practices of a
          week into one file.
        </Notice>
      )}
      {is_open && <TrialActions address={address} state={file.state} />}
      {fates.length > 0 && <FateTiles href={address} fates={fates} />}
      {fates.length > 0 && (
        <Panel title={is_open ? 'What would become of each row' : 'What became of each row'}>
          <FatesTable href={address} fates={fates} fate={props.fate} number={props.number} />
        </Panel>
      )}
      {is_open && (
        <TrialColumns address={address} state={file.state} columns={columns} kinds={columnKinds} matching={matching} />
      )}
    </Office>
  )
}

export const previewFile: HistoryFile = {
  id: '0' as Id<'history_file'>,
  lmc_id: '0' as Id<'lmc'>,
  lmc_name: 'Wealdshire LMC',
  name: 'GPAS returns 2022-23.xlsx',
  sha256: '0',
  state: 'given',
  columns: ['practice', 'week_of', 'alert', null],
  given_at: Temporal.Instant.from('2026-11-21T10:00:00Z'),
  given_by: 'Ruth Okafor',
  taken_at: null,
}
const whole = {
  frame: previewFrame,
  columns: [
    { title: 'Practice name', sample: 'Elm Surgery' },
    { title: 'W/C', sample: '14/11/2022' },
    { title: 'GPAS', sample: 'AMBER' },
    { title: 'Entered by', sample: '' },
  ],
  matching: previewFile.columns,
  rows: 4_816,
  sheet: null,
  fates: [],
  fate: '',
  number: 1,
}
const fates: readonly Fate[] = [
  { line: 2, practice: 'Elm Surgery', week_of: '2022-11-14', fate: 'new', words: ['Amber, 212 contacts.'] },
  { line: 3, practice: 'Elm Surgery', week_of: '2022-11-21', fate: 'same', words: [] },
  {
    line: 4,
    practice: 'Elm Surgry',
    week_of: null,
    fate: 'refused',
    words: ['“Elm Surgry” is no practice of Wealdshire LMC. Check the name, or give the practice’s code.'],
  },
]

export const previews = {
  matching: () => <HistoryFilePage {...whole} file={previewFile} />,
  tried: () => <HistoryFilePage {...whole} file={{ ...previewFile, state: 'tried' }} fates={fates} sheet="Returns" />,
  taken: () => (
    <HistoryFilePage
      {...whole}
      file={{ ...previewFile, state: 'taken', taken_at: previewFile.given_at }}
      fates={fates}
    />
  ),
  gone: () => (
    <HistoryFilePage
      {...whole}
      rows={null}
      file={{ ...previewFile, sha256: null, state: 'taken', taken_at: previewFile.given_at }}
    />
  ),
}
