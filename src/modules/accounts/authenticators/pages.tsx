import type { ErrorsOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { Anybody } from '../../../ui/anybody.tsx'
import { Confirm } from '../../../ui/confirm.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Questions } from '../../../ui/form.tsx'
import { Button } from '../../../ui/links.tsx'
import { previewFrame } from '../../../ui/office.tsx'
import { QrPicture } from '../../../ui/qr.tsx'
import { Door } from '../sign-ins/pages.tsx'
import { authenticatorForm } from './forms.ts'
import { inFours } from './rules.ts'

type NewAuthenticatorPageProps = {
  name: string
  person_name: string
  secret: string
  /** What the picture says. */
  address: string
  /** The same secret, sealed. */
  offer: string
  return_to: string
  errors?: ErrorsOf<typeof authenticatorForm>
  refusal?: string
}

export const NewAuthenticatorPage = (props: NewAuthenticatorPageProps) => {
  const { name, person_name, secret, address, offer, return_to, errors, refusal } = props
  const title = 'Set up an authenticator app'
  return (
    <Door title={title} name={name} person_name={person_name} errors={errors !== undefined || refusal !== undefined}>
      <ErrorSummary errors={errors} refusal={refusal} />
      <h1>{title}</h1>
      <ol class="steps-told">
        <li>
          Open an authenticator app on your telephone. Any will do: the telephone’s own passwords app, Google
          Authenticator, Microsoft Authenticator, 2FAS.
        </li>
        <li>
          Point it at this picture.
          <QrPicture text={address} label="The secret, for the app’s camera" />
          <details>
            <summary>No camera?</summary>
            <p>
              Type this into the app: <code>{inFours(secret)}</code>
            </p>
          </details>
        </li>
        <li>Give the code that the app shows.</li>
      </ol>
      <form method="post" action="/ways-in/authenticator" novalidate>
        <Questions form={authenticatorForm} raw={{ offer: [offer], return_to: [return_to] }} errors={errors} />
        <Button>Set it up</Button>
      </form>
    </Door>
  )
}

export const RemoveAuthenticatorPage = ({ frame, refusal }: { frame: Frame; refusal?: string }) => (
  <Anybody
    title="Remove the authenticator app"
    frame={frame}
    breadcrumbs={[{ label: 'Ways in', href: '/ways-in' }]}
    errors={refusal !== undefined}
  >
    <Confirm
      action="/ways-in/authenticator/removal"
      question="Remove the authenticator app?"
      consequences={['Its codes work no more.', 'You can set up one again at any time.']}
      button="Remove it"
      cancel_href="/ways-in"
      is_danger
      refusal={refusal}
    />
  </Anybody>
)

const shown = {
  name: 'Wealdshire and Saltmarsh LMCs',
  person_name: 'Ruth Okafor',
  secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  address:
    'otpauth://totp/Wealdshire:ruth.okafor%40wealdshire.example?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Wealdshire',
  offer: 'sealed',
  return_to: '/',
}

export const previews = {
  new: () => <NewAuthenticatorPage {...shown} />,
  'wrong code': () => (
    <NewAuthenticatorPage
      {...shown}
      errors={{ code: 'That isn’t the code of now. Enter the one that the app shows' }}
    />
  ),
  removing: () => <RemoveAuthenticatorPage frame={previewFrame} />,
  'the last way in': () => (
    <RemoveAuthenticatorPage
      frame={previewFrame}
      refusal="This is your only way in beside a link, and your role needs one. Add another first."
    />
  ),
}
