import { poundsOf, type Id } from '../../../../platform/values.ts'
import { ButtonLink } from '../../../../ui/links.tsx'
import { Panel, WorkList } from '../../../../ui/lists.tsx'
import { SummaryList } from '../../../../ui/summary-list.tsx'
import { WriteOffTag } from '../pages.tsx'
import type { DebtOfLine, WriteOff } from '../reads.ts'
import { stillOwed, writeOffKind, type WriteOffKind } from '../rules.ts'

export const OwedSummary = ({ debt }: { debt: DebtOfLine }) => (
  <SummaryList
    rows={[
      { label: 'Charged', value: poundsOf(debt.amount_pence) },
      { label: 'Received or set off', value: poundsOf(debt.allocated_pence) },
      { label: 'Written off', value: poundsOf(debt.written_off_pence) },
      { label: 'Still owed', value: poundsOf(stillOwed(debt)) },
    ]}
  />
)

const titles: Readonly<Record<WriteOffKind, (amount: string) => string>> = {
  written_off: (amount) => `Write-off of ${amount}`,
  asked_again: (amount) => `${amount} asked for again`,
  taken_back: (amount) => `${amount} of what was written off, taken back as it was corrected`,
  reckoned_again: () => 'What of it is passed on, reckoned again as it was corrected',
}

type OwedPanelProps = { debt: DebtOfLine; write_offs: readonly WriteOff[]; may_keep: boolean }

/** What of a line is still owed, and what of it was written off. */
export const OwedPanel = ({ debt, write_offs, may_keep }: OwedPanelProps) => {
  const is_open = stillOwed(debt) > 0 || debt.written_off_pence > 0
  return (
    <Panel title="What is owed of it">
      <OwedSummary debt={debt} />
      {write_offs.length > 0 && (
        <WorkList
          empty=""
          items={write_offs.map(({ id, amount_pence, decided_by, reason, state, run_id }) => ({
            href: `/levies/write-offs/${id}`,
            title: titles[writeOffKind({ amount_pence, run_id })](poundsOf(Math.abs(amount_pence))),
            note: `${decided_by}: ${reason}`,
            tag: <WriteOffTag state={state} />,
          }))}
        />
      )}
      {may_keep && is_open && debt.waiting_id === null && (
        <p>
          <ButtonLink href={`/levies/write-offs/lines/${debt.line_id}`}>Write some of it off</ButtonLink>
        </p>
      )}
    </Panel>
  )
}

export const previewDebt: DebtOfLine = {
  line_id: '0' as Id<'line'>,
  lmc_id: '0' as Id<'lmc'>,
  lmc_name: 'Wealdshire LMC',
  levy_id: '0' as Id<'levy'>,
  levy_name: 'Statutory levy',
  levy_kind: 'statutory',
  practice_id: '0' as Id<'practice'>,
  ods_code: 'Q90001',
  name: 'Elm Surgery',
  from_on: Temporal.PlainDate.from('2026-07-01'),
  to_on: Temporal.PlainDate.from('2026-09-30'),
  amount_pence: 107_520,
  remitted_pence: 0,
  allocated_pence: 100_000,
  written_off_pence: 520,
  waiting_id: null,
}
