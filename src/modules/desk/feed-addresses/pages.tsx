import type { Frame } from '../../../platform/routes.ts'
import { plainDay, londonDay } from '../../../platform/values.ts'
import { PostButton } from '../../../ui/links.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'

const breadcrumbs = [{ label: 'Calendar', href: '/calendar' }]

const How = () => (
  <>
    <p>
      In Outlook: Calendar, “Add calendar”, “Subscribe from web”. On a telephone: Settings, Calendar, Accounts, “Add
      subscribed calendar”. In Google Calendar: “Other calendars”, “From URL”. Most ask anew every few hours.
    </p>
    <p>
      Whoever has the address reads your calendar of this office, so give it to nobody. It shows what you may see on the
      day it is asked, and nothing once your role has ended.
    </p>
  </>
)

export const FeedAddressPage = ({ frame, made_at }: { frame: Frame; made_at: Temporal.Instant | undefined }) => (
  <Office
    title="In your own calendar"
    frame={frame}
    breadcrumbs={breadcrumbs}
    head={
      <PageHead
        title="In your own calendar"
        about="A secret address from which your telephone or Outlook reads these dates."
      />
    }
  >
    <How />
    {made_at ? (
      <>
        <p>
          You made an address on {plainDay(londonDay(made_at))}. It can’t be shown again: make a new one if you have
          lost it, and the old one stops working.
        </p>
        <div class="button-row">
          <PostButton action="/calendar/feed">Make a new address</PostButton>
          <PostButton action="/calendar/feed/revocation" kind="danger">
            Stop the address
          </PostButton>
        </div>
      </>
    ) : (
      <PostButton action="/calendar/feed" kind="main">
        Make an address
      </PostButton>
    )}
  </Office>
)

export const NewFeedAddressPage = ({ frame, address }: { frame: Frame; address: string }) => (
  <Office
    title="Your calendar’s address"
    frame={frame}
    breadcrumbs={breadcrumbs}
    head={<PageHead title="Your calendar’s address" />}
  >
    <Notice kind="warning" title="Copy it now.">
      It isn’t kept, so it can’t be shown again.
    </Notice>
    <pre>{address}</pre>
    <How />
  </Office>
)

export const previews = {
  none: () => <FeedAddressPage frame={previewFrame} made_at={undefined} />,
  one: () => <FeedAddressPage frame={previewFrame} made_at={Temporal.Instant.from('2026-11-19T08:55:00Z')} />,
  new: () => (
    <NewFeedAddressPage
      frame={previewFrame}
      address="https://lmc.example/calendar/feed/4mP1nT0aB3cD5eF7gH9iJ1kL3mN5oP7qR9sT1uV3wX5.ics"
    />
  ),
}
