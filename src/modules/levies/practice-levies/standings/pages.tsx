import { plainDay, pounds, poundsOf, thousands } from '../../../../platform/values.ts'
import { SummaryList, type SummaryRow } from '../../../../ui/summary-list.tsx'
import { rateText } from '../../charges/rules.ts'
import { contractKinds } from '../../contracts/rules.ts'
import { choiceSaid, type WhyNotCharged } from '../../mandates/rules.ts'
import { begun } from '../../lines/rules.ts'
import { eachPatient, listSizeWords, patientsSaid, type ListBasis } from '../../rates/rules.ts'
import type { Sums } from '../../standings/rules.ts'
import type { ListInForce, ListsInForce, PracticeLevy } from './reads.ts'
import { chargedNow, yearAt } from './rules.ts'

type LevyStandingProps = {
  levy: PracticeLevy
  lists: ListsInForce
  sums: Sums
  /** Why nothing is charged, as whoever reads is told. */
  reasons: Readonly<Record<WhyNotCharged, string>>
}

const rateRow = ({
  rate,
  per,
  list_basis,
  rate_from_on,
  meeting,
  decided_on,
  paper,
  ...levy
}: PracticeLevy): SummaryRow => ({
  label: 'Rate in force',
  value: rate && per && list_basis && `${rateText(rate)} a ${per} for ${eachPatient(list_basis)}`,
  note: (
    <>
      {rate_from_on && `Since ${plainDay(rate_from_on)}`}
      {decided_on && `, agreed by ${meeting} on ${plainDay(decided_on)}`}
      {paper && ` · ${paper}`}
      {levy.next_rate && levy.next_per && levy.next_from_on && (
        <>
          {rate && '. '}From {plainDay(levy.next_from_on)}: {rateText(levy.next_rate)} a {levy.next_per}
          {levy.next_list_basis && levy.next_list_basis !== list_basis && ` for ${eachPatient(levy.next_list_basis)}`}
        </>
      )}
    </>
  ),
})

function chargedRow({ levy, lists, reasons }: LevyStandingProps): SummaryRow {
  const { rate, per, rounding, list_basis, ended_on } = levy
  const list = lists[list_basis ?? 'raw']
  const may = chargedNow(levy)
  const label = 'Charged now'
  if (ended_on) return { label, value: `Up to ${plainDay(ended_on)}, when this levy ends` }
  if (!may.charged) return { label, value: 'Nothing', note: reasons[may.why] }
  if (!rate || !per || !rounding || !list) return { label, value: null }
  return {
    label,
    value: `${pounds(yearAt({ rate, per, rounding }, list.list_size))} a year`,
    note: `At this rate and the ${begun(listSizeWords[list_basis ?? 'raw'])} in force; each period is charged for itself, to the penny`,
  }
}

const listRow = (list_basis: ListBasis, list: ListInForce | undefined): SummaryRow => ({
  label: `${listSizeWords[list_basis]} in force`,
  value: list && patientsSaid(list.list_size, list_basis),
  note: list && (
    <>
      Counted on {plainDay(list.list_size_on)}
      {list.file_name && ` · ${list.file_name}, line ${thousands(list.file_line ?? 0)}`}
      {list.as_given && ` · given as ${list.as_given}`}
      {list.given_source && ` · ${list.given_source}`}
    </>
  ),
})

/** By how many patients a practice is charged, of each list that its levies go by, and where that is from. */
export const ListSize = ({ lists, standings }: { lists: ListsInForce; standings: readonly PracticeLevy[] }) => {
  const by = new Set(standings.flatMap(({ list_basis }) => list_basis ?? []))
  const shown = (['raw', 'weighted'] as const).filter((basis) => by.has(basis) || (basis === 'raw' && by.size === 0))
  return <SummaryList rows={shown.map((basis) => listRow(basis, lists[basis]))} />
}

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
