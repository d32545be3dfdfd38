import type { Frame } from '../../../platform/routes.ts'
import { Anybody } from '../../../ui/anybody.tsx'
import { Confirm } from '../../../ui/confirm.tsx'
import { ButtonLink } from '../../../ui/links.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { previewFrame } from '../../../ui/office.tsx'
import { WaysInScript } from '../../../ui/passkey.tsx'
import { Door } from '../sign-ins/pages.tsx'

/** Shown once: we keep nothing they could be found again by. */
export const RecoveryCodesPage = (props: { name: string; codes: readonly string[]; go_on: string }) => (
  <Door title="Keep your recovery codes" name={props.name}>
    <h1>Keep your recovery codes</h1>
    <p>
      For when your device is lost: each of these stands in for it once. Print them or write them down, and keep them
      where you would keep a spare key.
    </p>
    <Notice kind="warning" title="They are shown only now." />
    <ul id="codes" class="recovery-codes">
      {props.codes.map((code) => (
        <li>
          <code>{code}</code>
        </li>
      ))}
    </ul>
    <p class="button-row">
      <button type="button" class="button second" data-copy="codes" hidden>
        Copy
      </button>
      <button type="button" class="button second" data-print hidden>
        Print
      </button>
    </p>
    <p class="button-row">
      <ButtonLink kind="main" href={props.go_on}>
        I have kept them
      </ButtonLink>
    </p>
    <WaysInScript />
  </Door>
)

export const NewCodesPage = ({ frame, left }: { frame: Frame; left: number }) => (
  <Anybody title="New recovery codes" frame={frame} breadcrumbs={[{ label: 'Ways in', href: '/ways-in' }]}>
    <Confirm
      action="/ways-in/recovery-codes"
      question="Make ten new recovery codes?"
      consequences={[
        ...(left > 0 ? [`The ${left} that you have left work no more.`] : []),
        'You are shown the new ones once.',
      ]}
      button="Make new codes"
      cancel_href="/ways-in"
    />
  </Anybody>
)

const codes = Array.from({ length: 10 }, (_, at) => `K7QM-2XWD-P9RT-VB4${'ABCDEFGHJK'.charAt(at)}`)

export const previews = {
  shown: () => <RecoveryCodesPage name="Wealdshire and Saltmarsh LMCs" codes={codes} go_on="/" />,
  'making new ones': () => <NewCodesPage frame={previewFrame} left={7} />,
}
