import type { Child } from 'hono/jsx'
import type { AccountListed } from '../modules/accounts/door.ts'
import type { ErrorsOf, RawOf } from '../platform/forms/read.ts'
import type { Route } from '../platform/routes.ts'
import { longDay, londonDay, londonTime } from '../platform/values.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { TextField } from '../ui/fields.tsx'
import { Questions } from '../ui/form.tsx'
import { OfficePage } from '../ui/layout.tsx'
import { Button, PostButton } from '../ui/links.tsx'
import { Panel } from '../ui/lists.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { SummaryList } from '../ui/summary-list.tsx'
import { Table } from '../ui/table.tsx'
import { clockForm } from './forms.ts'
import type { MessageListed, MessageWhole } from './reads.ts'

const parts = [
  { label: 'Be somebody', href: '/dev' },
  { label: 'Mail', href: '/dev/mail' },
  { label: 'Clock', href: '/dev/clock' },
  { label: 'Routes', href: '/dev/routes' },
  { label: 'Previews', href: '/dev/previews' },
]

const Page = (props: {
  title: string
  about: string
  at: string
  person_name: string
  errors?: boolean
  children: Child
}) => (
  <OfficePage
    title={props.title}
    lmc_name="Development"
    hue={200}
    person_name={props.person_name || 'Nobody'}
    navigation={parts.map((part) => ({ ...part, current: part.href === props.at }))}
    errors={props.errors}
    head={<PageHead title={props.title} about={props.about} />}
  >
    {props.children}
  </OfficePage>
)

type Viewer = { readonly person_name: string }

const roleInWords = (role: string) => role.replaceAll('_', ' ')

export const PeoplePage = ({ person_name, people, q }: Viewer & { people: readonly AccountListed[]; q: string }) => (
  <Page
    title="Be somebody"
    about="Sign in as anybody of the demonstration, without their mail."
    at="/dev"
    person_name={person_name}
  >
    <Table
      label="People"
      nouns={['person', 'people']}
      href={q ? `/dev?q=${encodeURIComponent(q)}` : '/dev'}
      rows={people}
      empty="Nobody is like that. Make the demonstration’s people with: npm run openlmc -- seed"
      filters={<TextField name="q" label="Name, role or office" value={q} width="medium" />}
      is_filtered={q !== ''}
      columns={[
        { key: 'name', label: 'Person', cell: ({ name }) => name },
        {
          key: 'be',
          label: 'Sign in',
          kind: 'action',
          cell: ({ id, name }) => (
            <PostButton action={`/dev/people/${id}/session`}>
              Be<span class="unseen"> {name}</span>
            </PostButton>
          ),
        },
        {
          key: 'roles',
          label: 'Role',
          cell: ({ roles }) =>
            roles.map(({ role, lmc, office }) => `${roleInWords(role)}, ${lmc ?? office}`).join('; ') || 'no role',
        },
        { key: 'email', label: 'Address', cell: ({ email }) => email },
      ]}
    />
  </Page>
)

export const MailPage = ({ person_name, messages }: Viewer & { messages: readonly MessageListed[] }) => (
  <Page title="Mail" about="The latest 200 messages, sent or kept." at="/dev/mail" person_name={person_name}>
    <Table
      label="Messages"
      nouns={['message', 'messages']}
      href="/dev/mail"
      rows={messages}
      empty="Nothing was mailed yet."
      columns={[
        { key: 'subject', label: 'Subject', cell: ({ id, subject }) => <a href={`/dev/mail/${id}`}>{subject}</a> },
        { key: 'to', label: 'To', cell: ({ to_name, to_address }) => `${to_name} <${to_address}>` },
        { key: 'queued_at', label: 'Written', cell: ({ queued_at }) => londonTime(queued_at) },
        { key: 'sent_at', label: 'Sent', cell: ({ sent_at }) => (sent_at ? londonTime(sent_at) : 'no') },
      ]}
    />
  </Page>
)

export const MessagePage = ({ person_name, message }: Viewer & { message: MessageWhole }) => (
  <Page
    title={message.subject}
    about={`To ${message.to_name} <${message.to_address}>, ${londonTime(message.queued_at)}`}
    at="/dev/mail"
    person_name={person_name}
  >
    <Panel title="Links in it">
      <ul>
        {(message.text_body.match(/https?:\/\/\S+/g) ?? []).map((href) => (
          <li>
            <a href={href}>{href}</a>
          </li>
        ))}
      </ul>
    </Panel>
    <Panel title="As text">
      <pre>{message.text_body}</pre>
    </Panel>
    <Panel title="As HTML">
      {/* An empty sandbox: no script, no form, no way out of the frame. */}
      <iframe sandbox="" srcdoc={message.html_body} title={message.subject} width="100%" height="560" />
    </Panel>
  </Page>
)

type ClockPageProps = Viewer & {
  now: Temporal.Instant
  raw?: RawOf<typeof clockForm>
  errors?: ErrorsOf<typeof clockForm>
}

export const ClockPage = ({ person_name, now, raw, errors }: ClockPageProps) => (
  <Page
    title="Clock"
    about="Moved for every process of this demonstration. A day or more ahead, everybody is signed out."
    at="/dev/clock"
    person_name={person_name}
    errors={errors !== undefined}
  >
    <ErrorSummary errors={errors} />
    <SummaryList
      rows={[{ label: 'It is now', value: `${longDay(londonDay(now))}, ${londonTime(now).slice(0, 5)} London time` }]}
    />
    <div class="actions">
      <PostButton action="/dev/clock/steps" hidden={{ seconds: '3600' }}>
        An hour on
      </PostButton>
      <PostButton action="/dev/clock/steps" hidden={{ seconds: '86400' }}>
        A day on
      </PostButton>
      <PostButton action="/dev/clock/steps" hidden={{ seconds: '604800' }}>
        A week on
      </PostButton>
      <PostButton action="/dev/clock/truth">Back to the true time</PostButton>
    </div>
    <Panel title="Set it">
      <form method="post" action="/dev/clock" novalidate>
        <Questions form={clockForm} raw={raw} errors={errors} />
        <Button>Set the clock</Button>
      </form>
    </Panel>
  </Page>
)

export type RouteListed = Pick<Route, 'method' | 'path' | 'may'> & {
  readonly module: string
  readonly held_by: readonly string[]
}

export const RoutesPage = ({ person_name, routes }: Viewer & { routes: readonly RouteListed[] }) => (
  <Page
    title="Routes"
    about="Every address, the permission it asks for, and which roles hold that."
    at="/dev/routes"
    person_name={person_name}
  >
    <Table
      label="Routes"
      nouns={['route', 'routes']}
      href="/dev/routes"
      rows={routes}
      empty="There is no route."
      columns={[
        { key: 'path', label: 'Address', cell: ({ path }) => <code>{path}</code> },
        { key: 'method', label: 'Method', cell: ({ method }) => method },
        { key: 'module', label: 'Module', cell: ({ module }) => module },
        { key: 'may', label: 'Permission', cell: ({ may }) => may },
        {
          key: 'held_by',
          label: 'Held by',
          cell: ({ may, held_by }) => (may === 'public' ? 'anybody' : held_by.map(roleInWords).join(', ')),
        },
      ]}
    />
  </Page>
)

export const PreviewsPage = ({ person_name, names }: Viewer & { names: readonly string[] }) => (
  <Page
    title="Previews"
    about="Every page and part in the states worth looking at."
    at="/dev/previews"
    person_name={person_name}
  >
    <ul>
      {names.map((name) => (
        <li>
          <a href={`/dev/previews/${encodeURIComponent(name)}`}>{name}</a>
        </li>
      ))}
    </ul>
  </Page>
)
