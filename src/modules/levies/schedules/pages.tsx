import type { Frame } from '../../../platform/routes.ts'
import { pounds, shortTime, thousands, wholePence, type Id } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { PostButton } from '../../../ui/links.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table, type Column } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { spanWords } from '../periods/rules.ts'
import type { IssuedRun } from '../documents/reads.ts'
import type { ScheduleListed } from './reads.ts'
import { RunTabs } from '../runs/tabs/pages.tsx'

const columns = (address: string, may_keep: boolean): readonly Column<ScheduleListed>[] => [
  {
    key: 'name',
    label: 'Collector',
    cell: ({ collector_id, name }) => <a href={`/levies/collectors/${collector_id}`}>{name}</a>,
  },
  { key: 'lines', label: 'Lines', kind: 'number', cell: ({ lines }) => thousands(lines) },
  { key: 'amount_pence', label: 'To deduct', kind: 'money', cell: ({ amount_pence }) => pounds(amount_pence) },
  {
    key: 'files',
    label: 'Schedule',
    cell: ({ collector_id }) => (
      <>
        <a href={`${address}/${collector_id}/schedule.csv`}>CSV</a> ·{' '}
        <a href={`${address}/${collector_id}/schedule.xlsx`}>XLSX</a> ·{' '}
        <a href={`${address}/${collector_id}/letter.pdf`}>covering letter</a>
      </>
    ),
  },
  {
    key: 'given',
    label: 'Given',
    kind: 'tag',
    cell: ({ given_at, given_by }) =>
      given_at ? (
        <>
          <Tag kind="done">Given</Tag> {shortTime(given_at)}, {given_by}
        </>
      ) : (
        <Tag kind="waiting">Not yet</Tag>
      ),
  },
  {
    key: 'give',
    label: 'Note it',
    kind: 'action',
    cell: ({ collector_id, name, given_at }) =>
      may_keep &&
      !given_at && (
        <PostButton action={`${address}/${collector_id}/giving`}>
          I gave it<span class="unseen"> to {name}</span>
        </PostButton>
      ),
  },
]

type SchedulesPageProps = {
  frame: Frame
  run: IssuedRun
  may_keep: boolean
  rows: readonly ScheduleListed[]
  refusal?: string
}

export const SchedulesPage = ({ frame, run, may_keep, rows, refusal }: SchedulesPageProps) => {
  const address = `/levies/runs/${run.id}/schedules`
  return (
    <Office
      frame={frame}
      title="Schedules"
      errors={Boolean(refusal)}
      breadcrumbs={[
        { label: 'Levies', href: '/levies' },
        { label: 'The run', href: `/levies/runs/${run.id}` },
      ]}
      head={
        <PageHead
          title="Schedules"
          kind={run.lmc_name}
          about={`What each collector is to deduct: ${run.levy_name}, ${spanWords(run.period_from, run.period_to)}`}
        />
      }
    >
      <ErrorSummary refusal={refusal} />
      <RunTabs run={run} at="schedules" />
      <Table
        label="Schedules"
        columns={columns(address, may_keep)}
        rows={rows}
        href={address}
        nouns={['schedule', 'schedules']}
        empty="Nobody deducts anything of this run. What the LMC collects itself is on invoices."
      />
    </Office>
  )
}

const day = (text: string) => Temporal.PlainDate.from(text)
const run: IssuedRun = {
  id: '0' as Id<'run'>,
  lmc_id: '0' as Id<'lmc'>,
  office_id: '0' as Id<'office'>,
  lmc_name: 'Wealdshire LMC',
  levy_name: 'Statutory levy',
  levy_kind: 'statutory',
  period_from: day('2026-01-01'),
  period_to: day('2026-03-31'),
}
const row: ScheduleListed = {
  collector_id: '0' as Id<'collector'>,
  name: 'Primary Care Support England, GP Payments and Pensions, Weald and Coast team',
  kind: 'pcse',
  lines: 128,
  amount_pence: wholePence(12_975_168),
  given_at: null,
  given_by: null,
}

export const previews = {
  none: () => <SchedulesPage frame={previewFrame} run={run} may_keep rows={[]} />,
  'to be given': () => (
    <SchedulesPage
      frame={previewFrame}
      run={run}
      may_keep
      rows={[
        row,
        {
          ...row,
          name: 'Weald and Coast ICB',
          kind: 'icb',
          given_at: Temporal.Instant.from('2026-01-05T10:00:00Z'),
          given_by: 'Denise Fallow',
        },
      ]}
      refusal="It was given already: the first time stands."
    />
  ),
  'for whoever only reads': () => <SchedulesPage frame={previewFrame} run={run} may_keep={false} rows={[row]} />,
}
