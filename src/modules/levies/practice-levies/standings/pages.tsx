import { plainDay, pounds, poundsOf, thousands } from '../../../../platform/values.ts'
import { SummaryList, type SummaryRow } from '../../../../ui/summary-list.tsx'
import { rateText } from '../../charges/rules.ts'
import { contractKinds } from '../../contracts/rules.ts'
import { choiceSaid, type WhyNotCharged } from '../../mandates/rules.ts'
import type { Sums } from '../../standings/rules.ts'
import type { ListInForce, PracticeLevy } from './reads.ts'
import { chargedNow, yearAt } from './rules.ts'

type LevyStandingProps = {
  levy: PracticeLevy
  list: ListInForce | undefined
  sums: Sums
  /** Why nothing is charged, as whoever reads is told. */
  reasons: Readonly<Record<WhyNotCharged, string>>
}

const rateRow = ({ rate, per, rate_from_on, meeting, decided_on, paper, ...levy }: PracticeLevy): SummaryRow => ({
  label: 'Rate in force',
  value: rate && per && `${rateText(rate)} a ${per} for each patient`,
  note: (
    <>
      {rate_from_on && `Since ${plainDay(rate_from_on)}`}
      {decided_on && `, agreed by ${meeting} on ${plainDay(decided_on)}`}
      {paper && ` · ${paper}`}
      {levy.next_rate && levy.next_per && levy.next_from_on && (
        <>
          {rate && '. '}From {plainDay(levy.next_from_on)}: {rateText(levy.next_rate)} a {levy.next_per}
        </>
      )}
    </>
  ),
})

function chargedRow({ levy, list, reasons }: LevyStandingProps): SummaryRow {
  const { rate, per, rounding, ended_on } = levy
  const may = chargedNow(levy)
  const label = 'Charged now'
  if (ended_on) return { label, value: `Up to ${plainDay(ended_on)}, when this levy ends` }
  if (!may.charged) return { label, value: 'Nothing', note: reasons[may.why] }
  if (!rate || !per || !rounding || !list) return { label, value: null }
  return {
    label,
    value: `${pounds(yearAt({ rate, per, rounding }, list.list_size))} a year`,
    note: 'At this rate and the list size in force; each period is charged for itself, to the penny',
  }
}

/** By how many patients a practice is charged, and where that is from. */
export const ListSize = ({ list }: { list: ListInForce | undefined }) => (
  <SummaryList
    rows={[
      {
        label: 'List size in force',
        value: list && `${thousands(list.list_size)} patients`,
        note: list && (
          <>
            Counted on {plainDay(list.list_size_on)}
            {list.file_name && ` · ${list.file_name}, line ${thousands(list.file_line ?? 0)}`}
            {list.given_source && ` · ${list.given_source}`}
          </>
        ),
      },
    ]}
  />
)

/** How a levy stands for a practice: its rate, what it comes to, what the practice chose, what is paid and owed. */
export const LevyStanding = (props: LevyStandingProps) => {
  const { levy, sums } = props
  return (
    <SummaryList
      rows={[
        rateRow(levy),
        chargedRow(props),
        ...(levy.joining === 'built_in'
          ? [{ label: 'Contract', value: levy.contract_kind && contractKinds[levy.contract_kind] }]
          : []),
        {
          label: 'Mandate',
          value: choiceSaid(levy.joining, levy.contract_kind, levy.choice),
          note:
            levy.signed_on &&
            [`Signed by ${levy.signed_by} on ${plainDay(levy.signed_on)}`, levy.reason, levy.file_name]
              .filter(Boolean)
              .join(' · '),
        },
        { label: 'Charged in all', value: poundsOf(sums.charged) },
        { label: 'Paid', value: poundsOf(sums.paid) },
        ...(sums.written_off === 0 ? [] : [{ label: 'Written off', value: poundsOf(sums.written_off) }]),
        {
          label: 'Owed',
          value: poundsOf(sums.owed),
          note:
            levy.waiting_pence !== 0 &&
            `${poundsOf(levy.waiting_pence)} more was received, and isn’t set against a period yet`,
        },
      ]}
    />
  )
}
