import type { Child } from 'hono/jsx'
import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { londonDay, shortDay, type Id } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Questions } from '../../../ui/form.tsx'
import { PlainPage } from '../../../ui/layout.tsx'
import { Button, ButtonLink, EmailAddress, PostButton } from '../../../ui/links.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Notice, type FlashMessage } from '../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table, type Column } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { LmcChoice } from '../roles/forms.ts'
import { roleInWords } from '../roles/rules.ts'
import { invitingForm, type InvitingForm } from './forms.ts'
import type { Invitation } from './reads.ts'

type InviteFormProps = { raw?: RawOf<InvitingForm> | undefined; errors?: ErrorsOf<InvitingForm> | undefined }

export const InviteForm = ({ lmcs, raw, errors }: InviteFormProps & { lmcs: readonly LmcChoice[] }) => (
  <form method="post" action="/invitations" novalidate>
    <Questions form={invitingForm(lmcs)} raw={raw} errors={errors} />
    <Button>Send the invitation</Button>
  </form>
)

const changing: Column<Invitation> = {
  key: 'again',
  label: 'Change',
  kind: 'action',
  cell: ({ id, name }) => (
    <>
      <PostButton action={`/invitations/${id}/sending`}>
        Send again<span class="unseen"> to {name}</span>
      </PostButton>
      <PostButton action={`/invitations/${id}/withdrawal`}>
        Withdraw<span class="unseen"> {name}’s</span>
      </PostButton>
    </>
  ),
}

type InvitationsTableProps = Pick<InvitationsPageProps, 'invitations' | 'now'> & { may_change: boolean; href: string }

/** Those who were invited and haven't answered, wherever they are listed. */
export const InvitationsTable = ({ invitations, may_change, now, href }: InvitationsTableProps) => (
  <Table
    label="Open invitations"
    nouns={['open invitation', 'open invitations']}
    href={href}
    rows={invitations}
    empty="Nobody is waited for."
    columns={[
      { key: 'name', label: 'Person', cell: ({ name }) => name },
      {
        key: 'expires',
        label: 'Works until',
        kind: 'tag',
        cell: ({ expires_at }) =>
          Temporal.Instant.compare(expires_at, now) > 0 ? (
            shortDay(londonDay(expires_at))
          ) : (
            <Tag kind="closed">Ran out</Tag>
          ),
      },
      ...(may_change ? [changing] : []),
      { key: 'role', label: 'Invited to be', cell: (invitation) => roleInWords(invitation) },
      { key: 'email', label: 'E-mail', cell: ({ email }) => <EmailAddress email={email} /> },
      {
        key: 'made',
        label: 'Invited',
        is_roomy: true,
        cell: ({ made_at, made_by }) => `${shortDay(londonDay(made_at))} by ${made_by}`,
      },
    ]}
  />
)

type InvitationsPageProps = InviteFormProps & {
  frame: Frame
  invitations: readonly Invitation[]
  now: Temporal.Instant
  refusal?: string
  flash?: FlashMessage
}

export const InvitationsPage = ({ frame, invitations, now, refusal, flash, raw, errors }: InvitationsPageProps) => (
  <Office
    frame={frame}
    title="Invitations"
    flash={flash}
    errors={Boolean(errors ?? refusal)}
    breadcrumbs={[{ label: 'Who holds what', href: '/roles' }]}
    head={<PageHead title="Invitations" about="Each is a link by e-mail. It works once, within 14 days." />}
  >
    <ErrorSummary refusal={refusal} errors={errors} />
    <InvitationsTable invitations={invitations} may_change now={now} href="/invitations" />
    <Panel title="Invite somebody">
      <InviteForm lmcs={frame.lmcs} raw={raw} errors={errors} />
    </Panel>
  </Office>
)

const Door = ({ name, children }: { name: string; children: Child }) => (
  <PlainPage title="Your invitation" lmc_name={name} hue={200} service_name="Sign in">
    {children}
  </PlainPage>
)

type AcceptPageProps = {
  invitation: Pick<Invitation, 'name' | 'email' | 'role' | 'lmc_name' | 'practice_name' | 'office_name' | 'made_by'>
  action: string
  /** Who is signed in at this browser, where it is somebody else. */
  signed_in?: { readonly name: string; readonly email: string }
  /** The office's own ways to sign in. */
  providers: readonly { readonly name: string; readonly href: string }[]
}

/** One button, because programs that look through mail for harm open every link in it. */
export const AcceptPage = ({ invitation, action, signed_in, providers }: AcceptPageProps) => (
  <Door name={invitation.office_name}>
    <h1>{invitation.made_by} invites you</h1>
    <p>
      To be <strong>{roleInWords(invitation)}</strong>. This invitation is {invitation.name}’s, at{' '}
      <strong>{invitation.email}</strong>.
    </p>
    {signed_in && (
      <Notice kind="warning" title={`You are signed in as ${signed_in.name} (${signed_in.email}).`}>
        Accepting signs you out, and in as {invitation.email}. Don’t go on if that isn’t you.
      </Notice>
    )}
    <form method="post" action={action}>
      <Button>Accept and sign in</Button>
    </form>
    {providers.map(({ name, href }) => (
      <p>
        <ButtonLink href={href}>Accept with {name}</ButtonLink>
      </p>
    ))}
  </Door>
)

export const SpentInvitationPage = ({ name }: { name: string }) => (
  <Door name={name}>
    <h1>This invitation doesn’t work any more</h1>
    <p>
      It was accepted or withdrawn, a newer one was sent, or it is more than 14 days old. If you accepted it, sign in;
      otherwise ask whoever invited you to send it again.
    </p>
    <p>
      <ButtonLink href="/sign-in">Sign in</ButtonLink>
    </p>
  </Door>
)

const now = Temporal.Instant.from('2026-11-19T08:55:00Z')
export const previewInvitation: Invitation = {
  id: '0' as Id<'invitation'>,
  office_id: '0' as Id<'office'>,
  lmc_id: null,
  practice_id: null,
  email: 'amina.yusuf@wealdshire.example',
  name: 'Amina Yusuf',
  role: 'practice_staff',
  role_until: null,
  made_at: now.subtract({ hours: 48 }),
  made_by: 'Jo Bright',
  expires_at: now.add({ hours: 288 }),
  accepted_at: null,
  withdrawn_at: null,
  office_name: 'Wealdshire and Saltmarsh LMCs',
  lmc_name: 'Wealdshire LMC',
  practice_name: 'Elm Surgery',
  ods_code: 'C82001',
}
const accepting = { invitation: previewInvitation, action: '/invitations/4mP1nT0' }

export const previews = {
  none: () => <InvitationsPage frame={previewFrame} invitations={[]} now={now} />,
  'some, and a refusal': () => (
    <InvitationsPage
      frame={previewFrame}
      invitations={[previewInvitation, { ...previewInvitation, expires_at: now }]}
      now={now}
      refusal="They are invited to this already. Send that invitation again instead."
    />
  ),
  accepting: () => <AcceptPage {...accepting} providers={[{ name: 'NHSmail', href: '/sign-in/providers/0' }]} />,
  'accepting as somebody else': () => (
    <AcceptPage
      {...accepting}
      providers={[]}
      signed_in={{ name: 'Tom Field', email: 'tom.field@wealdshire.example' }}
    />
  ),
  spent: () => <SpentInvitationPage name="Wealdshire and Saltmarsh LMCs" />,
}
