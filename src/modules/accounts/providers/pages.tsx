import type { Child } from 'hono/jsx'
import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { londonDay, shortDay, thousands, type Id } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { Question } from '../../../ui/form.tsx'
import { Button, PostButton } from '../../../ui/links.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Notice, type NoticeKind } from '../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { providerForm, type ProviderForm } from './forms.ts'
import type { ProviderShown } from './reads.ts'

type Sent = {
  raw?: RawOf<ProviderForm> | undefined
  errors?: ErrorsOf<ProviderForm> | undefined
  refusal?: string
}

/** What a secret was is never written on a page, not even back to whoever typed it. */
const Form = ({
  action,
  button,
  raw,
  errors,
  children,
}: Sent & { action: string; button: string; children?: Child }) => (
  <form method="post" action={action} novalidate>
    <Question name="name" field={providerForm.name} raw={raw?.name} error={errors?.name} />
    <Question name="issuer" field={providerForm.issuer} raw={raw?.issuer} error={errors?.issuer} />
    <Question name="client_id" field={providerForm.client_id} raw={raw?.client_id} error={errors?.client_id} />
    <TextField
      name="client_secret"
      type="password"
      autocomplete="off"
      label={providerForm.client_secret.label}
      hint={children ?? providerForm.client_secret.hint}
      error={errors?.client_secret}
    />
    <Question name="is_on" field={providerForm.is_on} raw={raw?.is_on} error={errors?.is_on} />
    <Button>{button}</Button>
  </form>
)

export type ProvidersPageProps = Sent & {
  frame: Frame
  providers: readonly ProviderShown[]
  /** What the provider has to be told. */
  redirect_uri: string
}

export const ProvidersPage = ({ frame, providers, redirect_uri, raw, errors, refusal }: ProvidersPageProps) => (
  <Office
    frame={frame}
    title="The office’s own sign-in"
    errors={Boolean(errors ?? refusal)}
    head={
      <PageHead
        title="The office’s own sign-in"
        about="Let people sign in as they do elsewhere, such as by NHSmail, by OpenID Connect."
      />
    }
  >
    <ErrorSummary refusal={refusal} errors={errors} />
    <Table
      label="Providers"
      nouns={['provider', 'providers']}
      href="/providers"
      rows={providers}
      empty="There is none. Set one up below."
      columns={[
        { key: 'name', label: 'Name', cell: ({ id, name }) => <a href={`/providers/${id}`}>{name}</a> },
        { key: 'issuer', label: 'Issuer', cell: ({ issuer }) => issuer },
        {
          key: 'is_on',
          label: 'State',
          kind: 'tag',
          cell: ({ is_on }) => <Tag kind={is_on ? 'green' : 'closed'}>{is_on ? 'On' : 'Off'}</Tag>,
        },
        { key: 'linked', label: 'Linked people', kind: 'number', cell: ({ linked }) => thousands(linked ?? 0) },
        { key: 'set', label: 'Set', cell: ({ set_at, set_by }) => `${shortDay(londonDay(set_at))} by ${set_by}` },
      ]}
    />
    <Panel title="Set one up">
      <p>
        Register this program with the provider first, with the redirect address <code>{redirect_uri}</code>. Nobody is
        known by their e-mail address: each person links their own sign-in once, under “Ways in” or when they accept an
        invitation.
      </p>
      <Form action="/providers" button="Set it up" raw={raw ?? { is_on: ['yes'] }} errors={errors} />
    </Panel>
  </Office>
)

export type Trial = { readonly kind: NoticeKind; readonly title: string; readonly words: string }

export type ProviderPageProps = Sent & { frame: Frame; provider: ProviderShown; redirect_uri: string; trial?: Trial }

export const ProviderPage = (props: ProviderPageProps) => {
  const { frame, provider, redirect_uri, trial, raw, errors, refusal } = props
  const { id, name, issuer, client_id, is_on } = provider
  const now = { name: [name], issuer: [issuer], client_id: [client_id], is_on: is_on ? ['yes'] : [] }
  return (
    <Office
      frame={frame}
      title={name}
      errors={Boolean(errors ?? refusal)}
      breadcrumbs={[{ label: 'The office’s own sign-in', href: '/providers' }]}
      head={
        <PageHead
          title={name}
          tags={<Tag kind={is_on ? 'green' : 'closed'}>{is_on ? 'On' : 'Off'}</Tag>}
          actions={<PostButton action={`/providers/${id}/trial`}>Try it</PostButton>}
        />
      }
    >
      <ErrorSummary refusal={refusal} errors={errors} />
      {trial && (
        <Notice kind={trial.kind} title={trial.title}>
          {trial.words}
        </Notice>
      )}
      <Panel title="How it is set up">
        <p>
          The redirect address to tell the provider is <code>{redirect_uri}</code>
        </p>
        <Form action={`/providers/${id}`} button="Change it" raw={raw ?? now} errors={errors}>
          Blank keeps the one there is
        </Form>
      </Panel>
    </Office>
  )
}

const provider: ProviderShown = {
  id: '0' as Id<'identity_provider'>,
  name: 'NHSmail',
  issuer: 'https://login.microsoftonline.example/37c354b2-85b0-47f5-b222-07b48d774ee3/v2.0',
  client_id: '6731de76-14a6-49ae-97bc-6eba6914391e',
  is_on: true,
  set_at: Temporal.Instant.from('2026-11-19T08:55:00Z'),
  set_by: 'Ruth Okafor',
  linked: 14,
}
const redirect_uri = 'https://lmc.example/sign-in/provider'
const shown = { frame: previewFrame, provider, redirect_uri }

export const previews = {
  none: () => <ProvidersPage frame={previewFrame} providers={[]} redirect_uri={redirect_uri} />,
  'one, and a mistake': () => (
    <ProvidersPage
      frame={previewFrame}
      providers={[provider, { ...provider, is_on: false }]}
      redirect_uri={redirect_uri}
      errors={{ issuer: 'Enter issuer' }}
    />
  ),
  one: () => <ProviderPage {...shown} />,
  'tried, and it answers': () => (
    <ProviderPage
      {...shown}
      trial={{ kind: 'good', title: 'It answers.', words: 'It signs people in at https://login.example.' }}
    />
  ),
  'tried, and it doesn’t': () => (
    <ProviderPage {...shown} trial={{ kind: 'danger', title: 'It can’t be used.', words: 'It does not answer.' }} />
  ),
}
