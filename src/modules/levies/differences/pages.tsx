import { count, pounds, thousands, wholePence, type Id, type Rate } from '../../../platform/values.ts'
import { Panel } from '../../../ui/lists.tsx'
import { SummaryList, type SummaryRow } from '../../../ui/summary-list.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { whyWords } from '../lines/rules.ts'
import { rateSaid } from '../rates/rules.ts'
import { periodWords } from '../runs/rules.ts'
import type { Beside, PracticeBeside, RunDifference } from './reads.ts'
import { differenceSaid, moreOrLess, standingsBeside, type StandingBeside } from './rules.ts'

const tags = { new: 'new', gone: 'closed', changed: 'waiting', alike: 'done' } as const

const ratesSaid = ({ rates }: RunDifference) => {
  const of = (now: boolean) =>
    rates
      .filter(({ is_now }) => is_now === now)
      .map(rateSaid)
      .join(' and ')
  const [now, before] = [of(true), of(false)]
  return now === before ? `${now}, as then` : `${now || 'None'}; then ${before || 'none'}`
}

const part = (label: string, { practices, amount_pence, before_pence }: Beside): readonly SummaryRow[] =>
  practices === 0
    ? []
    : [{ label, value: `${count(practices, 'practice')}: ${moreOrLess(amount_pence, before_pence)}` }]

const noneOf: Beside = { practices: 0, amount_pence: 0, before_pence: 0 }

function rowsOf(difference: RunDifference): readonly SummaryRow[] {
  const { before, total_pence, adjusted_pence, adjusted_before_pence, besides } = difference
  const of = (beside: StandingBeside) => besides[beside] ?? noneOf
  return [
    {
      label: 'In all',
      value: differenceSaid(total_pence, before),
      note: `${pounds(total_pence)} now, ${pounds(before.total_pence)} then`,
    },
    { label: 'Rate', value: ratesSaid(difference) },
    ...part('Not charged then', of('new')),
    ...part('Not charged now', of('gone')),
    ...part('Over a tenth more or fewer patients', of('changed')),
    ...part('All others', of('alike')),
    { label: 'Corrections', value: moreOrLess(adjusted_pence, adjusted_before_pence) },
  ]
}

function note({ beside, days, of_days, why }: PracticeBeside) {
  if (beside === 'gone') return why === null ? 'Closed, or no longer represented' : whyWords(why)
  return days === null || of_days === null || days === of_days ? '' : `${days} of ${of_days} days`
}

const size = (patients: number | null) => (patients === null ? '' : thousands(patients))

/** What whoever checks a run wants to know first: what is otherwise than the last time. */
export const Differences = ({ at, difference }: { at: string; difference: RunDifference | undefined }) => {
  if (!difference)
    return (
      <Panel title="Beside the run before">
        <p class="empty">No run of this levy is issued for a time before this one: there is nothing to compare.</p>
      </Panel>
    )
  const { before, besides, rows } = difference
  const differ =
    (besides.new ?? noneOf).practices + (besides.gone ?? noneOf).practices + (besides.changed?.practices ?? 0)
  return (
    <Panel
      title="Beside the run before"
      more={{ label: `The run of ${periodWords(before)}`, href: `/levies/runs/${before.id}` }}
    >
      <SummaryList rows={rowsOf(difference)} />
      {differ > rows.length && <p class="note">Of {thousands(differ)}, those whose amounts differ most:</p>}
      <Table
        label="Practices that differ from the run before"
        nouns={['practice that differs', 'practices that differ']}
        href={at}
        rows={rows}
        empty="The same practices are charged as then, and none for over a tenth more or fewer patients."
        columns={[
          {
            key: 'name',
            label: 'Practice',
            cell: ({ line_id, name, ods_code }) => (
              <>
                <a href={`/levies/lines/${line_id}`}>{name}</a> <span class="note">{ods_code}</span>
              </>
            ),
          },
          {
            key: 'beside',
            label: 'What differs',
            cell: (one) => (
              <>
                <Tag kind={tags[one.beside]}>{standingsBeside[one.beside]}</Tag> <span class="note">{note(one)}</span>
              </>
            ),
          },
          {
            key: 'list_size_before',
            label: 'List size then',
            kind: 'number',
            cell: ({ list_size_before }) => size(list_size_before),
          },
          { key: 'list_size', label: 'List size now', kind: 'number', cell: ({ list_size }) => size(list_size) },
          {
            key: 'before_pence',
            label: 'Charged then',
            kind: 'money',
            cell: ({ before_pence }) => pounds(before_pence),
          },
          {
            key: 'amount_pence',
            label: 'Charged now',
            kind: 'money',
            cell: ({ amount_pence }) => pounds(amount_pence),
          },
        ]}
      />
    </Panel>
  )
}

const row = (ods_code: string, name: string, more: Partial<PracticeBeside>): PracticeBeside => ({
  line_id: ods_code as Id<'line'>,
  ods_code,
  name,
  beside: 'changed',
  list_size: 10_240,
  list_size_before: 8_900,
  amount_pence: wholePence(107_520),
  before_pence: wholePence(93_450),
  days: 92,
  of_days: 92,
  why: null,
  ...more,
})
/** For previews of the run’s page. */
export const exampleDifference: RunDifference = {
  before: {
    id: '2' as Id<'run'>,
    from: Temporal.PlainDate.from('2026-07-01'),
    to: Temporal.PlainDate.from('2026-09-30'),
    total_pence: wholePence(188_100),
  },
  total_pence: wholePence(160_111),
  adjusted_pence: wholePence(0),
  adjusted_before_pence: wholePence(1_200),
  rates: [
    { is_now: false, rate: 400_000 as Rate, per: 'year' },
    { is_now: true, rate: 420_000 as Rate, per: 'year' },
  ],
  besides: {
    new: { practices: 1, amount_pence: 52_591, before_pence: 0 },
    gone: { practices: 1, amount_pence: 0, before_pence: 93_450 },
    changed: { practices: 1, amount_pence: 107_520, before_pence: 93_450 },
  },
  rows: [
    row('Q90003', 'Beacon Practice', {
      beside: 'gone',
      list_size: null,
      amount_pence: wholePence(0),
      days: null,
      of_days: null,
      why: 'no_mandate',
    }),
    row('Q90002', 'Tollgate Surgery', {
      beside: 'new',
      list_size_before: null,
      before_pence: wholePence(0),
      amount_pence: wholePence(52_591),
      days: 45,
    }),
    row('Q90001', 'The Wealdbridge and Saltby-on-the-Marsh Integrated Family Practice and Minor Injuries Unit', {}),
  ],
}
