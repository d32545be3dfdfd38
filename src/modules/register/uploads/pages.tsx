import type { Frame } from '../../../platform/routes.ts'
import { count, londonTime, plainDay, thousands, type Id } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Question } from '../../../ui/form.tsx'
import { Button, PostButton } from '../../../ui/links.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Progress } from '../../../ui/progress.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { Report } from '../imports/reports/pages.tsx'
import type { FileReport, ImportReport } from '../imports/reports/rules.ts'
import { confirmForm } from './forms.ts'
import type { Upload } from './reads.ts'
import type { UploadState } from './rules.ts'

const states = {
  waiting: ['waiting', 'Waiting'],
  trying: ['waiting', 'Being tried'],
  tried: ['new', 'Tried: confirm or drop'],
  taking: ['waiting', 'Being taken in'],
  taken: ['done', 'Taken in'],
  refused: ['red', 'Refused'],
  dropped: ['closed', 'Dropped'],
} as const satisfies Readonly<Record<UploadState, readonly [string, string]>>

export const StateTag = ({ state }: { state: UploadState }) => <Tag kind={states[state][0]}>{states[state][1]}</Tag>

export type UploadPageProps = { frame: Frame; upload: Upload; may_import: boolean; refusal?: string }

export const UploadPage = ({ frame, upload, may_import, refusal }: UploadPageProps) => {
  const { id, state, report, mistake } = upload
  const is_working = state === 'waiting' || state === 'trying' || state === 'taking'
  const falls = report?.files.some((file) => file.falls.length > 0) ?? false
  return (
    <Office
      frame={frame}
      title={upload.file_name}
      refresh={is_working ? 3 : undefined}
      errors={Boolean(refusal)}
      breadcrumbs={[{ label: 'Imports', href: '/imports' }]}
      head={
        <PageHead
          kind="File"
          title={upload.file_name}
          tags={<StateTag state={state} />}
          about={`Given by ${upload.uploaded_by} at ${londonTime(upload.uploaded_at)}${upload.as_at ? `, as of ${plainDay(upload.as_at)}` : ''}`}
        />
      }
    >
      <ErrorSummary refusal={refusal} />
      {is_working && (
        <Progress
          label={upload.progress || 'Waiting for its turn'}
          done={upload.percent}
          of={100}
          note="You can leave this page; the work goes on."
        />
      )}
      {mistake && (
        <Notice kind="danger" title={mistake.what}>
          {mistake.file}
          {mistake.line !== undefined && `, line ${thousands(mistake.line)}`}. {mistake.remedy} Nothing was changed.
        </Notice>
      )}
      {state === 'tried' && (
        <Notice>This was tried, and nothing is changed yet. Look through it, then confirm it or drop it.</Notice>
      )}
      {state === 'taken' && report && (
        <Notice kind="good">Taken in: {count(report.periods_written, 'fact')} about practices written.</Notice>
      )}
      {state === 'tried' && may_import && (
        <form method="post" action={`/imports/${id}/confirmation`}>
          {falls && <Question name="accept_drop" field={confirmForm.accept_drop} />}
          <Button>Take it in</Button>
        </form>
      )}
      {['waiting', 'tried', 'refused'].includes(state) && may_import && (
        <PostButton action={`/imports/${id}/dropping`} hidden={{ seen: state }}>
          Drop it
        </PostButton>
      )}
      {report && <Report report={report} is_taken={state === 'taken'} />}
    </Office>
  )
}

const upload: Upload = {
  id: '0' as Id<'upload'>,
  file_name: 'gp-reg-pat-prac-all.csv',
  sha256: '0',
  bytes: 1,
  as_at: null,
  state: 'trying',
  percent: 40,
  progress: 'Reading',
  accept_drop: false,
  report: null,
  mistake: null,
  uploaded_at: Temporal.Instant.from('2026-11-21T10:00:00Z'),
  uploaded_by: 'Ruth Okafor',
}
const file: FileReport = {
  kind: 'list_sizes',
  format: 'sub-icb',
  file_name: upload.file_name,
  sha256: '0',
  seen_on: '2026-10-01',
  rows_read: 6_171,
  added: 6,
  changed: 5_900,
  unchanged: 265,
  already_taken_in: false,
  replaces: null,
  figures: { practices: 6_171, patients: 63_894_110 },
  empty: [],
  falls: [{ what: 'practices', before: 7_000, after: 6_171 }],
}
const report: ImportReport = {
  files: [file],
  periods_written: 5_906,
  changes: [{ lmc_id: '0' as Id<'lmc'>, lmc: 'Wealdshire LMC', kind: 'list_up', found: 3 }],
}
const seen = { frame: previewFrame, may_import: true }

export const previews = {
  working: () => <UploadPage {...seen} upload={upload} />,
  tried: () => <UploadPage {...seen} upload={{ ...upload, state: 'tried', report }} />,
  taken: () => <UploadPage {...seen} upload={{ ...upload, state: 'taken', report: { ...report, changes: [] } }} />,
  refused: () => (
    <UploadPage
      {...seen}
      upload={{
        ...upload,
        state: 'refused',
        mistake: { file: 'x.csv', line: 12, what: 'Line 12 has 9 cells instead of 10.', remedy: 'Download it again.' },
      }}
      refusal="Somebody else was quicker."
    />
  ),
}
