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
import type { PeopleFile } from '../reads.ts'

export type PeopleFilesPageProps = {
  frame: Frame
  files: readonly PeopleFile[]
  raw?: RawOf<FileForm>
  errors?: ErrorsOf<FileForm> & { file?: string }
  refusal?: string
}

export const PeopleFilesPage = ({ frame, files, raw, errors, refusal }: PeopleFilesPageProps) => {
  return (
    <Office
      frame={frame}
      title="Import people"
      errors={Boolean(errors ?? refusal)}
      breadcrumbs={[{ label: 'People', href: '/people' }]}
      head={
        <PageHead
          title="Import people"
          about="A spreadsheet of yours: matched, tried, and taken in only when you say so."
        />
      }
    >
      <ErrorSummary refusal={refusal} errors={errors} />
      <TrialGiving
        title="Give a file"
        address="/people/files"
        form={fileForm(frame.lmcs)}
        raw={raw ?? { lmc_id: onlyOne(frame.lmcs) }}
        errors={errors}
        label="The spreadsheet"
        hint="CSV or XLSX with a row of headings, one person a row, at most 20,000 rows. Somebody with two posts has two rows."
      />
      <Panel title="Files given" note="each is kept for a month after it was taken in">
        <WorkList
          empty="No file of people was given yet."
          items={files.map(({ id, file_name, given_by, given_at, lmc_name, state }) => ({
            href: `/people/files/${id}`,
            title: file_name,
            note: `${lmc_name}, ${given_by}, ${londonTime(given_at)}`,
            tag: <TrialTag state={state} />,
          }))}
        />
      </Panel>
    </Office>
  )
}

export const previews = {
  'no file yet': () => <PeopleFilesPage frame={previewFrame} files={[]} />,
  'files given': () => (
    <PeopleFilesPage
      frame={previewFrame}
      files={[previewFile, { ...previewFile, state: 'taken' }]}
      errors={{ file: 'Choose the file, which must not be empty' }}
    />
  ),
}
