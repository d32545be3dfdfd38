import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { londonDay, plainDay, poundsOf, shortDay, type Id } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Questions } from '../../../ui/form.tsx'
import { Button } from '../../../ui/links.tsx'
import { Columns, Panel } from '../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { SummaryList } from '../../../ui/summary-list.tsx'
import { Table, type Column } from '../../../ui/table.tsx'
import { endForm, feeForm, takingBackForm, type EndForm, type FeeForm, type TakingBackForm } from './forms.ts'
import { previewMember } from './lists/pages.tsx'
import type { Fee, Member } from './reads.ts'

const columns: readonly Column<Fee>[] = [
  { key: 'received_on', label: 'Received', kind: 'date', cell: ({ received_on }) => shortDay(received_on) },
  { key: 'paid_until', label: 'Pays until', kind: 'date', cell: ({ paid_until }) => shortDay(paid_until) },
  { key: 'amount_pence', label: 'Fee', kind: 'money', cell: ({ amount_pence }) => poundsOf(amount_pence) },
  { key: 'made_by', label: 'Taken by', cell: ({ made_by }) => made_by },
  {
    key: 'taken_back_at',
    label: 'Taken back',
    is_long: true,
    cell: ({ taken_back_at, taken_back_by, taken_back_why }) =>
      taken_back_at && `${shortDay(londonDay(taken_back_at))}, ${taken_back_by}: ${taken_back_why}`,
  },
]

/** Fees as they are chosen among. */
export const feesNamed = (fees: readonly Fee[]) =>
  fees.map(({ id, amount_pence, received_on, paid_until }) => ({
    id,
    label: `${poundsOf(amount_pence)} received on ${plainDay(received_on)}, until ${plainDay(paid_until)}`,
  }))

export type MemberPageProps = {
  frame: Frame
  may_keep: boolean
  member: Member
  fees: readonly Fee[]
  fee?: { readonly raw: RawOf<FeeForm>; readonly errors?: ErrorsOf<FeeForm> }
  back?: { readonly raw: RawOf<TakingBackForm>; readonly errors?: ErrorsOf<TakingBackForm> }
  end?: { readonly raw: RawOf<EndForm>; readonly errors?: ErrorsOf<EndForm> }
  refusal?: string | undefined
}

export const MemberPage = (props: MemberPageProps) => {
  const { frame, may_keep, member, fees, fee, back, end, refusal } = props
  const { id, name, lmc_name, fee_pence, during, paid_until } = member
  const errors = fee?.errors ?? back?.errors ?? end?.errors
  const standing = fees.filter(({ taken_back_at }) => taken_back_at === null)
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
      <Table
        label="Fees"
        nouns={['fee', 'fees']}
        href={`/levies/sessional/${id}`}
        columns={columns}
        rows={fees}
        empty="No fee was taken yet."
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
          {standing.length > 0 && (
            <Panel title="Take back a fee entered by mistake">
              <p class="note">A counter entry goes into the books, and they have paid until what the other fees pay.</p>
              <form method="post" action={`/levies/sessional/${id}/fees/taking-back`} novalidate>
                <Questions form={takingBackForm(feesNamed(standing))} raw={back?.raw} errors={back?.errors} />
                <Button kind="danger">Take it back</Button>
              </form>
            </Panel>
          )}
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

const taken: Fee = {
  id: '0' as Id<'sessional_fee'>,
  amount_pence: 4_000,
  received_on: Temporal.PlainDate.from('2026-04-12'),
  paid_until: Temporal.PlainDate.from('2027-03-31'),
  made_by: 'Denise Fallow',
  taken_back_at: null,
  taken_back_by: null,
  taken_back_why: null,
}
const mistaken: Fee = {
  ...taken,
  id: '1' as Id<'sessional_fee'>,
  paid_until: Temporal.PlainDate.from('2028-03-31'),
  taken_back_at: Temporal.Instant.from('2026-11-20T10:00:00Z'),
  taken_back_by: 'Denise Fallow',
  taken_back_why: 'It was Dr Featherstonehaugh of Saltmarsh who paid, and her bank wrote the other name',
}

const ended = {
  ...previewMember,
  during: { ...previewMember.during, until: Temporal.PlainDate.from('2026-10-01') },
  paid_until: null,
}

export const previews = {
  paying: () => <MemberPage frame={previewFrame} may_keep member={previewMember} fees={[mistaken, taken]} />,
  'ended, only looking': () => <MemberPage frame={previewFrame} may_keep={false} member={ended} fees={[]} />,
  refused: () => (
    <MemberPage
      frame={previewFrame}
      may_keep
      member={previewMember}
      fees={[taken]}
      refusal="They have paid until then already. Say a later day."
    />
  ),
}
