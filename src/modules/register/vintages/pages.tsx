import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { londonTime, plainDay, shortDay, thousands, type Id } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { FileField } from '../../../ui/fields.tsx'
import { Question } from '../../../ui/form.tsx'
import { Button } from '../../../ui/links.tsx'
import { Panel, WorkList } from '../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { TakenIn } from '../imports/reads.ts'
import { uploadForm } from '../uploads/forms.ts'
import { StateTag } from '../uploads/pages.tsx'
import type { Upload } from '../uploads/reads.ts'
import { kindLabel, vintageKinds, wanted } from './rules.ts'

export type ImportsPageProps = {
  frame: Frame
  on: Temporal.PlainDate
  files: readonly TakenIn[]
  uploads: readonly Upload[]
  may_import: boolean
  raw?: RawOf<typeof uploadForm>
  errors?: ErrorsOf<typeof uploadForm> & { file?: string }
  refusal?: string
}

const UploadForm = ({ raw, errors }: Pick<ImportsPageProps, 'raw' | 'errors'>) => (
  <Panel title="Take a file in" note="it is tried first, and nothing changes until you confirm">
    <form method="post" action="/imports" enctype="multipart/form-data" novalidate>
      <FileField
        name="file"
        label="The file"
        hint="As its publisher gives it: CSV, XLSX or JSON, plain, gzip or zip. What it is is seen from what it holds."
        error={errors?.file}
      />
      <Question name="as_at" field={uploadForm.as_at} raw={raw?.as_at} error={errors?.as_at} />
      <Button>Try the file</Button>
    </form>
  </Panel>
)

export const ImportsPage = ({ frame, on, files, uploads, may_import, raw, errors, refusal }: ImportsPageProps) => {
  const wants = wanted(files, on)
  return (
    <Office
      frame={frame}
      title="Imports"
      errors={Boolean(errors ?? refusal)}
      head={
        <PageHead
          title="Imports"
          about="The official open data that the register is made from, and what is missing of it."
        />
      }
    >
      <ErrorSummary refusal={refusal} errors={errors} />
      {may_import && <UploadForm {...(raw ? { raw } : {})} {...(errors ? { errors } : {})} />}
      {uploads.length > 0 && (
        <Panel title="Files given">
          <WorkList
            empty=""
            items={uploads.map(({ id, file_name, uploaded_by, uploaded_at, state }) => ({
              href: `/imports/${id}`,
              title: file_name,
              note: `${uploaded_by}, ${londonTime(uploaded_at)}`,
              tag: <StateTag state={state} />,
            }))}
          />
        </Panel>
      )}
      {wants.length > 0 && (
        <Panel title="Missing or old">
          <Table
            label="Missing or old"
            nouns={['kind of file', 'kinds of file']}
            href="/imports"
            rows={wants}
            empty=""
            columns={[
              { key: 'kind', label: 'Kind', cell: ({ kind }) => kindLabel(kind) },
              { key: 'about', label: 'What it is', cell: ({ kind }) => vintageKinds[kind].about },
              {
                key: 'seen_on',
                label: 'Newest',
                cell: ({ seen_on }) => (seen_on ? `of ${plainDay(seen_on)}` : 'never taken in'),
              },
            ]}
          />
        </Panel>
      )}
      <Panel title="Taken in">
        <Table
          label="Files taken in"
          nouns={['file', 'files']}
          href="/imports"
          rows={files}
          empty="Nothing was taken in yet. Begin with the practices, the list sizes and the mapping of practices to PCNs."
          columns={[
            { key: 'kind', label: 'Kind', cell: ({ kind }) => kindLabel(kind) },
            { key: 'seen_on', label: 'Describes', kind: 'date', cell: ({ seen_on }) => shortDay(seen_on) },
            { key: 'file_name', label: 'File', cell: ({ file_name }) => file_name },
            { key: 'format', label: 'Format', cell: ({ format }) => format },
            { key: 'rows_read', label: 'Rows', kind: 'number', cell: ({ rows_read }) => thousands(rows_read) },
            {
              key: 'taken_in_at',
              label: 'Taken in',
              cell: ({ taken_in_at, taken_in_by }) => `${londonTime(taken_in_at)}, ${taken_in_by}`,
            },
            {
              key: 'replaced',
              label: 'State',
              kind: 'tag',
              cell: ({ replaced_by }) => replaced_by && <Tag kind="closed">Replaced</Tag>,
            },
          ]}
        />
      </Panel>
    </Office>
  )
}

const on = Temporal.PlainDate.from('2026-11-21')
const file: TakenIn = {
  id: '0' as Id<'open_data_file'>,
  kind: 'list_sizes',
  format: 'sub-icb',
  file_name: 'gp-reg-pat-prac-all.csv',
  sha256: '0',
  rows_read: 6_171,
  seen_on: on.subtract({ months: 3 }),
  taken_in_at: Temporal.Instant.from('2026-11-01T06:00:00Z'),
  taken_in_by: 'Ruth Okafor',
  replaced_by: null,
  report: {},
}
const seen = { frame: previewFrame, on, uploads: [], may_import: true }

export const previews = {
  'nothing yet': () => <ImportsPage {...seen} files={[]} />,
  'one file, three months old': () => <ImportsPage {...seen} files={[file]} may_import={false} />,
  'no file chosen': () => <ImportsPage {...seen} files={[file]} errors={{ file: 'Choose the file' }} />,
}
