import type { Frame } from '../../../platform/routes.ts'
import { londonDay, londonTime, shortDay } from '../../../platform/values.ts'
import { Anybody } from '../../../ui/anybody.tsx'
import { previewFrame } from '../../../ui/office.tsx'
import { PostButton } from '../../../ui/links.tsx'
import type { FlashMessage } from '../../../ui/notice.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { HeldSession } from './reads.ts'
import { strengthInWords } from './rules.ts'

type SessionsPageProps = {
  frame: Frame
  sessions: readonly HeldSession[]
  /** The one that asks. */
  current: string
  flash?: FlashMessage
}

export const SessionsPage = ({ frame, sessions, current, flash }: SessionsPageProps) => (
  <Anybody
    title="Where you are signed in"
    frame={frame}
    flash={flash}
    head={
      <PageHead
        title="Where you are signed in"
        about="A browser stays signed in for a fortnight at most, and for a day when it isn’t used. End any that you don’t know."
        actions={
          sessions.length > 1 && <PostButton action="/sessions/others/ending">Sign out everywhere else</PostButton>
        }
      />
    }
  >
    <Table
      label="Browsers"
      nouns={['browser', 'browsers']}
      href="/sessions"
      rows={sessions}
      empty="You aren’t signed in anywhere."
      columns={[
        {
          key: 'browser',
          label: 'Browser',
          cell: ({ browser, token_hash, acts_for }) => (
            <>
              {browser} {token_hash === current && <Tag kind="green">This one</Tag>}
              {acts_for && <Tag kind="amber">Acting for {acts_for}</Tag>}
            </>
          ),
        },
        {
          key: 'end',
          label: 'End',
          kind: 'action',
          cell: ({ browser, token_hash }) =>
            token_hash === current ? (
              <PostButton action="/sign-out">Sign out</PostButton>
            ) : (
              <PostButton action="/sessions/ending" hidden={{ session: token_hash }}>
                End<span class="unseen"> {browser}</span>
              </PostButton>
            ),
        },
        { key: 'strength', label: 'By', cell: ({ strength }) => strengthInWords(strength) },
        { key: 'began_at', label: 'Signed in', cell: ({ began_at }) => londonTime(began_at) },
        { key: 'last_used_at', label: 'Last used', cell: ({ last_used_at }) => londonTime(last_used_at) },
        {
          key: 'known_since',
          label: 'Known since',
          cell: ({ known_since }) => (known_since ? shortDay(londonDay(known_since)) : ''),
        },
      ]}
    />
  </Anybody>
)

const held = (browser: string, hours: number): HeldSession => ({
  token_hash: browser,
  browser,
  strength: 'passkey',
  known_since: Temporal.Instant.from('2026-03-02T08:02:00Z'),
  acts_for: null,
  began_at: Temporal.Instant.from('2026-11-12T08:02:00Z'),
  last_used_at: Temporal.Instant.from('2026-11-19T08:55:00Z').subtract({ hours }),
})

export const previews = {
  'only this one': () => (
    <SessionsPage frame={previewFrame} sessions={[held('Firefox on Windows', 0)]} current="Firefox on Windows" />
  ),
  'one ended, three left': () => (
    <SessionsPage
      frame={previewFrame}
      sessions={[
        held('Firefox on Windows', 0),
        held('Safari on an iPhone', 3),
        { ...held('Another program', 20), acts_for: 'Elm Surgery' },
      ]}
      current="Firefox on Windows"
      flash={{ kind: 'good', text: 'That browser is signed out.' }}
    />
  ),
}
