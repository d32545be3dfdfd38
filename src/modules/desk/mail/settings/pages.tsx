import type { ErrorsOf, RawOf } from '../../../../platform/forms/read.ts'
import type { Frame } from '../../../../platform/routes.ts'
import { shortTime } from '../../../../platform/values.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Questions } from '../../../../ui/form.tsx'
import { Button, PostButton } from '../../../../ui/links.tsx'
import { Columns, Panel } from '../../../../ui/lists.tsx'
import type { FlashMessage } from '../../../../ui/notice.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { SummaryList } from '../../../../ui/summary-list.tsx'
import { Table } from '../../../../ui/table.tsx'
import { MailTabs } from '../pages.tsx'
import { settingForm } from './forms.ts'
import type { LmcSetting, OfficeSetting } from './reads.ts'

/** What whoever runs the program has set, which an office only reads. */
export type Installed = {
  readonly has_server: boolean
  readonly address: string
  readonly domains: readonly string[]
}

type MailSettingsPageProps = {
  frame: Frame
  installed: Installed
  setting: OfficeSetting | undefined
  lmcs: readonly LmcSetting[]
  raw?: RawOf<typeof settingForm>
  errors?: ErrorsOf<typeof settingForm>
  refusal?: string
  flash?: FlashMessage
}

const asKept = (setting: OfficeSetting | undefined): RawOf<typeof settingForm> =>
  setting
    ? {
        from_name: [setting.from_name],
        from_address: [setting.from_address],
        footer: [setting.footer],
        bounce_address: [setting.bounce_address],
        asks_receipts: setting.asks_receipts ? ['yes'] : [],
        mailbox_host: [setting.mailbox_host],
        mailbox_user: [setting.mailbox_user],
        seen: [setting.changed_at.toString()],
      }
    : {}

const mailboxRead = (setting: OfficeSetting | undefined) => {
  if (!setting?.mailbox_host) return 'There is none'
  if (setting.mailbox_failure) return `It can’t be read: ${setting.mailbox_failure}`
  return setting.mailbox_read_at ? `Last read ${shortTime(setting.mailbox_read_at)}` : 'Read within five minutes'
}

export const MailSettingsPage = (props: MailSettingsPageProps) => {
  const { frame, installed, setting, lmcs, raw, errors, refusal, flash } = props
  return (
    <Office
      title="Mail settings"
      frame={frame}
      flash={flash}
      errors={errors !== undefined || refusal !== undefined}
      head={
        <PageHead
          title="Mail settings"
          actions={<PostButton action="/mail/settings/tests">Send a test to yourself</PostButton>}
        />
      }
    >
      <MailTabs at="/mail/settings" may_set />
      <ErrorSummary errors={errors} refusal={refusal} />
      {!installed.has_server && (
        <Notice kind="warning" title="There is no mail server.">
          Letters are kept here and not sent. Whoever runs OpenLMC sets SMTP_URL.
        </Notice>
      )}
      <Columns kind="main-and-side">
        <Panel title="The office’s mail">
          <form method="post" action="/mail/settings" novalidate>
            <Questions form={settingForm} raw={raw ?? asKept(setting)} errors={errors} />
            <Button>Save</Button>
          </form>
        </Panel>
        <div>
          <Panel title="Set by whoever runs OpenLMC">
            <SummaryList
              rows={[
                { label: 'Mail server', value: installed.has_server ? 'There is one' : 'There is none' },
                { label: 'Its own address', value: installed.address },
                { label: 'It sends from', value: installed.domains.join(', ') },
              ]}
            />
          </Panel>
          <Panel title="What comes back">
            <SummaryList
              rows={[
                { label: 'Mailbox', value: mailboxRead(setting) },
                {
                  label: 'Reports by your mail provider',
                  value: setting?.has_reports_address ? 'Taken at a secret address' : 'Not taken',
                },
              ]}
            />
            <PostButton action="/mail/settings/reports-address">
              {setting?.has_reports_address ? 'Make a new secret address' : 'Make a secret address for reports'}
            </PostButton>
          </Panel>
        </div>
      </Columns>
      <Panel title="Each LMC’s mail">
        <Table
          label="LMCs"
          nouns={['LMC', 'LMCs']}
          href="/mail/settings"
          rows={lmcs}
          empty="The office serves no LMC."
          columns={[
            { key: 'name', label: 'LMC', cell: ({ id, name }) => <a href={`/mail/settings/lmcs/${id}`}>{name}</a> },
            { key: 'from_name', label: 'From', cell: ({ from_name }) => from_name || 'As the office' },
            {
              key: 'reply',
              label: 'Answers go to',
              cell: ({ reply_name, reply_address }) =>
                [reply_name, reply_address].filter(Boolean).join(', ') || 'Whoever signs the letter',
            },
          ]}
        />
      </Panel>
    </Office>
  )
}

const setting: OfficeSetting = {
  from_name: 'Wealdshire and Saltmarsh LMCs',
  from_address: 'office@lmc.example',
  footer: 'The Old School, Wealdham WX1 1AA',
  bounce_address: 'bounces@lmc.example',
  asks_receipts: true,
  mailbox_host: 'imap.lmc.example',
  mailbox_user: 'bounces@lmc.example',
  mailbox_read_at: Temporal.Instant.from('2026-11-19T08:55:00Z'),
  mailbox_failure: null,
  changed_at: Temporal.Instant.from('2026-11-18T08:55:00Z'),
  changed_by: 'Ruth Okafor',
  has_password: true,
  has_reports_address: true,
}
const lmc = (name: string, of: Partial<LmcSetting> = {}): LmcSetting => ({
  id: name as LmcSetting['id'],
  name: `${name} LMC`,
  from_name: '',
  reply_name: '',
  reply_address: '',
  changed_at: null,
  ...of,
})
const lmcs = [
  lmc('Wealdshire', {
    from_name: 'Wealdshire LMC',
    reply_name: 'Ruth Okafor',
    reply_address: 'ruth@wealdshire.example',
  }),
  lmc('Saltmarsh'),
]
const installed: Installed = { has_server: true, address: 'no-reply@lmc.example', domains: ['lmc.example'] }

export const previews = {
  set: () => <MailSettingsPage frame={previewFrame} {...{ installed, setting, lmcs }} />,
  'nothing set, no mail server': () => (
    <MailSettingsPage
      frame={previewFrame}
      installed={{ ...installed, has_server: false }}
      setting={undefined}
      lmcs={lmcs}
    />
  ),
  'refused, the mailbox in trouble': () => (
    <MailSettingsPage
      frame={previewFrame}
      installed={installed}
      lmcs={lmcs}
      setting={{ ...setting, mailbox_failure: 'Invalid credentials' }}
      raw={{ from_address: ['office@elsewhere.example'] }}
      refusal="The mail server sends for lmc.example only. Ask whoever runs OpenLMC to add your domain."
    />
  ),
}
