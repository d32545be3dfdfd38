import type { RawOf } from '../../../../platform/forms/read.ts'
import type { Frame } from '../../../../platform/routes.ts'
import { Questions } from '../../../../ui/form.tsx'
import { address, Button } from '../../../../ui/links.tsx'
import { Panel, WorkList } from '../../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { SummaryList } from '../../../../ui/summary-list.tsx'
import { LetterShown, MailTabs } from '../pages.tsx'
import { sampleForm, type SampleForm } from './forms.ts'

export type Sample = {
  readonly to: string
  readonly from_name: string
  readonly subject: string
  readonly text_body: string
  readonly html_body: string
}

type LettersPageProps = {
  frame: Frame
  may_set: boolean
  form: SampleForm
  raw: RawOf<SampleForm>
  href: string
  readers: readonly { readonly id: string; readonly name: string; readonly email: string }[]
  sample?: Sample | undefined
}

export const LettersPage = ({ frame, may_set, form, raw, href, readers, sample }: LettersPageProps) => (
  <Office
    title="Letters"
    frame={frame}
    head={
      <PageHead
        title="Letters"
        about="What somebody would be sent today, with your settings. Looking sends nothing, and the links lead nowhere."
      />
    }
  >
    <MailTabs at="/mail/letters" may_set={may_set} />
    <form method="get" action="/mail/letters" class="filters">
      <Questions form={form} raw={raw} />
      <Button kind="second">Show</Button>
    </form>
    {sample ? (
      <>
        <SummaryList
          rows={[
            { label: 'To', value: sample.to },
            { label: 'From', value: sample.from_name },
            { label: 'Subject', value: sample.subject },
          ]}
        />
        <LetterShown subject={sample.subject} text={sample.text_body} html={sample.html_body} />
      </>
    ) : (
      <Panel title="To whom">
        <WorkList
          items={readers.map(({ id, name, email }) => ({
            href: address(href, { to: id }),
            title: name,
            note: email,
          }))}
          empty="Choose a letter, and enter a name or an address to find whoever it would go to."
        />
      </Panel>
    )}
  </Office>
)

const form = sampleForm([{ kind: 'desk.mail_test', label: 'Test' }])
const shown = { frame: previewFrame, may_set: true, form, href: '/mail/letters', raw: {}, readers: [] }

export const previews = {
  'nothing chosen': () => <LettersPage {...shown} />,
  'to whom': () => (
    <LettersPage
      {...shown}
      raw={{ kind: ['desk.mail_test'], q: ['jo'] }}
      readers={[{ id: '1', name: 'Jo Bright', email: 'jo.bright@elm.example' }]}
    />
  ),
  'a letter': () => (
    <LettersPage
      {...shown}
      sample={{
        to: 'Jo Bright <jo.bright@elm.example>',
        from_name: 'Wealdshire LMC',
        subject: 'Your link to sign in',
        text_body: 'Dear Jo Bright\n\nYou asked for a link to sign in.',
        html_body: '<p>Dear Jo Bright</p><p>You asked for a link to sign in.</p>',
      }}
    />
  ),
}
