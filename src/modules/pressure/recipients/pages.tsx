import { onlyOne } from '../../../platform/forms/lmcs.ts'
import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import type { Id } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Questions } from '../../../ui/form.tsx'
import { Button, EmailAddress, PostButton } from '../../../ui/links.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table, type Column } from '../../../ui/table.tsx'
import { recipientForm, type RecipientForm } from './forms.ts'
import type { Recipient } from './reads.ts'
import { recipientKinds } from './rules.ts'

const columns: readonly Column<Recipient>[] = [
  { key: 'name', label: 'Name', cell: ({ name }) => name },
  { key: 'organisation', label: 'Organisation', cell: ({ organisation }) => organisation },
  { key: 'kind', label: 'Kind', cell: ({ kind }) => recipientKinds[kind] },
  { key: 'email', label: 'E-mail address', cell: ({ email }) => <EmailAddress email={email} /> },
  { key: 'lmc_name', label: 'Reports of', cell: ({ lmc_name }) => lmc_name },
  {
    key: 'end',
    label: 'What to do',
    kind: 'action',
    cell: ({ id, name }) => (
      <PostButton action={`/pressure/recipients/${id}/end`}>
        Take off<span class="unseen"> the list: {name}</span>
      </PostButton>
    ),
  },
]

type RecipientsPageProps = {
  frame: Frame
  lmcs: readonly { readonly id: Id<'lmc'>; readonly name: string }[]
  rows: readonly Recipient[]
  refusal?: string
  raw?: RawOf<RecipientForm>
  errors?: ErrorsOf<RecipientForm>
}

export const RecipientsPage = ({ frame, lmcs, rows, refusal, raw, errors }: RecipientsPageProps) => (
  <Office
    frame={frame}
    title="Who gets the situation reports"
    errors={Boolean(errors)}
    breadcrumbs={[
      { label: 'Pressure', href: '/pressure' },
      { label: 'Situation reports', href: '/pressure/issues' },
    ]}
    head={
      <PageHead
        title="Who gets the situation reports"
        about="Each is written to when a report is released. Practices’ own nominees are not listed here: a release asks for them."
      />
    }
  >
    <ErrorSummary errors={errors} refusal={refusal} />
    <Table
      label="Recipients"
      columns={columns}
      rows={rows}
      href="/pressure/recipients"
      nouns={['recipient', 'recipients']}
      empty="Nobody is on the list. Add whoever should hear how hard pressed practices are."
    />
    <Panel title="Add somebody">
      <form method="post" action="/pressure/recipients" novalidate>
        <Questions form={recipientForm(lmcs)} raw={raw ?? { lmc_id: onlyOne(lmcs) }} errors={errors} />
        <Button>Add to the list</Button>
      </form>
    </Panel>
  </Office>
)

const lmcs = [{ id: '0' as Id<'lmc'>, name: 'Wealdshire LMC' }]
const row: Recipient = {
  id: '0' as Id<'recipient'>,
  lmc_name: 'Wealdshire LMC',
  name: 'Dana Whitlock',
  organisation: 'Weald and Coast Integrated Care Board, urgent and emergency care directorate',
  email: 'dana.whitlock.urgent.care@wealdandcoast.example',
  kind: 'icb',
}

export const previews = {
  none: () => <RecipientsPage frame={previewFrame} lmcs={lmcs} rows={[]} />,
  some: () => (
    <RecipientsPage
      frame={previewFrame}
      lmcs={lmcs}
      rows={[row, { ...row, name: 'Newsdesk', organisation: 'Wealdshire Herald', kind: 'press' }]}
      raw={{ email: ['dana'] }}
      errors={{ email: 'Enter an e-mail address, such as name@example.org' }}
    />
  ),
}
