import type { ErrorsOf, RawOf } from '../../../../platform/forms/read.ts'
import type { Frame } from '../../../../platform/routes.ts'
import type { Id } from '../../../../platform/values.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Questions } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/links.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { receiptForm, type ReceiptForm } from '../forms.ts'
import type { Sides } from '../reads.ts'

export type NewReceiptPageProps = {
  frame: Frame
  sides: Sides
  pressed: string
  raw?: RawOf<ReceiptForm> | undefined
  errors?: ErrorsOf<ReceiptForm> | undefined
  refusal?: string | undefined
}

export const NewReceiptPage = ({ frame, sides, pressed, raw, errors, refusal }: NewReceiptPageProps) => (
  <Office
    frame={frame}
    title="Add a receipt"
    errors={Boolean(errors ?? refusal)}
    breadcrumbs={[
      { label: 'Levies', href: '/levies' },
      { label: 'Receipts', href: '/levies/receipts' },
    ]}
    head={<PageHead title="Add a receipt" about="One amount by hand. What it pays is said on the next page." />}
  >
    <ErrorSummary errors={errors} refusal={refusal} />
    {sides.levies.length > 0 && sides.collectors.length > 0 ? (
      <form method="post" action="/levies/receipts" novalidate>
        <Questions form={receiptForm(sides)} raw={raw ?? { pressed: [pressed] }} errors={errors} />
        <Button>Add the receipt</Button>
      </form>
    ) : (
      <Notice>A receipt is for a levy, and from its collector. Set both up first.</Notice>
    )}
  </Office>
)

const sides: Sides = {
  levies: [{ id: '0' as Id<'levy'>, lmc_id: '0' as Id<'lmc'>, label: 'Wealdshire LMC: Statutory levy' }],
  collectors: [{ id: '0' as Id<'collector'>, lmc_id: '0' as Id<'lmc'>, label: 'Wealdshire LMC: PCSE' }],
}

export const previews = {
  empty: () => <NewReceiptPage frame={previewFrame} sides={sides} pressed="0" />,
  'nothing set up': () => <NewReceiptPage frame={previewFrame} sides={{ levies: [], collectors: [] }} pressed="0" />,
  mistaken: () => (
    <NewReceiptPage
      frame={previewFrame}
      sides={sides}
      pressed="0"
      raw={{ amount_pence: ['lots'], named: ['Elm Surgery'] }}
      errors={{ amount_pence: 'Amount must be pounds and pence, such as 1,075.20' }}
    />
  ),
}
