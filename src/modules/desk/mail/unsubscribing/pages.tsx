import type { Child } from 'hono/jsx'
import { PlainPage } from '../../../../ui/layout.tsx'
import { Button, Hidden } from '../../../../ui/links.tsx'
import { Notice } from '../../../../ui/notice.tsx'

type Sender = { office_name: string; hue: number }

const Page = ({ title, office_name, hue, children }: Sender & { title: string; children: Child }) => (
  <PlainPage title={title} lmc_name={office_name} hue={hue} service_name="Mail">
    <h1>{title}</h1>
    {children}
  </PlainPage>
)

type UnsubscribingPageProps = Sender & { topic: string; address: string; action: string; is_stopped: boolean }

/** One button, because programs that look through mail for harm open every link in it. */
export const UnsubscribingPage = ({ topic, address, action, is_stopped, ...sender }: UnsubscribingPageProps) =>
  is_stopped ? (
    <Page title="You get no more of these" {...sender}>
      <Notice kind="good" title={topic}>
        {sender.office_name} sends no more of these to {address}.
      </Notice>
      <p>Letters about other things still come. If you would rather have these again, press the button.</p>
      <form method="post" action={action}>
        <Hidden values={{ wish: 'resume' }} />
        <Button kind="second">Send them to me again</Button>
      </form>
    </Page>
  ) : (
    <Page title="Get no more of these?" {...sender}>
      <p>
        <strong>{topic}</strong>, from {sender.office_name} to {address}.
      </p>
      <p>Press the button to stop everything of this kind. Letters about other things still come.</p>
      <form method="post" action={action}>
        <Hidden values={{ wish: 'stop' }} />
        <Button>Send me no more of these</Button>
      </form>
    </Page>
  )

export const DeadLinkPage = () => (
  <Page title="This link doesn’t work" office_name="OpenLMC" hue={200}>
    <p>
      The message it stood in is too old, or the address was cut short. Use the link in a newer message, or answer one:
      the office can stop its mail too.
    </p>
  </Page>
)

const shown = {
  office_name: 'Wealdshire and Saltmarsh LMCs',
  hue: 168,
  topic: 'News and newsletters',
  address: 'jo.bright@elm.example',
  action: '/unsubscribe/4mP1nT0',
}

export const previews = {
  asking: () => <UnsubscribingPage {...shown} is_stopped={false} />,
  stopped: () => <UnsubscribingPage {...shown} is_stopped />,
  'a dead link': () => <DeadLinkPage />,
}
