import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { londonDay, plainDay } from '../../../platform/values.ts'
import { Anybody } from '../../../ui/anybody.tsx'
import { SelectField } from '../../../ui/choices.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { Questions } from '../../../ui/form.tsx'
import { Button, EmailAddress } from '../../../ui/links.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Notice, type FlashMessage } from '../../../ui/notice.tsx'
import { previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table } from '../../../ui/table.tsx'
import { givingForm, type GivingForm } from '../roles/forms.ts'
import { roleColumns, roleShown } from '../roles/pages.tsx'
import type { RoleShown } from '../roles/reads.ts'
import { roleInWords } from '../roles/rules.ts'
import { mayChoices, type WhyAsked } from './forms.ts'
import { mayWords, reasonFor, type Reason } from './rules.ts'

export type Why = WhyAsked & { readonly reasons: readonly Reason<RoleShown>[] }

const Because = ({ name, reason }: { name: string; reason: Reason<RoleShown> }) =>
  reason.because.length > 0 ? (
    <p>
      {name} may {mayWords(reason.permission)}, being{' '}
      {reason.because
        .map((held) => `${roleInWords(held)} (given by ${held.given_by} on ${plainDay(londonDay(held.given_at))})`)
        .join(' and ')}
      .
    </p>
  ) : (
    <p>
      {name} may not {mayWords(reason.permission)}. {reason.would.length > 0 && `Who may: ${reason.would.join(', ')}.`}
    </p>
  )

const WhyPanel = ({ name, action, why }: { name: string; action: string; why: Why }) => (
  <Panel title={`Why may ${name} …?`}>
    <form method="get" action={action}>
      <SelectField name="may" label="Do what" none="Select" value={why.may} options={mayChoices} />
      <TextField name="at" label="Or open which page" hint="Its address, such as /practices" value={why.at} />
      <Button kind="second">Say why</Button>
    </form>
    {(why.may || why.at) && (
      <Notice>
        {why.reasons.map((reason) =>
          reason.permission === 'public' ? <p>Anybody at all may.</p> : <Because name={name} reason={reason} />,
        )}
        {why.reasons.length === 0 && <p>There is no such page. Copy its address from the browser.</p>}
      </Notice>
    )}
  </Panel>
)

export type HolderPageProps = {
  frame: Frame
  /** Where this page is. */
  at: string
  name: string
  email: string
  is_own: boolean
  may_give: boolean
  /** Which of the roles whoever looks may end. */
  endable: ReadonlySet<string>
  roles: readonly RoleShown[]
  why: Why
  raw?: RawOf<GivingForm>
  errors?: ErrorsOf<GivingForm>
  refusal?: string
  flash?: FlashMessage
}

export const HolderPage = (props: HolderPageProps) => {
  const { frame, at, name, email, is_own, may_give, endable, roles, why, raw, errors, refusal, flash } = props
  return (
    <Anybody
      frame={frame}
      title={is_own ? 'What you may do' : name}
      flash={flash}
      errors={Boolean(errors ?? refusal)}
      {...(!is_own && { breadcrumbs: [{ label: 'Who holds what', href: '/roles' }] })}
      head={
        <PageHead
          title={is_own ? 'What you may do' : name}
          about={
            <>
              <EmailAddress email={email} /> · <a href="/roles/what">What each role may do</a>
            </>
          }
        />
      }
    >
      <ErrorSummary refusal={refusal} errors={errors} />
      <Table
        label="Roles"
        nouns={['role', 'roles']}
        href={at}
        rows={roles}
        empty="No role, now or before."
        columns={[
          ...roleColumns(frame.voice),
          ...(endable.size > 0
            ? [
                {
                  key: 'end',
                  label: 'End',
                  kind: 'action' as const,
                  cell: (held: RoleShown) =>
                    endable.has(held.id) && (
                      <a href={`/roles/held/${held.id}/ending`}>
                        End<span class="unseen"> {roleInWords(held)}</span>
                      </a>
                    ),
                },
              ]
            : []),
        ]}
      />
      <WhyPanel name={name} action={at} why={why} />
      {may_give && (
        <Panel title="Give a role">
          <form method="post" action={at} novalidate>
            <Questions form={givingForm(frame.lmcs)} raw={raw} errors={errors} />
            <Button>Give the role</Button>
          </form>
        </Panel>
      )}
    </Anybody>
  )
}

const shown = {
  frame: previewFrame,
  at: '/roles/0',
  name: 'Callum Reid',
  email: 'callum.reid@wealdshire.example',
  is_own: false,
  may_give: true,
  endable: new Set(['0']),
  roles: [roleShown],
}
const nothing = { may: '', at: '', reasons: [] }

export const previews = {
  'with a role': () => <HolderPage {...shown} why={nothing} />,
  'and why': () => (
    <HolderPage
      {...shown}
      why={{
        may: '',
        at: '/record',
        reasons: [reasonFor('desk.read_record', [roleShown]), reasonFor('desk.read_mail', [roleShown])],
      }}
      refusal="They hold this role then already. End that one first, or choose other days."
    />
  ),
  'one’s own': () => (
    <HolderPage
      {...shown}
      is_own
      may_give={false}
      endable={new Set()}
      roles={[]}
      why={{ ...nothing, at: '/nowhere' }}
    />
  ),
}
