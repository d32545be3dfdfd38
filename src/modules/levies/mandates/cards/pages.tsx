import type { ErrorsOf, RawOf } from '../../../../platform/forms/read.ts'
import type { Frame } from '../../../../platform/routes.ts'
import { londonTime, plainDay } from '../../../../platform/values.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Questions } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/links.tsx'
import { Panel } from '../../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { SummaryList } from '../../../../ui/summary-list.tsx'
import { mandateEndForm } from '../forms.ts'
import { ChoiceTag, previewMandate } from '../pages.tsx'
import type { Mandate } from '../reads.ts'

export type MandatePageProps = {
  frame: Frame
  mandate: Mandate
  may_keep: boolean
  refusal?: string
  raw?: RawOf<typeof mandateEndForm>
  errors?: ErrorsOf<typeof mandateEndForm>
}

export const MandatePage = ({ frame, mandate, may_keep, refusal, raw, errors }: MandatePageProps) => {
  const { id, practice_name, ods_code, levy_name, choice, reason, from, until, signed_by, signed_on } = mandate
  const { sha256, file_name, ended_why, made_at, made_by } = mandate
  return (
    <Office
      frame={frame}
      title={`Mandate of ${practice_name}`}
      errors={Boolean(errors ?? refusal)}
      breadcrumbs={[
        { label: 'Levies', href: '/levies' },
        { label: 'Mandates', href: '/levies/mandates' },
      ]}
      head={
        <PageHead
          kind="Mandate"
          title={practice_name}
          tags={<ChoiceTag choice={choice} />}
          about={`${ods_code}: ${levy_name}`}
        />
      }
    >
      <ErrorSummary errors={errors} refusal={refusal} />
      <SummaryList
        rows={[
          { label: 'Reason', value: reason || 'None given' },
          { label: 'From', value: from && plainDay(from) },
          {
            label: 'To',
            value: until ? plainDay(until.subtract({ days: 1 })) : 'No end yet',
            ...(ended_why ? { note: ended_why } : {}),
          },
          { label: 'Signed', value: `${signed_by}, ${plainDay(signed_on)}` },
          {
            label: 'Document',
            value: sha256 ? <a href={`/levies/mandates/${id}/document`}>{file_name}</a> : 'None on file',
          },
          { label: 'Kept', value: `${made_by}, ${londonTime(made_at)}` },
        ]}
      />
      {may_keep && ended_why === '' && (
        <Panel title="End this mandate">
          <form method="post" action={`/levies/mandates/${id}/ending`} novalidate>
            <Questions form={mandateEndForm} raw={raw} errors={errors} />
            <Button kind="danger">End the mandate</Button>
          </form>
        </Panel>
      )}
    </Office>
  )
}

export const previews = {
  'opted out': () => <MandatePage frame={previewFrame} mandate={previewMandate} may_keep />,
  ended: () => (
    <MandatePage
      frame={previewFrame}
      mandate={{
        ...previewMandate,
        until: Temporal.PlainDate.from('2026-12-01'),
        ended_why: 'Letter of 3 November: the partners pay again',
        sha256: null,
      }}
      may_keep
    />
  ),
  refused: () => (
    <MandatePage
      frame={previewFrame}
      mandate={previewMandate}
      may_keep
      refusal="Its last day must not be before its first."
      errors={{ ended_why: 'Enter reason' }}
    />
  ),
}
