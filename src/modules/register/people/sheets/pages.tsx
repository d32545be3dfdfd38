import type { Child } from 'hono/jsx'
import type { Errors } from '../../../../ui/error-summary.tsx'
import type { Frame } from '../../../../platform/routes.ts'
import type { Id } from '../../../../platform/values.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Button } from '../../../../ui/links.tsx'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { fullName } from '../rules.ts'

export type Named = { readonly id: Id<'person'>; readonly title: string; readonly name: string }

type SheetProps = {
  frame: Frame
  person: Named
  /** What is asked: `Add a post`. */
  title: string
  about?: string
  action: string
  button: string
  is_danger?: boolean
  errors?: Errors | undefined
  refusal?: string | undefined
  /** Before the form: a choice of forms. */
  before?: Child
  children: Child
}

/** One form about one person. */
export const PersonSheet = ({ frame, person, title, about, action, button, is_danger, ...props }: SheetProps) => (
  <Office
    frame={frame}
    title={`${title}: ${person.name}`}
    errors={Boolean(props.errors ?? props.refusal)}
    breadcrumbs={[
      { label: 'People', href: '/people' },
      { label: fullName(person), href: `/people/${person.id}` },
    ]}
    head={<PageHead title={title} about={about} />}
  >
    {props.before}
    <form method="post" action={action} novalidate>
      <ErrorSummary refusal={props.refusal} errors={props.errors} />
      {props.children}
      <p class="button-row">
        <Button {...(is_danger ? { kind: 'danger' as const } : {})}>{button}</Button>
        <a href={`/people/${person.id}`}>Cancel</a>
      </p>
    </form>
  </Office>
)

export const previewNamed: Named = { id: '0' as Id<'person'>, title: 'Dr', name: 'Amara Ashpole' }

export const previews = {
  'refused, with a mistake': () => (
    <PersonSheet
      frame={previewFrame}
      person={previewNamed}
      title="Add a post"
      action="/people/0/posts"
      button="Add the post"
      refusal="They hold that post already. Choose other days."
      errors={{ from: 'From must be a real date' }}
    >
      <p>What is asked.</p>
    </PersonSheet>
  ),
}
