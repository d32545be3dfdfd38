import type { Child } from 'hono/jsx'
import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { PlainPage } from '../../../ui/layout.tsx'
import { Button, Hidden } from '../../../ui/links.tsx'
import type { FlashMessage } from '../../../ui/notice.tsx'
import { PasskeyForm } from '../../../ui/passkey.tsx'
import { signInForm } from './forms.ts'

type DoorProps = {
  title: string
  name: string
  errors?: boolean | undefined
  /** Whoever is signed in already, as far as they are. */
  person_name?: string
  flash?: FlashMessage | undefined
  children: Child
}

/** The frame of every page on the way in. */
export const Door = (props: DoorProps) => (
  <PlainPage
    title={props.title}
    lmc_name={props.name}
    hue={200}
    flash={props.flash}
    {...(props.person_name && { person_name: props.person_name })}
    service_name="Sign in"
    errors={props.errors}
    foot={<p>Local Medical Committees represent GP practices. They are independent of the NHS and of government.</p>}
  >
    {props.children}
  </PlainPage>
)

type AskProps = {
  raw?: RawOf<typeof signInForm>
  errors?: ErrorsOf<typeof signInForm>
  return_to?: string
}

const AskForLink = ({ raw, errors, return_to = '/', is_page_heading }: AskProps & { is_page_heading: boolean }) => (
  <form method="post" action="/sign-in" novalidate>
    <TextField
      name="email"
      type="email"
      label="Your e-mail address"
      hint={signInForm.email.hint}
      autocomplete="email"
      is_page_heading={is_page_heading}
      value={raw?.email?.[0]}
      error={errors?.email}
    />
    <Hidden values={{ return_to }} />
    <Button>Send me a link</Button>
  </form>
)

type SignInPageProps = AskProps & {
  name: string
  refusal?: string
  /** More ways in. */
  children?: Child
}

export const SignInPage = ({ name, refusal, children, ...asked }: SignInPageProps) => (
  <Door title="Sign in" name={name} errors={asked.errors !== undefined || refusal !== undefined}>
    <ErrorSummary errors={asked.errors} refusal={refusal} />
    <AskForLink {...asked} is_page_heading />
    <PasskeyForm
      does="use"
      action="/sign-in/passkey"
      challenge="/sign-in/passkey/challenge"
      label="Sign in with a passkey"
      kind="second"
      hidden={{ return_to: asked.return_to ?? '/' }}
    />
    {children}
  </Door>
)

/** Says the same whether or not anybody has the address. */
export const LinkSentPage = ({ name }: { name: string }) => (
  <Door title="Look in your mail" name={name}>
    <h1>Look in your mail</h1>
    <p>
      If the address you gave is one that can sign in here, a link is on its way to it. It works once, within 15
      minutes.
    </p>
    <p>Nothing after a few minutes? Look among the junk mail, and ask your office which address it has for you.</p>
    <p>
      <a href="/sign-in">Try another address</a>
    </p>
  </Door>
)

/** One button, because programs that look through mail for harm open every link in it. */
export const ConfirmSignInPage = (props: { name: string; person_name: string; email: string; action: string }) => (
  <Door title="Sign in" name={props.name}>
    <h1>Sign in as {props.person_name}?</h1>
    <p>
      This signs in <strong>{props.email}</strong> on this device. Don’t go on if that isn’t you.
    </p>
    <form method="post" action={props.action}>
      <Button>Sign in</Button>
    </form>
  </Door>
)

export const SpentLinkPage = ({ name }: { name: string }) => (
  <Door title="This link doesn’t work" name={name}>
    <h1>This link doesn’t work any more</h1>
    <p>A link works once and for a short time. Ask for a new one, and use the latest you are sent.</p>
    <AskForLink is_page_heading={false} />
  </Door>
)

const name = 'Wealdshire and Saltmarsh LMCs'

export const previews = {
  asking: () => <SignInPage name={name} />,
  'passkey not known': () => <SignInPage name={name} refusal="No passkey of this device opens an account here." />,
  mistaken: () => (
    <SignInPage
      name={name}
      raw={{ email: ['ruth@'] }}
      errors={{ email: 'Enter an e-mail address, such as name@example.org' }}
    />
  ),
  sent: () => <LinkSentPage name={name} />,
  confirming: () => (
    <ConfirmSignInPage
      name={name}
      person_name="Ruth Okafor"
      email="ruth.okafor@wealdshire.example"
      action="/sign-in/link/4mP1nT0"
    />
  ),
  spent: () => <SpentLinkPage name={name} />,
}
