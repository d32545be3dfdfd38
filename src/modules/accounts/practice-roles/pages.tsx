import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { shortDay } from '../../../platform/values.ts'
import { Anybody } from '../../../ui/anybody.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Questions } from '../../../ui/form.tsx'
import { Button, ButtonLink, EmailAddress } from '../../../ui/links.tsx'
import { Panel, WorkList } from '../../../ui/lists.tsx'
import type { FlashMessage } from '../../../ui/notice.tsx'
import { previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table } from '../../../ui/table.tsx'
import { colleagueForm } from '../invitations/forms.ts'
import { InvitationsTable, previewInvitation } from '../invitations/pages.tsx'
import type { Invitation } from '../invitations/reads.ts'
import { roleShown } from '../roles/pages.tsx'
import type { RoleShown } from '../roles/reads.ts'
import { lastDayOf, roleLabel } from '../roles/rules.ts'

export type PracticeRolesPageProps = {
  frame: Frame
  practice: { readonly name: string; readonly ods_code: string }
  roles: readonly RoleShown[]
  /** Which of them whoever looks may end. */
  endable: ReadonlySet<string>
  invitations: readonly Invitation[]
  /** Whoever acts for the practice looks, and leaves it to the practice. */
  may_change: boolean
  now: Temporal.Instant
  raw?: RawOf<typeof colleagueForm>
  errors?: ErrorsOf<typeof colleagueForm>
  refusal?: string
  flash?: FlashMessage
}

/** Who signs in for a practice, for whoever runs it. */
export const PracticeRolesPage = (props: PracticeRolesPageProps) => {
  const { frame, practice, roles, endable, invitations, may_change, now, raw, errors, refusal, flash } = props
  const at = `/practices/${practice.ods_code}/roles`
  return (
    <Anybody
      frame={frame}
      title="Who signs in for the practice"
      flash={flash}
      errors={Boolean(errors ?? refusal)}
      {...(frame.voice === 'office' && {
        breadcrumbs: [{ label: practice.name, href: `/practices/${practice.ods_code}` }],
      })}
      head={
        <PageHead
          kind={practice.name}
          title="Who signs in for the practice"
          actions={<ButtonLink href={`/practices/${practice.ods_code}/actings`}>Who acted for the practice</ButtonLink>}
        />
      }
    >
      <ErrorSummary refusal={refusal} errors={errors} />
      <Table
        label="People who sign in"
        nouns={['person', 'people']}
        href={at}
        rows={roles}
        empty="Nobody signs in for the practice."
        columns={[
          { key: 'name', label: 'Person', cell: ({ name }) => name },
          {
            key: 'role',
            label: 'Role',
            cell: (held) => {
              const last_day = lastDayOf(held)
              return `${roleLabel(held.role)}${last_day ? ` until ${shortDay(last_day)}` : ''}`
            },
          },
          ...(endable.size > 0
            ? [
                {
                  key: 'end',
                  label: 'End',
                  kind: 'action' as const,
                  cell: ({ id, name }: RoleShown) =>
                    endable.has(id) && (
                      <a href={`/roles/held/${id}/ending`}>
                        End<span class="unseen"> {name}’s</span>
                      </a>
                    ),
                },
              ]
            : []),
          { key: 'email', label: 'E-mail', cell: ({ email }) => <EmailAddress email={email} /> },
        ]}
      />
      {invitations.length > 0 && (
        <InvitationsTable invitations={invitations} may_change={may_change} now={now} href={at} />
      )}
      {may_change ? (
        <Panel title="Invite a colleague">
          <p>They answer for the practice as you do, and can’t invite others.</p>
          <form method="post" action={`/practices/${practice.ods_code}/invitations`} novalidate>
            <Questions form={colleagueForm} raw={raw} errors={errors} />
            <Button>Send the invitation</Button>
          </form>
        </Panel>
      ) : (
        <p>You act for the practice. Who signs in for it is for its own people to say.</p>
      )}
    </Anybody>
  )
}

type OwnPracticesPageProps = {
  frame: Frame
  practices: readonly { readonly name: string | null; readonly ods_code: string | null }[]
}

/** For whoever runs several practices. */
export const OwnPracticesPage = ({ frame, practices }: OwnPracticesPageProps) => (
  <Anybody frame={frame} title="Choose a practice" head={<PageHead title="Who signs in for which practice?" />}>
    <WorkList
      items={practices.map(({ name, ods_code }) => ({
        href: `/practices/${ods_code}/roles`,
        title: name ?? ods_code ?? '',
        note: ods_code,
      }))}
      empty="Your sign-in isn’t tied to a practice. Ask the office to put it right."
    />
  </Anybody>
)

const elm = { name: 'Elm Surgery', ods_code: 'C82001' }
const nobody = {
  frame: previewFrame,
  practice: elm,
  now: previewInvitation.made_at,
  endable: new Set<string>(),
  may_change: true,
}

export const previews = {
  'which practice': () => (
    <OwnPracticesPage frame={previewFrame} practices={[elm, { ...elm, name: 'Beacon Surgery' }]} />
  ),
  nobody: () => <PracticeRolesPage {...nobody} roles={[]} invitations={[]} />,
  'some, and a mistake': () => (
    <PracticeRolesPage
      {...nobody}
      frame={{ ...previewFrame, voice: 'plain' }}
      roles={[{ ...roleShown, role: 'practice_staff' }]}
      endable={new Set([roleShown.id])}
      invitations={[previewInvitation]}
      errors={{ email: 'Enter an e-mail address' }}
    />
  ),
  'acting for it': () => (
    <PracticeRolesPage
      {...nobody}
      frame={{ ...previewFrame, voice: 'plain' }}
      roles={[{ ...roleShown, role: 'practice_staff' }]}
      invitations={[previewInvitation]}
      may_change={false}
    />
  ),
}
