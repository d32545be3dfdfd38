import type { ErrorsOf, RawOf } from '../../../../platform/forms/read.ts'
import type { Frame } from '../../../../platform/routes.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { FileField } from '../../../../ui/fields.tsx'
import { Questions } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/links.tsx'
import { Panel } from '../../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { previewLevy, previewNational } from '../../levies/pages.tsx'
import type { Levy } from '../../levies/reads.ts'
import { mandateForm, type MandateForm } from '../forms.ts'

export type MandateEntryPageProps = {
  frame: Frame
  /** Those about which whoever asks may keep a mandate. */
  levies: readonly Levy[]
  refusal?: string
  raw?: RawOf<MandateForm>
  errors?: ErrorsOf<MandateForm> & { document?: string }
}

export const MandateEntryPage = ({ frame, levies, refusal, raw, errors }: MandateEntryPageProps) => (
  <Office
    frame={frame}
    title="Add a mandate"
    errors={Boolean(errors ?? refusal)}
    breadcrumbs={[
      { label: 'Levies', href: '/levies' },
      { label: 'Mandates', href: '/levies/mandates' },
    ]}
    head={<PageHead title="Add a mandate" about="What a practice signed about one levy, and for how long it holds." />}
  >
    <ErrorSummary errors={errors} refusal={refusal} />
    <Panel title="The mandate">
      <form method="post" action="/levies/mandates" enctype="multipart/form-data" novalidate>
        <Questions form={mandateForm(levies)} raw={raw} errors={errors} />
        <FileField
          name="document"
          label="Signed document"
          hint="A PDF, PNG or JPEG of at most 5 MB; leave it out where there is none"
          accept=".pdf,.png,.jpg,.jpeg"
          error={errors?.document}
        />
        <Button>Keep the mandate</Button>
      </form>
    </Panel>
  </Office>
)

export const previews = {
  empty: () => <MandateEntryPage frame={previewFrame} levies={[previewLevy, previewNational]} />,
  mistaken: () => (
    <MandateEntryPage
      frame={previewFrame}
      levies={[previewLevy, previewNational]}
      raw={{ practice: ['Elm'], signed_by: ['Dr Amara Lee'] }}
      errors={{
        practice: 'Enter the code of a practice of that LMC, or its whole name',
        document: 'The document is 20 MB. Send one of at most 5 MB: a scan in black and white is enough.',
      }}
    />
  ),
}
