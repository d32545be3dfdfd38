import type { ExportColumn } from '../../../../platform/exports/columns.ts'
import type { ErrorsOf, RawOf } from '../../../../platform/forms/read.ts'
import type { Frame } from '../../../../platform/routes.ts'
import { shortTime } from '../../../../platform/values.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Questions } from '../../../../ui/form.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import type { Paged } from '../../../../ui/pager.tsx'
import { Table, type Column } from '../../../../ui/table.tsx'
import { Tag } from '../../../../ui/tag.tsx'
import { MailTabs } from '../pages.tsx'
import { stateWords } from '../rules.ts'
import { mailSearch } from './forms.ts'
import type { MessageListed } from './reads.ts'

const columns: readonly Column<MessageListed>[] = [
  {
    key: 'subject',
    label: 'Subject',
    cell: ({ id, subject }) => <a href={`/mail/${id}`}>{subject || 'No subject'}</a>,
  },
  {
    key: 'to',
    label: 'To',
    cell: ({ to_name, to_address }) => (
      <>
        {to_name} <span class="note">{to_address}</span>
      </>
    ),
  },
  {
    key: 'state',
    label: 'What became of it',
    kind: 'tag',
    cell: ({ state }) => <Tag kind={stateWords[state].tag}>{stateWords[state].label}</Tag>,
  },
  { key: 'happened_at', label: 'Since', kind: 'date', cell: ({ happened_at }) => shortTime(happened_at) },
  { key: 'last_failure', label: 'Why', cell: ({ last_failure }) => last_failure ?? '' },
  { key: 'lmc_name', label: 'LMC', is_roomy: true, cell: ({ lmc_name }) => lmc_name ?? 'Whole office' },
]

export const mailColumns: readonly ExportColumn<MessageListed>[] = [
  { key: 'queued_at', heading: 'Written', kind: 'moment', value: ({ queued_at }) => queued_at },
  { key: 'to_name', heading: 'To', kind: 'text', value: ({ to_name }) => to_name },
  { key: 'to_address', heading: 'Address', kind: 'text', value: ({ to_address }) => to_address },
  { key: 'subject', heading: 'Subject', kind: 'text', value: ({ subject }) => subject },
  { key: 'kind', heading: 'Letter', kind: 'text', value: ({ kind }) => kind },
  { key: 'state', heading: 'State', kind: 'text', value: ({ state }) => stateWords[state].label },
  { key: 'happened_at', heading: 'Since', kind: 'moment', value: ({ happened_at }) => happened_at },
  { key: 'last_failure', heading: 'Why', kind: 'text', value: ({ last_failure }) => last_failure },
  { key: 'lmc_name', heading: 'LMC', kind: 'text', value: ({ lmc_name }) => lmc_name },
]

type MailPageProps = {
  frame: Frame
  may_set: boolean
  has_server: boolean
  /** This page with the search now in force. */
  href: string
  raw: RawOf<typeof mailSearch>
  errors?: ErrorsOf<typeof mailSearch>
  refusal?: string | undefined
  messages: readonly MessageListed[]
  paged: Paged
}

export const MailPage = ({
  frame,
  may_set,
  has_server,
  href,
  raw,
  errors,
  refusal,
  messages,
  paged,
}: MailPageProps) => (
  <Office
    title="Mail"
    frame={frame}
    errors={errors !== undefined || refusal !== undefined}
    head={
      <PageHead
        title="Mail"
        about="What the office sent in the last 30 days, and what became of it. Choose days to see older mail."
      />
    }
  >
    <MailTabs at="/mail" may_set={may_set} />
    <ErrorSummary refusal={refusal} errors={errors} />
    {!has_server && (
      <Notice kind="warning" title="There is no mail server.">
        Letters are kept here and not sent. Whoever runs OpenLMC sets SMTP_URL.
      </Notice>
    )}
    <Table
      label="Messages"
      columns={columns}
      rows={messages}
      href={href}
      nouns={['message', 'messages']}
      paged={paged}
      filters={<Questions form={mailSearch} raw={raw} errors={errors} />}
      is_filtered={href !== '/mail'}
      has_exports
      is_wide
      empty={
        errors
          ? 'Put the days right to see messages.'
          : 'No mail is like that. Clear the filters, or choose other days.'
      }
    />
  </Office>
)

const at = Temporal.Instant.from('2026-11-19T10:02:00Z')
const listed: MessageListed = {
  id: '0197a1b2-0000-7000-8000-000000000001' as MessageListed['id'],
  subject: 'This week’s return',
  to_name: 'Jo Bright',
  to_address: 'jo.bright@elm.example',
  kind: 'pressure.return_reminder',
  state: 'delivered',
  last_failure: null,
  queued_at: at.subtract({ minutes: 2 }),
  happened_at: at,
  lmc_name: 'Wealdshire',
}
const shown = { frame: previewFrame, may_set: true, has_server: true, href: '/mail', raw: {} }

export const previews = {
  messages: () => (
    <MailPage
      {...shown}
      messages={[
        listed,
        { ...listed, state: 'deferred', last_failure: '451 4.7.1 Greylisted, try again later' },
        {
          ...listed,
          state: 'bounced',
          to_name: 'A name so long that it needs two lines, of the North Wealdshire Federation of Practices',
          last_failure: '550 5.1.1 No such mailbox',
        },
        { ...listed, state: 'suppressed', last_failure: 'They asked for no more of this: News and newsletters' },
      ]}
      paged={{ number: 1, size: 50, total: 4 }}
    />
  ),
  'none, and no mail server': () => (
    <MailPage {...shown} has_server={false} messages={[]} paged={{ number: 1, size: 50, total: 0 }} />
  ),
  mistaken: () => (
    <MailPage
      {...shown}
      raw={{ from: ['31', '2', '2026'] }}
      errors={{ from: 'From must be a real date' }}
      messages={[]}
      paged={{ number: 1, size: 50, total: 0 }}
    />
  ),
}
