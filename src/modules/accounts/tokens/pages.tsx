import type { Child } from 'hono/jsx'
import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { londonDay, londonTime, shortDay, type Id } from '../../../platform/values.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Questions } from '../../../ui/form.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { Button, ButtonLink } from '../../../ui/links.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { tokenForm, type TokenForm } from './forms.ts'
import type { TokenHeld } from './reads.ts'
import { readableInWords } from './rules.ts'

const Page = (props: { frame: Frame; title: string; errors?: boolean; children: Child }) => (
  <Office
    title={props.title}
    frame={props.frame}
    errors={props.errors}
    {...(props.title !== 'API tokens' && { breadcrumbs: [{ label: 'API tokens', href: '/tokens' }] })}
  >
    {props.children}
  </Office>
)

type TokensPageProps = {
  frame: Frame
  tokens: readonly TokenHeld[]
  raw?: RawOf<TokenForm>
  errors?: ErrorsOf<TokenForm>
  refusal?: string
}

export const TokensPage = ({ frame, tokens, raw, errors, refusal }: TokensPageProps) => {
  const form = tokenForm(frame.lmcs)
  const lmcNames = (ids: readonly Id<'lmc'>[]) =>
    frame.lmcs
      .filter(({ id }) => ids.includes(id))
      .map(({ short_name }) => short_name)
      .join(', ')
  const only_lmc = frame.lmcs.length === 1 ? { lmc_ids: frame.lmcs.map(({ id }) => id) } : undefined
  return (
    <Page frame={frame} title="API tokens" errors={errors !== undefined || refusal !== undefined}>
      <ErrorSummary errors={errors} refusal={refusal} />
      <PageHead title="API tokens" about="A token lets another program read your register. It can change nothing." />
      <Table
        label="Tokens"
        nouns={['token', 'tokens']}
        href="/tokens"
        rows={tokens}
        empty="No program has a token."
        columns={[
          {
            key: 'name',
            label: 'Name',
            cell: ({ name, revoked_at }) => (
              <>
                {name} {revoked_at && <Tag kind="closed">Revoked {shortDay(londonDay(revoked_at))}</Tag>}
              </>
            ),
          },
          { key: 'lmcs', label: 'LMCs', cell: ({ lmc_ids }) => lmcNames(lmc_ids) },
          { key: 'permissions', label: 'Reads', cell: ({ permissions }) => readableInWords(permissions) },
          {
            key: 'made',
            label: 'Made',
            cell: ({ made_at, made_by }) => `${shortDay(londonDay(made_at))} by ${made_by}`,
          },
          {
            key: 'used',
            label: 'Last used',
            cell: ({ last_used_at }) => (last_used_at ? londonTime(last_used_at) : 'Never'),
          },
          {
            key: 'revoke',
            label: 'Revoke',
            kind: 'action',
            cell: ({ id, name, revoked_at }) =>
              revoked_at === null && (
                <a href={`/tokens/${id}/revocation`}>
                  Revoke<span class="unseen"> {name}</span>
                </a>
              ),
          },
        ]}
      />
      <Panel title="Make a token">
        <form method="post" action="/tokens" novalidate>
          <Questions form={form} raw={raw ?? only_lmc} errors={errors} />
          <Button>Make the token</Button>
        </form>
      </Panel>
    </Page>
  )
}

export const NewTokenPage = ({ frame, name, secret }: { frame: Frame; name: string; secret: string }) => (
  <Page frame={frame} title="Copy the token now">
    <PageHead title="Copy the token now" about={`For ${name}`} />
    <Notice kind="warning" title="It is shown only once.">
      We keep nothing it could be found again by. If it is lost, revoke it and make another.
    </Notice>
    <p>
      <code>{secret}</code>
    </p>
    <p>The program sends it with each request, in a header:</p>
    <pre>Authorization: Bearer {secret}</pre>
    <p>
      <ButtonLink kind="main" href="/tokens">
        I have copied it
      </ButtonLink>
    </p>
  </Page>
)

export const RevokeTokenPage = ({ frame, id, name }: { frame: Frame; id: string; name: string }) => (
  <Page frame={frame} title={`Revoke ${name}`}>
    <Confirm
      action={`/tokens/${id}/revocation`}
      question={`Revoke the token “${name}”?`}
      consequences={[
        'The program that uses it can read nothing from the next moment.',
        'It can’t be brought back. You can make another.',
      ]}
      button="Revoke the token"
      cancel_href="/tokens"
      is_danger
    />
  </Page>
)

const lmcs = (['Wealdshire', 'Saltmarsh'] as const).map((short_name) => ({
  id: short_name as string as Id<'lmc'>,
  name: `${short_name} LMC`,
  short_name,
}))
const frame: Frame = { ...previewFrame, lmcs }
const token: TokenHeld = {
  id: '1' as string as Id<'api_token'>,
  name: 'List size dashboard',
  lmc_ids: lmcs.map(({ id }) => id),
  permissions: ['register.read_practices', 'register.read_list_sizes'],
  made_at: Temporal.Instant.from('2026-10-02T09:00:00Z'),
  made_by: 'Ruth Okafor',
  last_used_at: Temporal.Instant.from('2026-11-19T08:55:00Z'),
  revoked_at: null,
}
const spent: TokenHeld = {
  ...token,
  name: 'Spreadsheet of the deputy secretary’s',
  last_used_at: null,
  revoked_at: token.made_at,
}

export const previews = {
  none: () => <TokensPage frame={frame} tokens={[]} />,
  'one works, one is revoked': () => <TokensPage frame={frame} tokens={[token, spent]} />,
  mistaken: () => (
    <TokensPage
      frame={frame}
      tokens={[token]}
      raw={{ name: [''], lmc_ids: ['Saltmarsh'] }}
      errors={{ name: 'Enter the program’s name', permissions: 'Select at least one of the parts it may read' }}
    />
  ),
  'made, shown once': () => (
    <NewTokenPage frame={frame} name="List size dashboard" secret="openlmc_qX0Vg3b1n5cY2m7Rk9sT4uW6zA8eB0dF" />
  ),
  revoking: () => <RevokeTokenPage frame={frame} id="1" name="List size dashboard" />,
}
