import { Panel } from '../../../ui/lists.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { withoutSecrets } from './rules.ts'

type MailPartProps = { at: '/mail' | '/mail/stopped' | '/mail/letters' | '/mail/settings'; may_set: boolean }

/** The pages about mail; the settings for whoever may change them. */
export const MailTabs = ({ at, may_set }: MailPartProps) => (
  <Tabs
    label="Mail"
    tabs={[
      { label: 'Messages', href: '/mail' },
      { label: 'Stopped addresses', href: '/mail/stopped' },
      { label: 'Letters', href: '/mail/letters' },
      ...(may_set ? [{ label: 'Settings', href: '/mail/settings' }] : []),
    ].map((tab) => ({ ...tab, current: tab.href === at }))}
  />
)

/** Both parts of a letter as its reader has them. */
export const LetterShown = ({ subject, text, html }: { subject: string; text: string; html: string }) => (
  <>
    <Panel title="As a mail program shows it">
      {/* An empty sandbox: no script, no form, no way out of the frame. */}
      <iframe sandbox="" srcdoc={withoutSecrets(html)} title={subject} width="100%" height="560" />
    </Panel>
    <Panel title="As plain text">
      <pre>{withoutSecrets(text)}</pre>
    </Panel>
  </>
)
