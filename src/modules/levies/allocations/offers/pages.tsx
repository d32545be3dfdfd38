import type { ErrorsOf, RawOf } from '../../../../platform/forms/read.ts'
import { poundsOf, type Id } from '../../../../platform/values.ts'
import { TextField } from '../../../../ui/fields.tsx'
import { Questions } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/links.tsx'
import { Panel, WorkList } from '../../../../ui/lists.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { allocationForm, lineName, type AllocationForm } from '../forms.ts'
import type { PracticeName, ReceiptToAllocate } from '../reads.ts'
import { partsOf, type PaidLine } from '../rules.ts'

export type OffersProps = {
  receipt: ReceiptToAllocate
  /** The code that was looked up; blank for the receipt’s own practice. */
  asked: string
  meant: { readonly practice_id: Id<'practice'>; readonly name: string } | undefined
  /** What that practice still owes, or was paid of where money was taken back. */
  lines: readonly PaidLine[]
  /** Who owes exactly so much, where no practice was found. */
  likely: readonly PracticeName[]
  raw?: RawOf<AllocationForm> | undefined
  errors?: ErrorsOf<AllocationForm> | undefined
}

/** As the rules would allocate it: whoever looks may write it otherwise. */
function suggested(waiting: number, lines: readonly PaidLine[], seen: number): RawOf<AllocationForm> {
  const parts = partsOf(waiting, lines, null)
  const amounts = lines.map((line) => {
    const part = parts.find(({ line_id }) => line_id === line.line_id)
    return [lineName(line), part ? [poundsOf(part.amount_pence)] : []] as const
  })
  return { ...Object.fromEntries(amounts), seen: [String(seen)] }
}

/** The lines that a receipt may pay, with what it probably does. */
export const Offers = ({ receipt, asked, meant, lines, likely, raw, errors }: OffersProps) => {
  const waiting = receipt.amount_pence - receipt.allocated_pence
  const address = `/levies/receipts/${receipt.id}`
  return (
    <Panel title="What it pays" note={`${poundsOf(waiting)} waits`}>
      <form method="get" action={address} class="filters" role="search" aria-label="Look up a practice">
        <TextField name="practice" label="Code of the practice it pays for" width="short" value={asked} />
        <Button kind="second">Look it up</Button>
      </form>
      {asked !== '' && !meant && <Notice kind="warning">No practice of {receipt.lmc_name} has that code.</Notice>}
      {!meant && likely.length > 0 && (
        <>
          <p>Exactly so much is owed by:</p>
          <WorkList
            empty=""
            items={likely.map(({ ods_code, name }) => ({
              href: `${address}?practice=${ods_code}`,
              title: `${name} (${ods_code})`,
            }))}
          />
        </>
      )}
      {meant &&
        (lines.length === 0 ? (
          <p class="empty">
            {waiting < 0
              ? `Nothing was paid by ${meant.name} that this could be taken from.`
              : `${meant.name} owes nothing for this levy. It waits until the next run is issued.`}
          </p>
        ) : (
          <form
            method="post"
            action={`${address}/allocations${asked ? `?practice=${encodeURIComponent(asked)}` : ''}`}
            novalidate
          >
            <h3>{meant.name}</h3>
            <Questions
              form={allocationForm(lines)}
              raw={raw ?? suggested(waiting, lines, receipt.allocated_pence)}
              errors={errors}
            />
            <Button>Allocate it so</Button>
          </form>
        ))}
    </Panel>
  )
}
