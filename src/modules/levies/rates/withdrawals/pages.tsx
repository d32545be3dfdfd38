import type { ErrorsOf, RawOf } from '../../../../platform/forms/read.ts'
import { plainDay } from '../../../../platform/values.ts'
import { Questions } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/links.tsx'
import { Panel } from '../../../../ui/lists.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import type { ToldOfRate } from '../../rate-letters/reads.ts'
import { withdrawalForm } from '../forms.ts'

/** What was sent to withdraw an agreed rate, and what is wrong with it. */
export type WithdrawalSent = { raw?: RawOf<typeof withdrawalForm>; errors?: ErrorsOf<typeof withdrawalForm> }

/** Whoever deducts was told of a rate that doesn’t hold, and goes by it until they are told again. */
export const ToldAgain = ({ told }: { told: readonly ToldOfRate[] }) => (
  <Notice kind="warning" title="Who was told of this rate must be told again">
    <ul>
      {told.map(({ id, collector_name, sent_on }) => (
        <li>
          <a href={`/levies/rate-letters/${id}`}>{collector_name}</a> was told on {plainDay(sent_on)}
        </li>
      ))}
    </ul>
    A letter about the rate that is agreed in its place stands under{' '}
    <a href="/levies/rate-letters">Letters about rates</a> once it is agreed. Where none is, write to them that the rate
    before goes on.
  </Notice>
)

type WithdrawalProps = WithdrawalSent & {
  rate: { readonly from_on: Temporal.PlainDate }
  /** The page of the rate. */
  address: string
  told: readonly ToldOfRate[]
}

export const Withdrawal = ({ rate, address, told, raw, errors }: WithdrawalProps) => (
  <Panel title="Withdraw this rate">
    <p>
      Nothing is charged by it yet, so it can be withdrawn if it was agreed by mistake. The rate before it then goes on,
      and another can be agreed from {plainDay(rate.from_on)}.
      {told.length > 0 &&
        ` ${told.map(({ collector_name }) => collector_name).join(', ')} was told of it, and must be told again.`}
    </p>
    <form method="post" action={`${address}/withdrawal`} novalidate>
      <Questions form={withdrawalForm} raw={raw} errors={errors} />
      <Button kind="danger">Withdraw this rate</Button>
    </form>
  </Panel>
)
