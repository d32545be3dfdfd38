import type { Frame } from '../../../platform/routes.ts'
import { shortTime, type Id } from '../../../platform/values.ts'
import { Anybody } from '../../../ui/anybody.tsx'
import { Question } from '../../../ui/form.tsx'
import { Button, PostButton } from '../../../ui/links.tsx'
import { Columns, Panel } from '../../../ui/lists.tsx'
import type { FlashMessage } from '../../../ui/notice.tsx'
import { previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { digestForm } from './forms.ts'
import type { Notification } from './reads.ts'

type NotificationsPageProps = {
  frame: Frame
  now: Temporal.Instant
  told: readonly Notification[]
  wants_digest: boolean
  flash?: FlashMessage
}

export const NotificationsPage = ({ frame, now, told, wants_digest, flash }: NotificationsPageProps) => (
  <Anybody
    title="Notifications"
    frame={frame}
    flash={flash}
    head={
      <PageHead
        title="Notifications"
        about="What you were told in the last 90 days."
        actions={
          told.some(({ seen_at }) => seen_at === null) && (
            <PostButton action="/notifications/seeing" hidden={{ told_by: now.toString() }}>
              Mark all as seen
            </PostButton>
          )
        }
      />
    }
  >
    <Columns kind="main-and-side">
      <Panel title="Told to you">
        {told.length === 0 ? (
          <p class="empty">Nothing. When something happens that concerns you, it is said here.</p>
        ) : (
          <ul class="work-list told">
            {told.map(({ id, title, made_at, seen_at }) => (
              <li>
                <form method="post" action={`/notifications/${id}/opening`} class="post-button">
                  <button class="as-text-link">{title}</button>
                </form>
                {seen_at === null && <Tag kind="new">New</Tag>}
                <span class="when">{shortTime(made_at)}</span>
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <Panel title="By mail too?">
        <form method="post" action="/notifications/digest" novalidate>
          <Question name="digest" field={digestForm.digest} raw={[wants_digest ? 'yes' : 'no']} />
          <Button kind="second">Save</Button>
        </form>
      </Panel>
    </Columns>
  </Anybody>
)

const now = Temporal.Instant.from('2026-11-19T08:55:00Z')
const one = (title: string, hours: number, is_seen = false): Notification => ({
  id: title as Id<'notification'>,
  title,
  made_at: now.subtract({ hours }),
  seen_at: is_seen ? now : null,
})

export const previews = {
  'two new': () => (
    <NotificationsPage
      frame={previewFrame}
      now={now}
      told={[
        one('Priya Raman gave you a change to follow up: Elm Surgery moved PCN', 1),
        one('Your file was taken in: list sizes of 1 November 2026', 15),
        one('Jo Bright asks for a correction', 80, true),
      ]}
      wants_digest
    />
  ),
  'none, for a practice': () => (
    <NotificationsPage frame={{ ...previewFrame, voice: 'plain' }} now={now} told={[]} wants_digest={false} />
  ),
}
