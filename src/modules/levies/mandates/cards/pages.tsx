import type { ErrorsOf, RawOf } from '../../../../platform/forms/read.ts'
import type { Frame } from '../../../../platform/routes.ts'
import { count, londonTime, plainDay } from '../../../../platform/values.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Questions } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/links.tsx'
import { Columns, Panel } from '../../../../ui/lists.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { SummaryList } from '../../../../ui/summary-list.tsx'
import { mandateEndForm, mandateWithdrawForm, type MandateEndForm, type MandateWithdrawForm } from '../forms.ts'
import { MandateTag, previewMandate } from '../pages.tsx'
import type { Mandate } from '../reads.ts'

export type MandatePageProps = {
  frame: Frame
  mandate: Mandate
  /** How many issued runs have a line by it. */
  runs: number
  may_keep: boolean
  refusal?: string
  ending?: { readonly raw: RawOf<MandateEndForm>; readonly errors?: ErrorsOf<MandateEndForm> }
  withdrawing?: { readonly raw: RawOf<MandateWithdrawForm>; readonly errors?: ErrorsOf<MandateWithdrawForm> }
}

export const MandatePage = (props: MandatePageProps) => {
  const { frame, mandate, may_keep, refusal } = props
  const errors = props.ending?.errors ?? props.withdrawing?.errors
  const { id, practice_name, ods_code, levy_name, reason, from, until, signed_by, signed_on } = mandate
  const { sha256, file_name, ended_why, made_at, made_by, withdrawn_at } = mandate
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
          tags={<MandateTag {...mandate} />}
          about={`${ods_code}: ${levy_name}`}
        />
      }
    >
      <ErrorSummary errors={errors} refusal={refusal} />
      {withdrawn_at && (
        <Notice kind="warning">
          Withdrawn as a mistake by {mandate.withdrawn_by}, {londonTime(withdrawn_at)}: {mandate.withdrawn_why}
        </Notice>
      )}
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
      {may_keep && !withdrawn_at && <Undoing {...props} />}
    </Office>
  )
}

const Undoing = ({ mandate, runs, ending, withdrawing }: MandatePageProps) => (
  <Columns>
    {mandate.ended_why === '' && (
      <Panel title="End this mandate">
        <form method="post" action={`/levies/mandates/${mandate.id}/ending`} novalidate>
          <Questions form={mandateEndForm} raw={ending?.raw} errors={ending?.errors} />
          <Button kind="danger">End the mandate</Button>
        </form>
      </Panel>
    )}
    <Panel title="Withdraw it as a mistake">
      <p class="note">
        For one that was never this practice’s, or about another levy. It then holds for no day; it and its document
        stay on file.
        {runs > 0 && ` ${count(runs, 'issued run')} went by it: put that right in the next run of this levy.`}
      </p>
      <form method="post" action={`/levies/mandates/${mandate.id}/withdrawal`} novalidate>
        <Questions form={mandateWithdrawForm} raw={withdrawing?.raw} errors={withdrawing?.errors} />
        <Button kind="danger">Withdraw the mandate</Button>
      </form>
    </Panel>
  </Columns>
)

const shown = { frame: previewFrame, mandate: previewMandate, runs: 0, may_keep: true }

export const previews = {
  'opted out': () => <MandatePage {...shown} />,
  ended: () => (
    <MandatePage
      {...shown}
      runs={2}
      mandate={{
        ...previewMandate,
        until: Temporal.PlainDate.from('2026-12-01'),
        ended_why: 'Letter of 3 November: the partners pay again',
        sha256: null,
      }}
    />
  ),
  withdrawn: () => (
    <MandatePage
      {...shown}
      mandate={{
        ...previewMandate,
        withdrawn_at: Temporal.Instant.from('2026-11-20T10:00:00Z'),
        withdrawn_by: 'Denise Fallow',
        withdrawn_why: 'It was signed by The Old Maltings in Saltby, another practice',
      }}
    />
  ),
  refused: () => (
    <MandatePage
      {...shown}
      refusal="Its last day must not be before its first."
      ending={{ raw: {}, errors: { ended_why: 'Enter reason' } }}
    />
  ),
}
