import type { Frame } from '../../../platform/routes.ts'
import { wholePence, type Id } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { ButtonLink } from '../../../ui/links.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Progress } from '../../../ui/progress.tsx'
import { Table } from '../../../ui/table.tsx'
import { spanWords } from '../periods/rules.ts'
import type { DocumentListed, IssuedRun, KindProgress } from './reads.ts'
import { columns, kindColumns } from './lists/pages.tsx'
import { Printing, Reminding, type Overdue } from './parts/pages.tsx'
import { RunTabs } from '../runs/tabs/pages.tsx'

export type DocumentsPageProps = {
  frame: Frame
  run: IssuedRun
  may_keep: boolean
  progress: readonly KindProgress[]
  rows: readonly DocumentListed[]
  page: number
  overdue: Overdue
  /** Practices with papers that nobody can be written to about. */
  unread: number
  said?: string | undefined
  refusal?: string
}

export const pageSize = 100
const sum = (progress: readonly KindProgress[], of: 'documents' | 'printed' | 'mailed' | 'handed_over') =>
  progress.reduce((all, each) => all + each[of], 0)

export const DocumentsPage = (props: DocumentsPageProps) => {
  const { frame, run, may_keep, progress, rows, page, said, refusal } = props
  const address = `/levies/runs/${run.id}/documents`
  const [documents, printed] = [sum(progress, 'documents'), sum(progress, 'printed')]
  const given = sum(progress, 'mailed') + sum(progress, 'handed_over')
  const is_finished = printed === documents
  return (
    <Office
      frame={frame}
      title="Statements and bills"
      errors={Boolean(refusal)}
      {...(is_finished ? {} : { refresh: 3 })}
      breadcrumbs={[
        { label: 'Levies', href: '/levies' },
        { label: 'The run', href: `/levies/runs/${run.id}` },
      ]}
      head={
        <PageHead
          title="Statements and bills"
          kind={run.lmc_name}
          about={`${run.levy_name}, ${spanWords(run.period_from, run.period_to)}`}
          actions={
            may_keep && is_finished && given < documents ? (
              <ButtonLink href={`${address}/mailing`} kind="main">
                Mail them
              </ButtonLink>
            ) : undefined
          }
        />
      }
    >
      <ErrorSummary refusal={refusal} />
      <RunTabs run={run} at="documents" />
      {said && <Notice kind="good">{said}</Notice>}
      <Panel title="How far they have got">
        <Progress label="Printed" done={printed} of={documents} is_finished={is_finished} />
        <Printing {...props} is_finished={is_finished} documents={documents} given={given} address={address} />
        <Table
          label="Papers by kind"
          columns={kindColumns}
          rows={progress}
          href={address}
          nouns={['kind', 'kinds']}
          empty="This run has no papers: nobody was in it."
        />
      </Panel>
      <Reminding {...props} address={address} />
      <Table
        label="Papers"
        columns={columns}
        rows={rows}
        href={address}
        nouns={['paper', 'papers']}
        paged={{ number: page, size: pageSize, total: documents }}
        empty="This run has no papers: nobody was in it."
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
const invoice: DocumentListed = {
  id: '0' as Id<'document'>,
  kind: 'invoice',
  number: 12,
  reference: 'Q90001-I12',
  ods_code: 'Q90001',
  practice_name: 'The Elm Street and Beacon Hill Surgery with Lower Wealdbridge Branch and Community Hub',
  amount_pence: wholePence(107_520),
  due_on: day('2026-02-02'),
  is_printed: true,
  mailed_at: Temporal.Instant.from('2026-01-03T09:00:00Z'),
  handed_over_at: null,
  reminders: 1,
  reminded_at: Temporal.Instant.from('2026-02-20T09:00:00Z'),
}
const kinds: readonly KindProgress[] = [
  { kind: 'statement', documents: 126, amount_pence: wholePence(12_860_000), printed: 126, mailed: 0, handed_over: 3 },
  { kind: 'invoice', documents: 2, amount_pence: wholePence(115_168), printed: 2, mailed: 0, handed_over: 0 },
]
const shown = {
  frame: previewFrame,
  run,
  may_keep: true,
  page: 1,
  overdue: { invoices: 0, owed_pence: wholePence(0) },
  unread: 0,
} as const

export const previews = {
  printing: () => (
    <DocumentsPage
      {...shown}
      progress={kinds.map((kind) => ({ ...kind, printed: Math.floor(kind.documents / 2) }))}
      rows={[{ ...invoice, is_printed: false, mailed_at: null }]}
    />
  ),
  printed: () => (
    <DocumentsPage
      {...shown}
      progress={kinds}
      unread={3}
      rows={[
        invoice,
        {
          ...invoice,
          kind: 'statement',
          mailed_at: null,
          handed_over_at: Temporal.Instant.from('2026-01-03T09:00:00Z'),
        },
        { ...invoice, kind: 'credit_note', number: 1, amount_pence: wholePence(-2_015), due_on: null, mailed_at: null },
      ]}
      overdue={{ invoices: 2, owed_pence: wholePence(115_168) }}
      refusal="Nothing is past its day."
    />
  ),
  'for whoever only reads': () => <DocumentsPage {...shown} may_keep={false} progress={[]} rows={[]} />,
}
