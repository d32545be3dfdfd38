import type { Frame } from '../../../platform/routes.ts'
import { plainDay, shortDay, type Id, type Rate } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { PostButton } from '../../../ui/links.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table, type Column } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { LetterDue, RateLetter } from './reads.ts'
import { letterState, letterStateWords, rateWords } from './rules.ts'
import { LevyTabs } from '../tabs/pages.tsx'

const dueColumns = (may_keep: boolean): readonly Column<LetterDue>[] => [
  { key: 'collector_name', label: 'To', cell: ({ collector_name }) => collector_name },
  { key: 'levy_name', label: 'Levy', cell: ({ levy_name, lmc_name }) => `${levy_name}, ${lmc_name}` },
  { key: 'rate', label: 'Rate', cell: (due) => rateWords(due) },
  { key: 'from_on', label: 'From', kind: 'date', cell: ({ from_on }) => shortDay(from_on) },
  {
    key: 'write',
    label: 'What to do',
    kind: 'action',
    cell: ({ rate_id, collector_id, collector_name, from_on }) =>
      may_keep && (
        <PostButton action="/levies/rate-letters" hidden={{ rate_id, collector_id }}>
          Write the letter
          <span class="unseen">
            {' '}
            to {collector_name} of the rate from {plainDay(from_on)}
          </span>
        </PostButton>
      ),
  },
]

const columns: readonly Column<RateLetter>[] = [
  {
    key: 'collector_name',
    label: 'To',
    cell: ({ id, collector_name }) => <a href={`/levies/rate-letters/${id}`}>{collector_name}</a>,
  },
  { key: 'levy_name', label: 'Levy', cell: ({ levy_name, lmc_name }) => `${levy_name}, ${lmc_name}` },
  { key: 'rate', label: 'Rate', cell: (letter) => rateWords(letter) },
  { key: 'from_on', label: 'From', kind: 'date', cell: ({ from_on }) => shortDay(from_on) },
  { key: 'sent_on', label: 'Sent', kind: 'date', cell: ({ sent_on }) => shortDay(sent_on) },
  {
    key: 'acknowledged_on',
    label: 'Acknowledged',
    kind: 'date',
    cell: ({ acknowledged_on }) => acknowledged_on && shortDay(acknowledged_on),
  },
  {
    key: 'applied_on',
    label: 'Applied from',
    kind: 'date',
    cell: ({ applied_on }) => applied_on && shortDay(applied_on),
  },
  { key: 'state', label: 'State', kind: 'tag', cell: (letter) => <StateTag letter={letter} /> },
]

export const StateTag = ({
  letter,
}: {
  letter: Pick<RateLetter, 'acknowledged_on' | 'applied_on' | 'is_withdrawn'>
}) => {
  const { label, tag } = letterStateWords[letterState(letter)]
  return <Tag kind={tag}>{label}</Tag>
}

type RateLettersPageProps = {
  frame: Frame
  may_keep: boolean
  due: readonly LetterDue[]
  rows: readonly RateLetter[]
  refusal?: string
}

export const RateLettersPage = ({ frame, may_keep, due, rows, refusal }: RateLettersPageProps) => (
  <Office
    frame={frame}
    title="Letters about rates"
    errors={Boolean(refusal)}
    head={
      <PageHead
        title="Letters about rates"
        about="Whoever deducts a levy is told of each new rate, acknowledges it, and says from when they deduct by it."
      />
    }
  >
    <ErrorSummary refusal={refusal} />
    <LevyTabs at="/levies/rate-letters" />
    <h2>To be written</h2>
    <Table
      label="Letters to be written"
      columns={dueColumns(may_keep)}
      rows={due}
      href="/levies/rate-letters"
      nouns={['letter', 'letters']}
      empty="Everybody who deducts has been told of every agreed rate."
    />
    <h2>Written</h2>
    <Table
      label="Letters written"
      columns={columns}
      rows={rows}
      href="/levies/rate-letters"
      nouns={['letter', 'letters']}
      empty="No letter has been written yet."
    />
  </Office>
)

const day = (text: string) => Temporal.PlainDate.from(text)
export const exampleLetter: RateLetter = {
  id: '0' as Id<'rate_letter'>,
  lmc_id: '0' as Id<'lmc'>,
  made_at: Temporal.Instant.from('2026-01-22T09:00:00Z'),
  lmc_name: 'Wealdshire LMC',
  levy_name: 'Statutory levy',
  levy_kind: 'statutory',
  collector_name: 'Primary Care Support England, GP Payments and Pensions, Weald and Coast team',
  collector_kind: 'pcse',
  rate: 420_000 as Rate,
  per: 'year',
  from_on: day('2026-04-01'),
  before: { rate: 388_000 as Rate, per: 'year', list_basis: 'raw' },
  list_basis: 'raw',
  meeting: 'Committee meeting',
  decided_on: day('2026-01-20'),
  paper: 'Paper 7',
  sent_on: day('2026-01-22'),
  made_by: 'Denise Fallow',
  acknowledged_on: null,
  applied_on: null,
  words: '',
  is_withdrawn: false,
}
const due: LetterDue = { ...exampleLetter, rate_id: '0' as Id<'rate'>, collector_id: '0' as Id<'collector'> }

export const previews = {
  none: () => <RateLettersPage frame={previewFrame} may_keep due={[]} rows={[]} />,
  some: () => (
    <RateLettersPage
      frame={previewFrame}
      may_keep
      due={[due]}
      rows={[
        exampleLetter,
        {
          ...exampleLetter,
          collector_name: 'Weald and Coast ICB',
          acknowledged_on: day('2026-02-02'),
          applied_on: day('2026-04-01'),
        },
        { ...exampleLetter, is_withdrawn: true },
      ]}
      refusal="This rate is not agreed, so nobody is told of it yet."
    />
  ),
}
