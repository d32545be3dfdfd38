import type { Child } from 'hono/jsx'
import { londonTime } from '../../../platform/values.ts'
import { ErrorSummary, type Errors } from '../../../ui/error-summary.tsx'
import { Questions } from '../../../ui/form.tsx'
import { Button, ButtonLink, PostButton } from '../../../ui/links.tsx'
import type { FlashMessage } from '../../../ui/notice.tsx'
import { PasskeyForm } from '../../../ui/passkey.tsx'
import { MailedCode } from '../mailed-codes/pages.tsx'
import { NewPasskeyForm } from '../passkeys/pages.tsx'
import { Door } from '../sign-ins/pages.tsx'
import { mayHaveCodeMailed, strongWays, type Ways } from '../ways-in/rules.ts'
import { codeForm, recoveryForm } from './forms.ts'

type ProofPageProps = {
  name: string
  person_name: string
  /** The second step of signing in, or once more before something that matters. */
  asks: 'second-step' | 'again'
  ways: Ways
  return_to: string
  /** A code was mailed just now. */
  is_mailed?: boolean
  errors?: Errors
  refusal?: string
  flash?: FlashMessage
  /** The office's own sign-in, to come by or to be linked first. */
  children?: Child
}

const titles = { 'second-step': 'One more step', again: 'Is it still you?' } as const

/** Every way of proving it that this account has. */
const Proofs = ({ ways, return_to, is_mailed, errors = {}, children }: ProofPageProps) => {
  const raw = { return_to: [return_to] }
  return (
    <>
      {ways.passkeys > 0 && (
        <PasskeyForm
          does="use"
          action="/sign-in/proof/passkey"
          challenge="/sign-in/passkey/challenge"
          label="Use a passkey"
          hidden={{ return_to }}
          without={`Passkeys need JavaScript, and a browser that has them. Here, use ${ways.has_authenticator ? 'a code' : 'a recovery code'}.`}
        />
      )}
      {ways.has_authenticator && (
        <form method="post" action="/sign-in/proof/code" novalidate>
          <Questions form={codeForm} raw={raw} errors={errors} />
          <Button>Go on</Button>
        </form>
      )}
      {mayHaveCodeMailed(ways) && (
        <MailedCode return_to={return_to} is_mailed={is_mailed} error={errors['mailed_code']} />
      )}
      {children}
      {ways.recovery_codes_left > 0 && (
        <details open={errors['recovery_code'] !== undefined}>
          <summary>Use a recovery code</summary>
          <form method="post" action="/sign-in/proof/recovery-code" novalidate>
            <Questions form={recoveryForm} raw={raw} errors={errors} />
            <Button>Use the recovery code</Button>
          </form>
        </details>
      )}
      {strongWays(ways) > 0 && (
        <details>
          <summary>Lost your device?</summary>
          <p>
            Telephone your office. An administrator who knows your voice can reset your second step, and you set up a
            new one.
          </p>
          <PostButton action="/sign-in/lost-device" hidden={{ return_to }}>
            Tell the administrators
          </PostButton>
        </details>
      )}
    </>
  )
}

/** For whoever has nothing yet to prove themselves by. */
const FirstWay = ({ return_to, suggested_name }: { return_to: string; suggested_name: string }) => (
  <>
    <p>
      Your role sees what isn’t yours alone, and a link in a mailbox isn’t enough for that. Set up one of these now; it
      takes two minutes, once.
    </p>
    <h2>A passkey</h2>
    <p>Your telephone or computer keeps it, and your finger, face or PIN opens it. There is nothing to type.</p>
    <NewPasskeyForm return_to={return_to} suggested_name={suggested_name} />
    <h2>An authenticator app</h2>
    <p>An app on your telephone shows six digits, which you type after each link.</p>
    <p>
      <a href={`/ways-in/authenticator/new?return_to=${encodeURIComponent(return_to)}`}>Set up an authenticator app</a>
    </p>
  </>
)

const Words = ({ asks, person_name }: ProofPageProps): Child =>
  asks === 'second-step' ? (
    <p>You opened a link mailed to {person_name}. Now show that it is you.</p>
  ) : (
    <p>What comes next matters, so show that it is you, {person_name}. You aren’t asked again for ten minutes.</p>
  )

export const ProofPage = (props: ProofPageProps & { suggested_name: string }) => {
  const { name, person_name, asks, ways, return_to, errors, refusal, flash, suggested_name } = props
  const is_first = asks === 'second-step' && strongWays(ways) === 0
  const title = is_first ? 'Set up a second step' : titles[asks]
  const has_errors = errors !== undefined || refusal !== undefined
  return (
    <Door title={title} name={name} person_name={person_name} errors={has_errors} flash={flash}>
      <ErrorSummary errors={errors} refusal={refusal} />
      <h1>{title}</h1>
      {is_first ? (
        <>
          <FirstWay return_to={return_to} suggested_name={suggested_name} />
          {props.children}
        </>
      ) : (
        <>
          <Words {...props} />
          <Proofs {...props} />
        </>
      )}
    </Door>
  )
}

export const shutWords = (until: Temporal.Instant) =>
  `Too many wrong codes were given. No code is taken until ${londonTime(until)}; a passkey still works. Telephone your office if it can’t wait, or if it wasn’t you.`

const none: Ways = {
  passkeys: 0,
  has_authenticator: false,
  provider_identities: 0,
  recovery_codes_left: 0,
  needs_one: true,
}
const shown = {
  name: 'Wealdshire and Saltmarsh LMCs',
  person_name: 'Ruth Okafor',
  return_to: '/',
  suggested_name: 'Firefox on Windows',
}
const both: Ways = { ...none, passkeys: 2, has_authenticator: true, recovery_codes_left: 9 }

export const previews = {
  'nothing set up': () => <ProofPage {...shown} asks="second-step" ways={none} />,
  'passkey and authenticator': () => <ProofPage {...shown} asks="second-step" ways={both} />,
  'only a passkey': () => <ProofPage {...shown} asks="second-step" ways={{ ...both, has_authenticator: false }} />,
  'wrong code': () => (
    <ProofPage
      {...shown}
      asks="second-step"
      ways={{ ...both, passkeys: 0 }}
      errors={{ code: 'That isn’t the code of now. Enter the one that the app shows' }}
    />
  ),
  shut: () => (
    <ProofPage
      {...shown}
      asks="second-step"
      ways={both}
      refusal={shutWords(Temporal.Instant.from('2026-11-19T09:30:00Z'))}
    />
  ),
  'again, for a practice': () => (
    <ProofPage {...shown} person_name="Jo Bright" asks="again" ways={{ ...none, needs_one: false }} />
  ),
  'again, code mailed': () => (
    <ProofPage
      {...shown}
      person_name="Jo Bright"
      asks="again"
      ways={{ ...none, needs_one: false }}
      is_mailed
      flash={{ kind: 'good', text: 'A code is on its way to you.' }}
    />
  ),
  'again, by the office’s own sign-in': () => (
    <ProofPage {...shown} asks="again" ways={{ ...none, provider_identities: 1 }}>
      <p>
        <ButtonLink href="/sign-in/providers/0">Sign in with NHSmail</ButtonLink>
      </p>
    </ProofPage>
  ),
}
