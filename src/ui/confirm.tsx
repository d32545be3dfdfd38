import type { Child } from 'hono/jsx'
import { Button, Hidden } from './links.tsx'
import { ErrorSummary } from './error-summary.tsx'

type ConfirmProps = {
  action: string
  /** A question: "Close this ballot now?" */
  question: string
  /** What will happen, one sentence each. */
  consequences: readonly string[]
  /** A verb and a noun: "Close the ballot". */
  button: string
  cancel_href: string
  is_danger?: boolean
  hidden?: Record<string, string>
  refusal?: string | undefined
  /** More fields, such as a reason. */
  children?: Child
}

/** Stands between a person and anything that can't be taken back. */
export const Confirm = (props: ConfirmProps) => (
  <form method="post" action={props.action} class="confirm">
    <ErrorSummary refusal={props.refusal} />
    <h1>{props.question}</h1>
    <ul>
      {props.consequences.map((consequence) => (
        <li>{consequence}</li>
      ))}
    </ul>
    {props.children}
    <Hidden values={props.hidden ?? {}} />
    <p class="button-row">
      <Button kind={props.is_danger ? 'danger' : 'main'}>{props.button}</Button>
      <a href={props.cancel_href}>Cancel</a>
    </p>
  </form>
)
