import { plainDay } from '../../../platform/values.ts'
import { ButtonLink } from '../../../ui/links.tsx'
import { PlainPage } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { previewAround } from '../sendings/pages.tsx'

/** What to do with a link that opens no return any more, or never did. */
export const OtherWays = () => (
  <>
    <p>The latest mail about the weekly return has a link that works. Or sign in, and find the return there.</p>
    <ButtonLink href="/our-returns">Sign in</ButtonLink>
  </>
)

/** Said above the return of a week that is over, to whoever opened an old mail. */
export const LastWeeks = ({ week_of }: { week_of: Temporal.PlainDate }) => (
  <Notice title={`This link is for the week of ${plainDay(week_of)}, which is over.`}>
    For this week’s return open this week’s mail, or <a href="/our-returns">sign in</a>.
  </Notice>
)

const reasons = {
  unknown: 'Part of it may be missing: copy the whole of it from the mail.',
  ended: 'It was for a week that takes no returns any more.',
  stopped: 'It was mailed to an address that gets no mail about this practice’s return any more.',
} as const

export const SpentLinkPage = ({ why }: { why: keyof typeof reasons }) => (
  <PlainPage title="Weekly return" lmc_name="OpenLMC" hue={previewAround.hue} service_name="Weekly return">
    <h1>{why === 'unknown' ? 'This link opens nothing' : 'This link has ended'}</h1>
    <p>{reasons[why]}</p>
    <OtherWays />
  </PlainPage>
)

export const previews = {
  unknown: () => <SpentLinkPage why="unknown" />,
  ended: () => <SpentLinkPage why="ended" />,
  stopped: () => <SpentLinkPage why="stopped" />,
}
