import type { ErrorsOf, RawOf } from '../../../../platform/forms/read.ts'
import type { Frame } from '../../../../platform/routes.ts'
import { count, type Id } from '../../../../platform/values.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { FileField } from '../../../../ui/fields.tsx'
import { Questions } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/links.tsx'
import { Panel } from '../../../../ui/lists.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { contractFileForm, type ContractFileForm } from '../forms.ts'

const mostShown = 20

const Wrong = ({ wrong }: { wrong: readonly string[] }) => (
  <Notice kind="warning" title="Nothing of the file was taken">
    <ul>
      {wrong.slice(0, mostShown).map((sentence) => (
        <li>{sentence}</li>
      ))}
    </ul>
    {wrong.length > mostShown && <p>And {count(wrong.length - mostShown, 'row')} more.</p>}
  </Notice>
)

export type ContractFilePageProps = {
  frame: Frame
  keeps: readonly { readonly id: Id<'lmc'>; readonly name: string }[]
  /** What is wrong with rows of a file; nothing of it was taken. */
  wrong?: readonly string[]
  refusal?: string
  raw?: RawOf<ContractFileForm>
  errors?: ErrorsOf<ContractFileForm> & { file?: string }
}

export const ContractFilePage = ({ frame, keeps, wrong = [], refusal, raw, errors }: ContractFilePageProps) => (
  <Office
    frame={frame}
    title="Take in contracts"
    errors={Boolean(errors ?? refusal) || wrong.length > 0}
    breadcrumbs={[
      { label: 'Levies', href: '/levies' },
      { label: 'Contracts', href: '/levies/contracts' },
    ]}
    head={
      <PageHead
        title="Take in contracts"
        about="A list of practices with the contract each holds: all of it is taken, or none where a row is wrong."
      />
    }
  >
    <ErrorSummary errors={errors} refusal={refusal} />
    {wrong.length > 0 && <Wrong wrong={wrong} />}
    <Panel title="The list">
      <form method="post" action="/levies/contracts/file" enctype="multipart/form-data" novalidate>
        <FileField
          name="file"
          label="File"
          hint="CSV or XLSX with a row of headings: the practice’s code, its contract, and since when"
          error={errors?.file}
        />
        <Questions
          form={contractFileForm(keeps)}
          raw={raw ?? (keeps.length === 1 && keeps[0] ? { lmc_id: [keeps[0].id] } : undefined)}
          errors={errors}
        />
        <Button>Take it in</Button>
      </form>
    </Panel>
  </Office>
)

const keeps = [{ id: '0' as Id<'lmc'>, name: 'Wealdshire LMC' }]

export const previews = {
  empty: () => <ContractFilePage frame={previewFrame} keeps={keeps} />,
  'nothing taken': () => (
    <ContractFilePage
      frame={previewFrame}
      keeps={keeps}
      wrong={['Line 3: Q99999 is no practice of this LMC.', 'Line 7: “XMS” is none of GMS, PMS and APMS.']}
    />
  ),
  'no file': () => (
    <ContractFilePage
      frame={previewFrame}
      keeps={keeps}
      errors={{ file: 'Choose the file, which must not be empty' }}
    />
  ),
}
