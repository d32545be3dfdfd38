import { onlyOne } from '../../../../platform/forms/lmcs.ts'
import type { ErrorsOf, RawOf } from '../../../../platform/forms/read.ts'
import type { Frame } from '../../../../platform/routes.ts'
import { londonTime } from '../../../../platform/values.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Panel, WorkList } from '../../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { TrialGiving, TrialTag } from '../../../../ui/trials.tsx'
import { fileForm, type FileForm } from '../forms.ts'
import { previewFile } from '../pages.tsx'
import type { HistoryFile } from '../reads.ts'

export type HistoryFilesPageProps = {
  frame: Frame
  files: readonly HistoryFile[]
  raw?: RawOf<FileForm>
  errors?: ErrorsOf<FileForm> & { file?: string }
}

export const HistoryFilesPage = ({ frame, files, raw, errors }: HistoryFilesPageProps) => {
  return (
    <Office
      frame={frame}
      title="Returns of earlier years"
      errors={Boolean(errors)}
      breadcrumbs={[{ label: 'Pressure', href: '/pressure' }]}
      head={
        <PageHead
          title="Returns of earlier years"
          about="A spreadsheet of GPAS returns from before OpenLMC: matched, tried, and taken in only when you say so."
        />
      }
    >
      <ErrorSummary errors={errors} />
      <TrialGiving
        title="Give a file"
        address="/pressure/history"
        form={fileForm(frame.lmcs)}
        raw={raw ?? { lmc_id: onlyOne(frame.lmcs) }}
        errors={errors}
        label="The spreadsheet"
        hint="CSV or XLSX with a row of headings, one practice and week a row, at most 20,000 rows. It needs the practice, the week and the state; contacts, list size and comment may be there."
      />
      <Panel title="Files given" note="each is kept for a month after it was taken in">
        <WorkList
          empty="No file of returns was given yet."
          items={files.map(({ id, name, given_by, given_at, lmc_name, state }) => ({
            href: `/pressure/history/${id}`,
            title: name,
            note: `${lmc_name}, ${given_by}, ${londonTime(given_at)}`,
            tag: <TrialTag state={state} />,
          }))}
        />
      </Panel>
    </Office>
  )
}

export const previews = {
  'no file yet': () => <HistoryFilesPage frame={previewFrame} files={[]} />,
  'files given': () => (
    <HistoryFilesPage
      frame={previewFrame}
      files={[previewFile, { ...previewFile, state: 'taken' }]}
      errors={{ file: 'Choose the file, which must not be empty' }}
    />
  ),
}
