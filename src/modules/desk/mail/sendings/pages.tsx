import type { Child } from 'hono/jsx'
import type { Frame } from '../../../../platform/routes.ts'
import { shortTime } from '../../../../platform/values.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { PostButton } from '../../../../ui/links.tsx'
import { Columns, Panel } from '../../../../ui/lists.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { SummaryList } from '../../../../ui/summary-list.tsx'
import { Tag } from '../../../../ui/tag.tsx'
import { Timeline } from '../../../../ui/timeline.tsx'
import { LetterShown } from '../pages.tsx'
import { stateWords } from '../rules.ts'
import type { EventListed, MessageWhole } from './reads.ts'
import { eventWords, maySendAgain } from './rules.ts'

type MessagePageProps = {
  frame: Frame
  may_set: boolean
  message: MessageWhole
  events: readonly EventListed[]
  refusal?: string | undefined
}

const named = (name: string, address: string) => (name ? `${name} <${address}>` : address)

export const MessagePage = ({ frame, may_set, message, events, refusal }: MessagePageProps) => (
  <Office
    title={message.subject}
    frame={frame}
    breadcrumbs={[{ label: 'Mail', href: '/mail' }]}
    errors={refusal !== undefined}
    head={
      <PageHead
        title={message.subject || 'No subject'}
        kind="Message"
        tags={<Tag kind={stateWords[message.state].tag}>{stateWords[message.state].label}</Tag>}
        actions={
          may_set &&
          maySendAgain(message) && <PostButton action={`/mail/${message.id}/sendings`}>Send it again</PostButton>
        }
      />
    }
  >
    <ErrorSummary refusal={refusal} />
    <Columns kind="main-and-side">
      <div>
        <SummaryList
          rows={[
            { label: 'To', value: named(message.to_name, message.to_address) },
            { label: 'From', value: message.from_name },
            {
              label: 'Answers go to',
              value: message.reply_address ? named(message.reply_name, message.reply_address) : 'Nobody',
            },
            { label: 'LMC', value: message.lmc_name ?? 'Whole office' },
            { label: 'Letter', value: message.kind },
            ...(message.next_try_at ? [{ label: 'Tried next', value: shortTime(message.next_try_at) }] : []),
          ]}
        />
        <Words message={message} />
      </div>
      <Panel
        title="What became of it"
        more={{ label: 'All to this address', href: `/mail?q=${encodeURIComponent(message.to_address)}` }}
      >
        <Timeline
          entries={events.map(({ at, what, detail }) => ({
            at: at.toString(),
            when: shortTime(at),
            what: eventWords[what],
            detail,
          }))}
          empty="Nothing yet."
        />
      </Panel>
    </Columns>
  </Office>
)

const Words = ({ message }: { message: MessageWhole }): Child =>
  message.is_private ? (
    <Notice title="What it says is its reader’s alone.">
      It carries a way in, so nobody of the office is shown it.
    </Notice>
  ) : message.text_body === '' ? (
    <p class="empty">What it said was forgotten after 30 days.</p>
  ) : (
    <LetterShown subject={message.subject} text={message.text_body} html={message.html_body} />
  )

const at = Temporal.Instant.from('2026-11-19T10:02:00Z')
const whole: MessageWhole = {
  id: '0197a1b2-0000-7000-8000-000000000001' as MessageWhole['id'],
  subject: 'This week’s return',
  to_name: 'Jo Bright',
  to_address: 'jo.bright@elm.example',
  kind: 'pressure.return_reminder',
  state: 'delivered',
  queued_at: at.subtract({ minutes: 2 }),
  lmc_id: null,
  from_name: 'Wealdshire LMC',
  reply_name: 'Ruth Okafor',
  reply_address: 'ruth.okafor@wealdshire.example',
  topic: 'weekly_return',
  is_private: false,
  text_body: 'Dear Jo\n\nElm Surgery’s return isn’t in yet.',
  html_body: '<p>Dear Jo</p><p>Elm Surgery’s return isn’t in yet.</p>',
  next_try_at: null,
  attempts: 1,
  lmc_name: 'Wealdshire LMC',
}
const event = (what: EventListed['what'], detail = ''): EventListed => ({ at, what, detail })
const shown = { frame: previewFrame, may_set: true }

export const previews = {
  'a message': () => (
    <MessagePage
      {...shown}
      message={whole}
      events={[event('delivered', '250 2.0.0 Ok: queued as 4XyZ'), event('sent', '250 2.0.0 Ok'), event('queued')]}
    />
  ),
  'one that came back, refused': () => (
    <MessagePage
      {...shown}
      message={{ ...whole, state: 'bounced' }}
      events={[event('bounced', '550 5.1.1 No such mailbox')]}
      refusal="Mail to this address is stopped. Lift that first, under Stopped addresses."
    />
  ),
  'one that is its reader’s alone': () => (
    <MessagePage {...shown} message={{ ...whole, is_private: true }} events={[event('sent', '250 2.0.0 Ok')]} />
  ),
}
