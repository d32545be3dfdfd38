import type { Child } from 'hono/jsx'

export type LinkTo = { label: string; href: string }

/** The same address with some of its query changed; `null` takes a part out. */
export function address(href: string, changes: Record<string, string | number | null>): string {
  const [path = '', query = ''] = href.split('?')
  const parts = new URLSearchParams(query)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) parts.delete(name)
    else parts.set(name, String(value))
  }
  return parts.size === 0 ? path : `${path}?${parts.toString()}`
}

/** A link to an address somebody typed or imported. JSX escapes it but would let `javascript:` through. */
export function OutsideLink({ href, children }: { href: string; children: Child }) {
  const isSafe = /^(https?|mailto|tel):/i.test(href)
  return isSafe ? (
    <a href={href} rel="noreferrer">
      {children}
    </a>
  ) : (
    <span>{children}</span>
  )
}

export type ButtonKind = 'main' | 'second' | 'danger'

export const ButtonLink = ({
  href,
  kind = 'second',
  children,
}: {
  href: string
  kind?: ButtonKind
  children: Child
}) => (
  <a class={`button ${kind}`} href={href}>
    {children}
  </a>
)

/** Submits the form it stands in. */
export const Button = (props: { kind?: ButtonKind; name?: string; value?: string; children: Child }) => (
  <button class={`button ${props.kind ?? 'main'}`} name={props.name} value={props.value}>
    {props.children}
  </button>
)

/** A form that is just a button: for one move that can be taken back. Whatever can't be has a `Confirm` page. */
export const PostButton = (props: {
  action: string
  kind?: ButtonKind
  hidden?: Record<string, string>
  children: Child
}) => (
  <form method="post" action={props.action} class="post-button">
    <Hidden values={props.hidden ?? {}} />
    <Button kind={props.kind ?? 'second'}>{props.children}</Button>
  </form>
)

export const Hidden = ({ values }: { values: Record<string, string> }) => (
  <>
    {Object.entries(values).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
  </>
)

/** An e-mail address; where there is no room for it on one line it breaks before its @, and not in the middle of a word. */
export const EmailAddress = ({ email }: { email: string }) => {
  const at = email.lastIndexOf('@')
  return (
    <>
      {email.slice(0, at)}
      <wbr />
      {email.slice(at)}
    </>
  )
}
