import { londonDay, plainDay, pounds, thousands, type Id, type Pence, type Rate } from '../../../../platform/values.ts'
import { SummaryList, type SummaryRow } from '../../../../ui/summary-list.tsx'
import { rateText } from '../../charges/rules.ts'
import { contractKinds } from '../../contracts/rules.ts'
import { begun, whyWords } from '../../lines/rules.ts'
import { choiceSaid } from '../../mandates/rules.ts'
import { spanWords } from '../../periods/rules.ts'
import { eachPatient, listSizeWords, patientsSaid } from '../../rates/rules.ts'
import type { LineExplained } from '../reads.ts'
import { countedWords, stepsOf, type Addresses } from '../rules.ts'

/** The file that a list size is from, opened at its row: published ones anybody may open, the LMC's own its office alone. */
const FileOf = ({ line, addresses }: { line: LineExplained; addresses: Addresses }) => {
  const words = `${line.file_name}, ${line.file_line === null ? 'which a later file has replaced since' : `line ${thousands(line.file_line)}`}`
  if (line.file_id) return <a href={`/imports/files/${line.file_id}/practices/${line.ods_code}`}>{words}</a>
  if (line.weighted_file_id && addresses.levies)
    return <a href={`${addresses.levies}/weighted-lists/${line.weighted_file_id}`}>{words}</a>
  return <>{words}</>
}

/** What a figure was reckoned from, each with where it is from; the office and the practice read the same. */
export const Came = ({ line, addresses }: { line: LineExplained; addresses: Addresses }) => {
  const decision = `Agreed by ${line.meeting} on ${line.decided_on && plainDay(line.decided_on)}`
  const rows: SummaryRow[] = [
    {
      label: listSizeWords[line.list_basis],
      value: line.list_size === null ? null : patientsSaid(line.list_size, line.list_basis),
      note: line.list_size_on && (
        <>
          Counted on {plainDay(line.list_size_on)}
          {line.file_name && (
            <>
              {' · '}
              <FileOf line={line} addresses={addresses} />
            </>
          )}
          {line.as_given && ` · given as ${line.as_given}`}
          {line.taken_by && `, taken in by ${line.taken_by}`}
          {line.given_source && ` · ${line.given_source}`}
          {line.given_by && `, noted by ${line.given_by}`}
          {line.counted &&
            ` · the latest by ${countedWords[line.counted]}, or by the practice’s own first day after it`}
        </>
      ),
    },
    {
      label: 'Rate',
      value: line.rate && line.per ? `${rateText(line.rate)} a ${line.per} for ${eachPatient(line.list_basis)}` : null,
      note: line.decided_on && (
        <>
          {addresses.levies ? (
            <a href={`${addresses.levies}/${line.levy_id}/rates/${line.rate_id}`}>{decision}</a>
          ) : (
            decision
          )}
          {line.paper && ` · ${line.paper}`}
        </>
      ),
    },
    {
      label: 'Days',
      value: `${thousands(line.days)} of ${thousands(line.of_days)}`,
      note: spanWords(line.from_on, line.to_on),
    },
    { label: 'Contract', value: line.contract_kind && contractKinds[line.contract_kind] },
    {
      label: 'Mandate',
      value: choiceSaid(line.joining, line.contract_kind, line.mandate_choice),
      note:
        line.mandate_signed_on &&
        `Signed by ${line.mandate_signed_by} on ${plainDay(line.mandate_signed_on)}${line.mandate_withdrawn_at ? `; withdrawn as a mistake on ${plainDay(londonDay(line.mandate_withdrawn_at))}` : ''}`,
    },
    ...(line.remitted_rate === null
      ? []
      : [
          {
            label: 'Of this, passed on',
            value: pounds(line.remitted_pence),
            note: `${rateText(line.remitted_rate)} a ${line.per} for ${eachPatient(line.list_basis)}`,
          },
        ]),
    { label: 'Collected by', value: line.collector_name },
  ]
  return <SummaryList rows={rows} />
}

/** How a line is reckoned, in words. */
export const Steps = ({ line, addresses }: { line: LineExplained; addresses: Addresses }) => {
  const { kind, rate, per, rounding, list_size } = line
  if (kind === 'not_charged') return <p>Nothing is charged: {begun(whyWords(line.why))}.</p>
  if (kind === 'adjustment')
    return (
      <>
        <p>{line.why}</p>
        <p>
          <a href={`${addresses.lines}/${line.corrects_line_id}`}>The line it corrects</a> stands as it was issued, at{' '}
          {pounds(line.corrects_pence ?? line.amount_pence)}. This line adds the difference: {pounds(line.amount_pence)}
          .
        </p>
      </>
    )
  if (!rate || !per || !rounding || list_size === null) return <p>{line.why}</p>
  return (
    <ol>
      {stepsOf({ ...line, rate, per, rounding, list_size }).map((step) => (
        <li>{step}</li>
      ))}
    </ol>
  )
}

const day = (text: string) => Temporal.PlainDate.from(text)
/** For previews: a quarter of a practice with 10,240 patients. */
export const exampleLine: LineExplained = {
  id: '0' as Id<'line'>,
  lmc_id: '0' as Id<'lmc'>,
  lmc_name: 'Wealdshire LMC',
  practice_id: '0' as Id<'practice'>,
  ods_code: 'Q90001',
  name: 'The Wealdbridge and Saltby-on-the-Marsh Integrated Family Practice',
  kind: 'charge',
  from_on: day('2026-07-01'),
  to_on: day('2026-09-30'),
  days: 92,
  of_days: 92,
  months: 3,
  amount_pence: 107_520 as Pence,
  remitted_pence: 0 as Pence,
  why: '',
  contract_kind: 'gms',
  corrects_line_id: null,
  corrects_pence: null,
  list_basis: 'raw',
  list_size: 10_240,
  list_size_on: day('2026-07-01'),
  file_id: '0' as Id<'open_data_file'>,
  weighted_file_id: null,
  file_name: 'gp-reg-pat-prac-all_2026-07-01.csv',
  file_line: 412,
  as_given: null,
  taken_by: null,
  given_source: null,
  given_by: null,
  rate_id: '0' as Id<'rate'>,
  rate: 420_000 as Rate,
  per: 'year',
  counted: 'quarter_start',
  rounding: 'half_up',
  remitted_rate: null,
  meeting: 'Committee',
  decided_on: day('2026-02-12'),
  paper: 'Paper 7',
  mandate_choice: null,
  mandate_signed_by: null,
  mandate_signed_on: null,
  mandate_withdrawn_at: null,
  collector_name: 'PCSE',
  run_id: '0' as Id<'run'>,
  run_state: 'issued',
  period_from: day('2026-07-01'),
  period_to: day('2026-09-30'),
  issued_at: Temporal.Instant.from('2026-07-03T10:00:00Z'),
  issued_by: 'Ruth Okafor',
  levy_id: '0' as Id<'levy'>,
  levy_name: 'Statutory levy',
  levy_kind: 'statutory',
  joining: 'built_in',
}
