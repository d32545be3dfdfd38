import type { Frame } from '../../../platform/routes.ts'
import { count, londonDay, pounds, shortDay, wholePence, type Id } from '../../../platform/values.ts'
import { PostButton } from '../../../ui/links.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table, type Column } from '../../../ui/table.tsx'
import { spanWords } from '../periods/rules.ts'
import { LevyTabs } from '../tabs/pages.tsx'
import type { InvoicePastItsDay, RunPastItsDay } from './reads.ts'
import { daysBetweenReminders, remindedWords } from './rules.ts'

export const pageSize = 100

type RemindersPageProps = {
  frame: Frame
  runs: readonly RunPastItsDay[]
  invoices: readonly InvoicePastItsDay[]
  page: number
  may_keep: boolean
}

const papersOf = (run_id: Id<'run'>) => `/levies/runs/${run_id}/documents`

const runColumns = (may_keep: boolean): readonly Column<RunPastItsDay>[] => [
  {
    key: 'levy_name',
    label: 'Run',
    cell: ({ run_id, levy_name, lmc_name, period_from, period_to }) => (
      <a href={papersOf(run_id)}>{`${levy_name}, ${lmc_name}, ${spanWords(period_from, period_to)}`}</a>
    ),
  },
  { key: 'invoices', label: 'Invoices', kind: 'number', cell: ({ invoices }) => String(invoices) },
  { key: 'owed_pence', label: 'Owed', kind: 'money', cell: ({ owed_pence }) => pounds(owed_pence) },
  {
    key: 'to_remind',
    label: 'To remind of',
    cell: ({ run_id, to_remind }) =>
      to_remind === 0 ? (
        `None: all were reminded within ${daysBetweenReminders} days`
      ) : may_keep ? (
        <PostButton action={`${papersOf(run_id)}/reminders`}>{`Write ${count(to_remind, 'reminder')}`}</PostButton>
      ) : (
        String(to_remind)
      ),
  },
]

const columns: readonly Column<InvoicePastItsDay>[] = [
  {
    key: 'practice_name',
    label: 'Practice',
    cell: ({ practice_name, ods_code }) => (
      <a href={`/levies/practices/${ods_code}`}>
        {practice_name} ({ods_code})
      </a>
    ),
  },
  {
    key: 'number',
    label: 'Invoice',
    cell: ({ id, number }) => <a href={`/levies/documents/${id}`}>{`Invoice ${number}`}</a>,
  },
  { key: 'due_on', label: 'Pay by', kind: 'date', cell: ({ due_on }) => shortDay(due_on) },
  { key: 'owed_pence', label: 'Still owed', kind: 'money', cell: ({ owed_pence }) => pounds(owed_pence) },
  {
    key: 'reminded_at',
    label: 'Reminded',
    cell: ({ reminders, reminded_at }) => remindedWords(reminders, reminded_at && londonDay(reminded_at)),
  },
]

export const RemindersPage = ({ frame, runs, invoices, page, may_keep }: RemindersPageProps) => (
  <Office
    frame={frame}
    title="Overdue invoices"
    head={
      <PageHead
        title="Overdue invoices"
        about={`What the LMC bills itself and was not paid in full by its day. A practice is left ${daysBetweenReminders} days to pay after each reminder.`}
      />
    }
  >
    <LevyTabs at="/levies/reminders" />
    <Table
      label="By run"
      columns={runColumns(may_keep)}
      rows={runs}
      href="/levies/reminders"
      nouns={['run', 'runs']}
      empty="Every invoice whose day has come is paid."
    />
    {runs.length > 0 && (
      <Table
        label="Invoices"
        columns={columns}
        rows={invoices}
        href="/levies/reminders"
        nouns={['invoice', 'invoices']}
        paged={{
          number: page,
          size: pageSize,
          total: runs.reduce((sum, run) => sum + run.invoices, 0),
        }}
        empty="There are no more."
      />
    )}
  </Office>
)

const day = (text: string) => Temporal.PlainDate.from(text)
const run: RunPastItsDay = {
  run_id: '0' as Id<'run'>,
  lmc_name: 'Wealdshire',
  levy_name: 'Statutory levy',
  period_from: day('2026-01-01'),
  period_to: day('2026-03-31'),
  invoices: 2,
  owed_pence: wholePence(115_168),
  to_remind: 1,
}
const invoice: InvoicePastItsDay = {
  id: '0' as Id<'document'>,
  run_id: run.run_id,
  ods_code: 'Q90001',
  practice_name: 'The Elm Street and Beacon Hill Surgery with Lower Wealdbridge Branch and Community Hub',
  number: 12,
  due_on: day('2026-02-02'),
  owed_pence: wholePence(57_520),
  reminders: 0,
  reminded_at: null,
}

export const previews = {
  none: () => <RemindersPage frame={previewFrame} runs={[]} invoices={[]} page={1} may_keep />,
  some: () => (
    <RemindersPage
      frame={previewFrame}
      runs={[run, { ...run, levy_name: 'Hardship fund', to_remind: 0 }]}
      invoices={[
        invoice,
        { ...invoice, number: 13, reminders: 2, reminded_at: Temporal.Instant.from('2026-03-20T09:00:00Z') },
      ]}
      page={1}
      may_keep
    />
  ),
  'for whoever only reads': () => (
    <RemindersPage frame={previewFrame} runs={[run]} invoices={[invoice]} page={1} may_keep={false} />
  ),
}
