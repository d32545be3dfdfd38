import type { Frame } from '../../../platform/routes.ts'
import { count, londonTime, type Id } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Question } from '../../../ui/form.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { TrialActions, TrialColumns, TrialTag } from '../../../ui/trials.tsx'
import { columnKinds, type Matching } from './columns/rules.ts'
import { FateTiles, FatesTable } from './fates/pages.tsx'
import type { Fate } from './fates/rules.ts'
import { usualKindField } from './forms.ts'
import type { PeopleFile } from './reads.ts'

export type PeopleFilePageProps = {
  frame: Frame
  file: PeopleFile
  /** Of its columns: what each is called, with what its first rows hold; left out once it is taken or dropped. */
  columns?: readonly { readonly title: string; readonly sample: string }[]
  /** Rows in the file, null when it is gone; and the sheet they are on where there are several. */
  rows: number | null
  sheet: string | null
  matching: Matching
  fates: readonly Fate[]
  fate: string
  number: number
  refusal?: string
}

export const PeopleFilePage = (props: PeopleFilePageProps) => {
  const { frame, file, columns, rows, sheet, fates, refusal } = props
  const address = `/people/files/${file.id}`
  const is_open = file.state === 'given' || file.state === 'tried'
  return (
    <Office
      frame={frame}
      title={file.file_name}
      errors={Boolean(refusal)}
      breadcrumbs={[
        { label: 'People', href: '/people' },
        { label: 'Import people', href: '/people/files' },
      ]}
      head={
        <PageHead
          kind="File of people"
          title={file.file_name}
          tags={<TrialTag state={file.state} />}
          about={`${file.lmc_name}, given by ${file.given_by} at ${londonTime(file.given_at)}${rows === null ? '' : `: ${count(rows, 'row')}`}${sheet ? `, read from the sheet “${sheet}”` : ''}`}
        />
      }
    >
      <ErrorSummary refusal={refusal} />
      {file.state === 'taken' && (
        <Notice kind="good">Taken in{file.taken_at && ` at ${londonTime(file.taken_at)}`}.</Notice>
      )}
      {rows === null && (
        <Notice>
          The file and what was said of its rows are gone. They are kept for a month after it was taken in.
        </Notice>
      )}
      {file.state === 'tried' && (
        <Notice>
          This was tried, and nobody is changed yet. What is known already and says something else stays as it is.
        </Notice>
      )}
      {is_open && <TrialActions address={address} state={file.state} />}
      {fates.length > 0 && <FateTiles href={address} fates={fates} />}
      {fates.length > 0 && (
        <Panel title={file.state === 'tried' ? 'What would become of each row' : 'What became of each row'}>
          <FatesTable href={address} fates={fates} fate={props.fate} number={props.number} />
        </Panel>
      )}
      {is_open && columns && (
        <TrialColumns
          address={address}
          state={file.state}
          columns={columns}
          kinds={columnKinds}
          matching={props.matching.columns}
        >
          <Question name="usual_kind" field={usualKindField} raw={[props.matching.usual_kind ?? '']} />
        </TrialColumns>
      )}
    </Office>
  )
}

export const previewFile: PeopleFile = {
  id: '0' as Id<'people_file'>,
  lmc_id: '0' as Id<'lmc'>,
  lmc_name: 'Wealdshire LMC',
  file_name: 'Practice managers, November.xlsx',
  sha256: '0',
  state: 'given',
  columns: null,
  given_at: Temporal.Instant.from('2026-11-21T10:00:00Z'),
  given_by: 'Ruth Okafor',
  taken_at: null,
}
const matching: Matching = { columns: ['full_name', 'email', null], usual_kind: 'practice_manager' }
const whole = { frame: previewFrame, rows: 128, sheet: null, matching, fates: [], fate: '', number: 1 }
const fates: readonly Fate[] = [
  { line: 2, name: 'Dr Ann Lee', fate: 'new', words: ['GP partner at Q90001'], person_id: null },
  { line: 3, name: 'Jo Bright', fate: 'same', words: [], person_id: '0' as Id<'person'> },
]

export const previews = {
  matching: () => (
    <PeopleFilePage
      {...whole}
      file={previewFile}
      columns={[
        { title: 'Practice manager', sample: 'Jo Bright' },
        { title: 'E-mail', sample: 'jo.bright@wealdshire.example' },
        { title: 'Notes', sample: '' },
      ]}
    />
  ),
  tried: () => (
    <PeopleFilePage
      {...whole}
      file={{ ...previewFile, state: 'tried', columns: matching }}
      fates={fates}
      sheet="Managers"
    />
  ),
  taken: () => (
    <PeopleFilePage
      {...whole}
      file={{ ...previewFile, state: 'taken', taken_at: previewFile.given_at }}
      fates={fates}
    />
  ),
  gone: () => (
    <PeopleFilePage
      {...whole}
      rows={null}
      file={{ ...previewFile, sha256: null, state: 'taken', taken_at: previewFile.given_at }}
    />
  ),
}
