import type { Child } from 'hono/jsx'
import { asset } from '../platform/assets.ts'
import { Hidden, type ButtonKind } from './links.tsx'

type PasskeyFormProps = {
  /** To make a new passkey, or to use one. */
  does: 'make' | 'use'
  /** Where the answer is sent, as `answer`. */
  action: string
  /** Where the script asks what the device is to sign. */
  challenge: string
  label: string
  kind?: ButtonKind
  hidden?: Record<string, string>
  /** What to do where the browser has no passkeys or no JavaScript; nothing is said where the page has other ways at hand. */
  without?: Child
  /** Fields before the button. */
  children?: Child
}

/** The one thing that needs a script, because only a script may speak to the device; hidden where there is none. */
export const PasskeyForm = (props: PasskeyFormProps) => (
  <>
    <form method="post" action={props.action} data-passkey={props.does} data-challenge={props.challenge} hidden>
      {props.children}
      <Hidden values={{ ...props.hidden, answer: '' }} />
      <p class="field-error" role="alert" data-failure hidden>
        {props.does === 'make'
          ? 'No passkey was made. This device may have one for you already, or it was called off. Try again, or choose another way.'
          : 'No passkey was used. This device may have none for you, or it was called off. Try again, or choose another way.'}
      </p>
      <button type="button" class={`button ${props.kind ?? 'main'}`}>
        {props.label}
      </button>
    </form>
    {props.without && <p data-without-passkeys>{props.without}</p>}
    <WaysInScript />
  </>
)

export const WaysInScript = () => <script type="module" src={asset('ways-in.js')} />
