import { onlyOne } from '../../../../platform/forms/lmcs.ts'
import type { ErrorsOf, RawOf } from '../../../../platform/forms/read.ts'
import type { Frame } from '../../../../platform/routes.ts'
import { londonTime, type Id } from '../../../../platform/values.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Panel, WorkList } from '../../../../ui/lists.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { TrialGiving, TrialTag } from '../../../../ui/trials.tsx'
import type { Sides } from '../../receipts/reads.ts'
import { LevyTabs } from '../../tabs/pages.tsx'
import { fileForm, type FileForm } from '../forms.ts'
import { previewFile } from '../pages.tsx'
import type { ReceiptFile } from '../reads.ts'

export type ReceiptFilesPageProps = {
  frame: Frame
  may_keep: boolean
  files: readonly ReceiptFile[]
  sides: Sides
  raw?: RawOf<FileForm> | undefined
  errors?: (ErrorsOf<FileForm> & { file?: string }) | undefined
  refusal?: string
}

const Giving = ({ sides, raw, errors }: Pick<ReceiptFilesPageProps, 'sides' | 'raw' | 'errors'>) => (
  <TrialGiving
    title="Give a statement"
    address="/levies/receipts/files"
    form={fileForm(sides)}
    raw={raw ?? { levy_id: onlyOne(sides.levies), collector_id: onlyOne(sides.collectors) }}
    errors={errors}
    label="The statement"
    hint="CSV or XLSX with a row of headings, one amount a row, at most 20,000 rows. It needs the practice or a reference, and the amount. Where it lists several levies, give it once for each."
  />
)

export const ReceiptFilesPage = ({ frame, may_keep, files, sides, raw, errors, refusal }: ReceiptFilesPageProps) => (
  <Office
    frame={frame}
    title="Statements of receipts"
    errors={Boolean(errors ?? refusal)}
    head={
      <PageHead
        title="Statements of receipts"
        about="What PCSE, the ICB or the bank says was received: matched, tried, and taken in only when you say so."
      />
    }
  >
    <LevyTabs at="/levies/receipts/files" />
    <ErrorSummary errors={errors} refusal={refusal} />
    {may_keep &&
      (sides.levies.length > 0 && sides.collectors.length > 0 ? (
        <Giving sides={sides} raw={raw} errors={errors} />
      ) : (
        <Notice>A statement is given for a levy and its collector. Set both up first.</Notice>
      ))}
    <Panel title="Statements given">
      <WorkList
        empty="No statement was given yet."
        items={files.map(({ id, name, given_by, given_at, lmc_name, levy_name, collector_name, state }) => ({
          href: `/levies/receipts/files/${id}`,
          title: name,
          note: `${collector_name}, ${levy_name} of ${lmc_name}; ${given_by}, ${londonTime(given_at)}`,
          tag: <TrialTag state={state} />,
        }))}
      />
    </Panel>
  </Office>
)

const previewSides: Sides = {
  levies: [{ id: '0' as Id<'levy'>, lmc_id: '0' as Id<'lmc'>, label: 'Statutory levy' }],
  collectors: [{ id: '0' as Id<'collector'>, lmc_id: '0' as Id<'lmc'>, label: 'PCSE' }],
}

export const previews = {
  'nothing set up': () => (
    <ReceiptFilesPage frame={previewFrame} may_keep files={[]} sides={{ levies: [], collectors: [] }} />
  ),
  'files given': () => (
    <ReceiptFilesPage
      frame={previewFrame}
      may_keep
      files={[previewFile, { ...previewFile, state: 'taken' }]}
      sides={previewSides}
      errors={{ file: 'Choose the file, which must not be empty' }}
    />
  ),
  'only looking': () => (
    <ReceiptFilesPage frame={previewFrame} may_keep={false} files={[previewFile]} sides={previewSides} />
  ),
}
