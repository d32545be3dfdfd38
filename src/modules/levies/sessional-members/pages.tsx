import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { plainDay, poundsOf } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Questions } from '../../../ui/form.tsx'
import { Button } from '../../../ui/links.tsx'
import { Columns, Panel } from '../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { SummaryList } from '../../../ui/summary-list.tsx'
import { endForm, feeForm, type EndForm, type FeeForm } from './forms.ts'
import { previewMember } from './lists/pages.tsx'
import type { Member } from './reads.ts'

export type MemberPageProps = {
  frame: Frame
  may_keep: boolean
  member: Member
  fee?: { readonly raw: RawOf<FeeForm>; readonly errors?: ErrorsOf<FeeForm> }
  end?: { readonly raw: RawOf<EndForm>; readonly errors?: ErrorsOf<EndForm> }
  refusal?: string | undefined
}

export const MemberPage = ({ frame, may_keep, member, fee, end, refusal }: MemberPageProps) => {
  const { id, name, lmc_name, fee_pence, during, paid_until } = member
  const errors = fee?.errors ?? end?.errors
  return (
    <Office
      frame={frame}
      title={name}
      errors={Boolean(errors ?? refusal)}
      breadcrumbs={[
        { label: 'Levies', href: '/levies' },
        { label: 'Sessional doctors', href: '/levies/sessional' },
      ]}
      head={<PageHead kind="Sessional doctor" title={name} />}
    >
      <ErrorSummary errors={errors} refusal={refusal} />
      <SummaryList
        rows={[
          { label: 'Pays', value: lmc_name },
          { label: 'Fee for a year', value: poundsOf(fee_pence) },
          { label: 'From', value: during.from && plainDay(during.from) },
          { label: 'Last day', value: during.until ? plainDay(during.until.subtract({ days: 1 })) : 'Still pays' },
          { label: 'Paid until', value: paid_until ? plainDay(paid_until) : 'Never paid yet' },
        ]}
      />
      {may_keep && (
        <Columns>
          <Panel title="Take a fee">
            <form method="post" action={`/levies/sessional/${id}/fees`} novalidate>
              <Questions
                form={feeForm}
                raw={fee?.raw ?? { seen: [paid_until?.toString() ?? 'never'] }}
                errors={fee?.errors}
              />
              <Button>Take {poundsOf(fee_pence)}</Button>
            </form>
          </Panel>
          {during.until === null && (
            <Panel title="End it">
              <form method="post" action={`/levies/sessional/${id}/end`} novalidate>
                <Questions form={endForm} raw={end?.raw} errors={end?.errors} />
                <Button kind="second">End it</Button>
              </form>
            </Panel>
          )}
        </Columns>
      )}
    </Office>
  )
}

const ended = {
  ...previewMember,
  during: { ...previewMember.during, until: Temporal.PlainDate.from('2026-10-01') },
  paid_until: null,
}

export const previews = {
  paying: () => <MemberPage frame={previewFrame} may_keep member={previewMember} />,
  'ended, only looking': () => <MemberPage frame={previewFrame} may_keep={false} member={ended} />,
  refused: () => (
    <MemberPage
      frame={previewFrame}
      may_keep
      member={previewMember}
      refusal="They have paid until then already. Say a later day."
    />
  ),
}
