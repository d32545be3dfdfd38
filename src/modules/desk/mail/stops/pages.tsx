import type { ExportColumn } from '../../../../platform/exports/columns.ts'
import type { ErrorsOf, RawOf } from '../../../../platform/forms/read.ts'
import type { Frame } from '../../../../platform/routes.ts'
import { shortTime } from '../../../../platform/values.ts'
import { Confirm } from '../../../../ui/confirm.tsx'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Question, Questions } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/links.tsx'
import { Panel } from '../../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import type { Paged } from '../../../../ui/pager.tsx'
import { Table, type Column } from '../../../../ui/table.tsx'
import { MailTabs } from '../pages.tsx'
import { liftForm, stopForm, stopSearch, type StopForm } from './forms.ts'
import type { Stop } from './reads.ts'
import { needsTheirWord, stopReasons } from './rules.ts'

export const stopColumns: readonly ExportColumn<Stop>[] = [
  { key: 'address', heading: 'Address', kind: 'text', value: ({ address }) => address },
  { key: 'stopped', heading: 'Gets no more of', kind: 'text', value: ({ stopped }) => stopped },
  { key: 'reason', heading: 'Why', kind: 'text', value: ({ reason }) => stopReasons[reason] },
  { key: 'detail', heading: 'In their words', kind: 'text', value: ({ detail }) => detail },
  { key: 'began_at', heading: 'Since', kind: 'moment', value: ({ began_at }) => began_at },
]

const columns = (may_set: boolean): readonly Column<Stop>[] => [
  { key: 'address', label: 'Address', cell: ({ address }) => <a href={mailTo(address)}>{address}</a> },
  { key: 'stopped', label: 'Gets no more of', cell: ({ stopped }) => stopped },
  { key: 'reason', label: 'Why', cell: ({ reason }) => stopReasons[reason] },
  { key: 'detail', label: 'What was said', cell: ({ detail }) => detail },
  { key: 'began_at', label: 'Since', cell: ({ began_at, began_by }) => `${shortTime(began_at)}, ${began_by}` },
  ...(may_set
    ? [
        {
          key: 'lift',
          label: 'Put right',
          kind: 'action' as const,
          cell: ({ id, address }: Stop) => (
            <a href={`/mail/stopped/${id}/lifting`}>
              Lift<span class="unseen"> the stop on {address}</span>
            </a>
          ),
        },
      ]
    : []),
]

const mailTo = (address: string) => `/mail?q=${encodeURIComponent(address)}`

type StopsPageProps = {
  frame: Frame
  may_set: boolean
  /** This page with the search now in force. */
  href: string
  searched: RawOf<typeof stopSearch>
  stops: readonly Stop[]
  paged: Paged
  form: StopForm
  raw?: RawOf<StopForm>
  errors?: ErrorsOf<StopForm>
  refusal?: string
}

export const StopsPage = (props: StopsPageProps) => {
  const { frame, may_set, href, searched, stops, paged, form, raw, errors, refusal } = props
  return (
    <Office
      title="Stopped addresses"
      frame={frame}
      errors={errors !== undefined || refusal !== undefined}
      head={
        <PageHead
          title="Stopped addresses"
          about="Nothing is sent to these, whoever asks for it, but what somebody needs to sign in."
        />
      }
    >
      <MailTabs at="/mail/stopped" may_set={may_set} />
      <ErrorSummary errors={errors} refusal={refusal} />
      <Table
        label="Stopped addresses"
        columns={columns(may_set)}
        rows={stops}
        href={href}
        nouns={['stop', 'stops']}
        paged={paged}
        filters={<Questions form={stopSearch} raw={searched} />}
        is_filtered={href !== '/mail/stopped'}
        has_exports
        empty="No address is stopped. One to which mail can’t be delivered comes here by itself."
      />
      {may_set && (
        <Panel title="Stop an address">
          <form method="post" action="/mail/stopped" novalidate>
            <Questions form={form} raw={raw} errors={errors} />
            <Button>Stop mail to it</Button>
          </form>
        </Panel>
      )}
    </Office>
  )
}

type LiftPageProps = {
  frame: Frame
  stop: Pick<Stop, 'id' | 'address' | 'reason'>
  raw?: RawOf<typeof liftForm>
  errors?: ErrorsOf<typeof liftForm>
  refusal?: string
}

export const LiftPage = ({ frame, stop, raw, errors, refusal }: LiftPageProps) => (
  <Office
    title="Write to this address again?"
    frame={frame}
    breadcrumbs={[
      { label: 'Mail', href: '/mail' },
      { label: 'Stopped addresses', href: '/mail/stopped' },
    ]}
    errors={errors !== undefined || refusal !== undefined}
  >
    <ErrorSummary errors={errors} />
    <Confirm
      action={`/mail/stopped/${stop.id}/lifting`}
      question={`Write to ${stop.address} again?`}
      consequences={[
        `It was stopped for this reason: ${stopReasons[stop.reason].toLowerCase()}.`,
        needsTheirWord(stop.reason)
          ? 'They said so themselves. To write to them without being asked may be against the law.'
          : 'If mail comes back again, it is stopped again.',
      ]}
      button="Lift the stop"
      cancel_href="/mail/stopped"
      refusal={refusal}
    >
      <Question name="lift_reason" field={liftForm.lift_reason} raw={raw?.lift_reason} error={errors?.lift_reason} />
      {needsTheirWord(stop.reason) && <Question name="has_asked" field={liftForm.has_asked} raw={raw?.has_asked} />}
    </Confirm>
  </Office>
)

const stop: Stop = {
  id: '0197a1b2-0000-7000-8000-000000000001' as Stop['id'],
  address: 'jo.bright@elm.example',
  stopped: 'Everything',
  reason: 'bounced',
  detail: '550 5.1.1 No such mailbox',
  began_at: Temporal.Instant.from('2026-11-19T10:02:00Z'),
  began_by: 'OpenLMC',
}
const form = stopForm({ news: 'News and newsletters' })
const shown = { frame: previewFrame, may_set: true, href: '/mail/stopped', searched: {}, form }

export const previews = {
  stopped: () => (
    <StopsPage
      {...shown}
      stops={[
        stop,
        {
          ...stop,
          stopped: 'News and newsletters',
          reason: 'unsubscribed',
          detail: 'by their link',
          began_by: 'somebody not signed in',
        },
        {
          ...stop,
          address: `${'a-very-long-name.'.repeat(8)}of@elm.example`,
          reason: 'office',
          detail: 'Asked by telephone on Monday',
          began_by: 'Ruth Okafor',
        },
      ]}
      paged={{ number: 1, size: 50, total: 3 }}
    />
  ),
  'none, mistaken': () => (
    <StopsPage
      {...shown}
      stops={[]}
      paged={{ number: 1, size: 50, total: 0 }}
      raw={{ address: ['jo@'] }}
      errors={{ address: 'Enter an e-mail address, such as name@example.org', detail: 'Enter why' }}
    />
  ),
  lifting: () => <LiftPage frame={previewFrame} stop={stop} />,
  'lifting a complaint, refused': () => (
    <LiftPage
      frame={previewFrame}
      stop={{ ...stop, reason: 'complained' }}
      raw={{ lift_reason: ['We need them'] }}
      refusal="They said themselves that they want no more. Ask them first."
    />
  ),
}
