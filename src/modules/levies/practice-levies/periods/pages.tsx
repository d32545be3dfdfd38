import { shortDay, type Id, type Pence, type Rate } from '../../../../platform/values.ts'
import { Table } from '../../../../ui/table.tsx'
import { Tag } from '../../../../ui/tag.tsx'
import { amountWords, titleOf } from '../../documents/rules.ts'
import type { Addresses } from '../../explanations/rules.ts'
import { periodWords, runStateWords } from '../../runs/rules.ts'
import type { PracticeLine, PracticePaper } from './reads.ts'
import type { PracticePeriod } from './rules.ts'

type Period = PracticePeriod<PracticeLine, PracticePaper>

const wordsOf = ({ first: { period_from, period_to } }: Period) => periodWords({ from: period_from, to: period_to })

const lineWords = { charge: 'Charge', adjustment: 'Correction', not_charged: 'Not charged' } as const

/** A line of the whole period is named for what it is; one of a part of it, or of an earlier one, for its days too. */
const LineLink = ({ line, of, addresses }: { line: PracticeLine; of: Period; addresses: Addresses }) => (
  <li>
    <a href={`${addresses.lines}/${line.id}`}>
      {lineWords[line.kind]}
      {line.kind !== 'not_charged' && ` ${amountWords(line.amount_pence)}`}
      <span class="unseen">
        , {line.levy_name}, {wordsOf(of)}
      </span>
    </a>
    {!(line.from_on.equals(line.period_from) && line.to_on.equals(line.period_to)) && (
      <span class="note">
        {shortDay(line.from_on)} to {shortDay(line.to_on)}
      </span>
    )}
  </li>
)

type PeriodsTableProps = {
  label: string
  periods: readonly Period[]
  addresses: Addresses
  href: string
  has_exports?: boolean
  empty: string
}

/** What a practice was charged by one levy, the latest period first: each line leads to how it came about. */
export const PeriodsTable = ({ label, periods, addresses, href, has_exports, empty }: PeriodsTableProps) => (
  <Table
    label={label}
    rows={periods}
    href={href}
    nouns={['period', 'periods']}
    empty={empty}
    {...(has_exports && { has_exports })}
    columns={[
      {
        key: 'period',
        label: 'Period',
        cell: (period) => (
          <>
            {wordsOf(period)}
            {period.first.run_state !== 'issued' && (
              <>
                {' '}
                <Tag kind={runStateWords[period.first.run_state].tag}>
                  {runStateWords[period.first.run_state].label}
                </Tag>
              </>
            )}
          </>
        ),
      },
      {
        key: 'lines',
        label: 'How it came about',
        is_long: true,
        cell: (period) => (
          <ul class="plain-list">
            {period.lines.map((line) => (
              <LineLink line={line} of={period} addresses={addresses} />
            ))}
          </ul>
        ),
      },
      { key: 'charged', label: 'Charged', kind: 'money', cell: ({ sums }) => amountWords(sums.charged) },
      { key: 'paid', label: 'Paid', kind: 'money', cell: ({ sums }) => amountWords(sums.paid) },
      { key: 'owed', label: 'Owed', kind: 'money', cell: ({ sums }) => amountWords(sums.owed) },
      {
        key: 'papers',
        label: 'Papers',
        cell: ({ papers }) =>
          papers.length > 0 && (
            <ul class="plain-list">
              {papers.map((paper) => (
                <li>
                  <a href={`${addresses.documents}/${paper.id}`}>{titleOf(paper)}</a>
                  {paper.due_on && <span class="note">to be paid by {shortDay(paper.due_on)}</span>}
                </li>
              ))}
            </ul>
          ),
      },
    ]}
  />
)

const day = (text: string) => Temporal.PlainDate.from(text)
export const previewLine: PracticeLine = {
  id: '0' as Id<'line'>,
  lmc_id: '0' as Id<'lmc'>,
  levy_id: '0' as Id<'levy'>,
  levy_name: 'Statutory levy',
  run_id: '0' as Id<'run'>,
  run_state: 'issued',
  period_from: day('2026-07-01'),
  period_to: day('2026-09-30'),
  issued_at: Temporal.Instant.from('2026-07-03T10:00:00Z'),
  kind: 'charge',
  from_on: day('2026-07-01'),
  to_on: day('2026-09-30'),
  days: 92,
  of_days: 92,
  months: 3,
  list_size: 10_240,
  list_size_on: day('2026-07-01'),
  file_name: 'gp-reg-pat-prac-all_2026-07-01.csv',
  file_line: 412,
  given_source: null,
  rate: 420_000 as Rate,
  per: 'year',
  rounding: 'half_up',
  meeting: 'Committee',
  decided_on: day('2026-02-12'),
  paper: 'Paper 7',
  contract_kind: 'gms',
  choice: null,
  signed_by: null,
  signed_on: null,
  collector_name: 'PCSE',
  exact_numerator: '107520',
  exact_denominator: '1',
  amount_pence: 107_520 as Pence,
  paid_pence: 100_000,
  why: '',
}
export const previewLines: readonly PracticeLine[] = [
  {
    ...previewLine,
    id: '2' as Id<'line'>,
    kind: 'adjustment',
    amount_pence: -756 as Pence,
    paid_pence: 0,
    from_on: day('2026-04-01'),
    to_on: day('2026-06-30'),
    why: 'Its list size of 1 April 2026 is 10,168, not 10,240.',
  },
  previewLine,
  {
    ...previewLine,
    id: '1' as Id<'line'>,
    run_id: '1' as Id<'run'>,
    period_from: day('2026-04-01'),
    period_to: day('2026-06-30'),
    from_on: day('2026-04-01'),
    to_on: day('2026-06-30'),
    paid_pence: 107_520,
  },
]
export const previewPapers: readonly PracticePaper[] = [
  {
    id: '0' as Id<'document'>,
    run_id: '0' as Id<'run'>,
    kind: 'invoice',
    number: 17,
    amount_pence: 106_764 as Pence,
    due_on: day('2026-08-02'),
    made_at: Temporal.Instant.from('2026-07-03T10:00:00Z'),
  },
  {
    id: '1' as Id<'document'>,
    run_id: '1' as Id<'run'>,
    kind: 'statement',
    number: 3,
    amount_pence: 107_520 as Pence,
    due_on: null,
    made_at: Temporal.Instant.from('2026-04-03T10:00:00Z'),
  },
]
