import { onlyOne } from '../../../../platform/forms/lmcs.ts'
import type { ErrorsOf, RawOf } from '../../../../platform/forms/read.ts'
import type { Frame } from '../../../../platform/routes.ts'
import { londonTime, plainDay, thousands } from '../../../../platform/values.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Panel, WorkList } from '../../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { Table } from '../../../../ui/table.tsx'
import { TrialGiving, TrialTag } from '../../../../ui/trials.tsx'
import { LevyTabs } from '../../tabs/pages.tsx'
import type { DayWeighted } from '../../weighted-counts/reads.ts'
import { fileForm, type FileForm } from '../forms.ts'
import { previewFile } from '../pages.tsx'
import type { WeightedFile } from '../reads.ts'

export type WeightedFilesPageProps = {
  frame: Frame
  may_keep: boolean
  files: readonly WeightedFile[]
  days: readonly DayWeighted[]
  raw?: RawOf<FileForm>
  errors?: ErrorsOf<FileForm> & { file?: string }
  refusal?: string
}

const Giving = ({ frame, raw, errors }: Pick<WeightedFilesPageProps, 'frame' | 'raw' | 'errors'>) => (
  <TrialGiving
    title="Give a file"
    address="/levies/weighted-lists"
    form={fileForm(frame.lmcs)}
    raw={raw ?? { lmc_id: onlyOne(frame.lmcs) }}
    errors={errors}
    label="The file"
    hint="CSV or XLSX with a row of headings, one practice a row, at most 20,000 rows. It needs the practice’s code and its weighted list size, and all practices of the day: one that is missing is asked for. Decimals are kept as given, and charged as whole patients, half a patient up."
  />
)

export const WeightedFilesPage = (props: WeightedFilesPageProps) => {
  const { frame, may_keep, files, days, errors, refusal } = props
  return (
    <Office
      frame={frame}
      title="Weighted lists"
      errors={Boolean(errors ?? refusal)}
      head={
        <PageHead
          title="Weighted lists"
          about="Carr-Hill list sizes from the payments statements, where a levy is charged by them: matched, tried, and taken in only when you say so. No open data say them."
        />
      }
    >
      <LevyTabs at="/levies/weighted-lists" />
      <ErrorSummary errors={errors} refusal={refusal} />
      {may_keep && <Giving {...props} />}
      <Table
        label="What is known"
        href="/levies/weighted-lists"
        rows={days}
        nouns={['day', 'days']}
        empty="No weighted list size is known yet. Until one is, no rate can be proposed by them."
        columns={[
          { key: 'counted_on', label: 'Counted on', cell: ({ counted_on }) => plainDay(counted_on) },
          { key: 'lmc_name', label: 'LMC', cell: ({ lmc_name }) => lmc_name },
          { key: 'practices', label: 'Practices', kind: 'number', cell: ({ practices }) => thousands(practices) },
          { key: 'patients', label: 'Weighted patients', kind: 'number', cell: ({ patients }) => thousands(patients) },
        ]}
      />
      <Panel title="Files given">
        <WorkList
          empty="No file was given yet."
          items={files.map(({ id, name, given_by, given_at, lmc_name, counted_on, state }) => ({
            href: `/levies/weighted-lists/${id}`,
            title: name,
            note: `${lmc_name}, counted on ${plainDay(counted_on)}; ${given_by}, ${londonTime(given_at)}`,
            tag: <TrialTag state={state} />,
          }))}
        />
      </Panel>
    </Office>
  )
}

export const previews = {
  'nothing yet, mistaken': () => (
    <WeightedFilesPage
      frame={previewFrame}
      may_keep
      files={[]}
      days={[]}
      errors={{
        counted_on: 'The day they were counted must be a real date',
        file: 'Choose the file, which must not be empty',
      }}
    />
  ),
  'files given': () => (
    <WeightedFilesPage
      frame={previewFrame}
      may_keep={false}
      files={[previewFile, { ...previewFile, state: 'taken' }]}
      days={[{ lmc_name: 'Wealdshire LMC', counted_on: previewFile.counted_on, practices: 128, patients: 1_204_318 }]}
    />
  ),
}
