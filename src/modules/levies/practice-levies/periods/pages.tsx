import { pounds, poundsOf, shortDay } from '../../../../platform/values.ts'
import { SummaryList } from '../../../../ui/summary-list.tsx'
import { Table } from '../../../../ui/table.tsx'
import { Tag } from '../../../../ui/tag.tsx'
import { titleOf } from '../../documents/rules.ts'
import type { Addresses } from '../../explanations/rules.ts'
import { patientsSaid, rateSaid } from '../../rates/rules.ts'
import { periodWords, runStateWords } from '../../runs/rules.ts'
import type { Sums } from '../../standings/rules.ts'
import type { PracticeLine, PracticePaper } from './reads.ts'
import type { PracticePeriod } from './rules.ts'

type Period = PracticePeriod<PracticeLine, PracticePaper>

const wordsOf = ({ first: { period_from, period_to } }: Period) => periodWords({ from: period_from, to: period_to })

const lineWords = { charge: 'Charge', adjustment: 'Correction', not_charged: 'Not charged' } as const

type Part = { period: Period; addresses: Addresses }

/** A line of the whole period is named for what it is; one of a part of it, or of an earlier one, for its days too. */
const LineLink = ({ line, period, addresses }: Part & { line: PracticeLine }) => (
  <li>
    <a href={`${addresses.lines}/${line.id}`}>
      {lineWords[line.kind]}
      {line.kind !== 'not_charged' && ` ${pounds(line.amount_pence)}`}
      <span class="unseen">
        , {line.levy_name}, {wordsOf(period)}
      </span>
    </a>
    {line.kind === 'charge' && line.list_size !== null && line.rate !== null && line.per !== null && (
      <>
        {' '}
        <span class="note">
          {patientsSaid(line.list_size, line.list_basis)} at {rateSaid({ rate: line.rate, per: line.per })}
        </span>
      </>
    )}
    {!(line.from_on.equals(line.period_from) && line.to_on.equals(line.period_to)) && (
      <>
        {' '}
        <span class="note">
          {shortDay(line.from_on)} to {shortDay(line.to_on)}
        </span>
      </>
    )}
  </li>
)

const PaperLink = ({ paper, period, addresses }: Part & { paper: PracticePaper }) => (
  <li>
    <a href={`${addresses.documents}/${paper.id}`}>{titleOf(paper)}</a>
    {paper.due_on && period.sums.owed > 0 && (
      <>
        {' '}
        <span class="note">to be paid by {shortDay(paper.due_on)}</span>
      </>
    )}
  </li>
)

function sumsWords({ charged, paid, written_off, owed }: Sums) {
  if (charged === 0 && paid === 0) return 'Nothing to pay'
  if (owed === 0 && written_off === 0) return `${poundsOf(charged)} charged, and paid`
  const off = written_off === 0 ? '' : ` ${poundsOf(written_off)} written off,`
  return `${poundsOf(charged)} charged, ${poundsOf(paid)} paid,${off} ${poundsOf(owed)} owed`
}

/** The same where there is no room for a table: on a practice’s own page. */
export const PeriodsList = ({ periods, addresses }: { periods: readonly Period[]; addresses: Addresses }) => (
  <SummaryList
    rows={periods.map((period) => ({
      label: wordsOf(period),
      value: (
        <>
          {sumsWords(period.sums)}
          <ul class="plain-list">
            {period.lines.map((line) => (
              <LineLink {...{ line, period, addresses }} />
            ))}
            {period.papers.map((paper) => (
              <PaperLink {...{ paper, period, addresses }} />
            ))}
          </ul>
        </>
      ),
    }))}
  />
)

/** Of a run that isn’t issued nothing is charged or owed yet. */
const sum = ({ first, sums }: Period, of: keyof Sums) => (first.run_state === 'issued' ? poundsOf(sums[of]) : '')

type PeriodsTableProps = {
  label: string
  periods: readonly Period[]
  addresses: Addresses
  href: string
  empty: string
}

/** What a practice was charged by one levy, the latest period first: each line leads to how it came about. */
export const PeriodsTable = ({ label, periods, addresses, href, empty }: PeriodsTableProps) => (
  <Table
    label={label}
    rows={periods}
    href={href}
    nouns={['period', 'periods']}
    empty={empty}
    has_exports
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
              <LineLink {...{ line, period, addresses }} />
            ))}
          </ul>
        ),
      },
      { key: 'charged', label: 'Charged', kind: 'money', cell: (period) => sum(period, 'charged') },
      { key: 'paid', label: 'Paid', kind: 'money', cell: (period) => sum(period, 'paid') },
      ...(periods.some(({ sums }) => sums.written_off !== 0)
        ? [
            {
              key: 'written_off',
              label: 'Written off',
              kind: 'money' as const,
              cell: (period: Period) => sum(period, 'written_off'),
            },
          ]
        : []),
      { key: 'owed', label: 'Owed', kind: 'money', cell: (period) => sum(period, 'owed') },
      {
        key: 'papers',
        label: 'Papers',
        cell: (period) =>
          period.papers.length > 0 && (
            <ul class="plain-list">
              {period.papers.map((paper) => (
                <PaperLink {...{ paper, period, addresses }} />
              ))}
            </ul>
          ),
      },
    ]}
  />
)
