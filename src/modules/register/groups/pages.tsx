import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { isDuring, plainDay, shortDay, thousands, type Id } from '../../../platform/values.ts'
import { SelectField } from '../../../ui/choices.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Question } from '../../../ui/form.tsx'
import { Button, Hidden, PostButton } from '../../../ui/links.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table } from '../../../ui/table.tsx'
import { endForm, groupForm, membershipForm } from './forms.ts'
import type { Group, Membership } from './reads.ts'
import { groupKinds } from './rules.ts'

type MembershipsProps = {
  ods_code: string
  held: readonly Membership[]
  open: readonly { readonly id: Id<'practice_group'>; readonly name: string }[]
  may_change: boolean
  raw?: RawOf<typeof membershipForm>
  errors?: ErrorsOf<typeof membershipForm>
}

/** The groups a practice belongs to, on the practice's page. */
export const Memberships = ({ ods_code, held, open, may_change, raw, errors }: MembershipsProps) => (
  <Panel title="Groups and tags">
    {held.length === 0 && <p class="empty">In no group.</p>}
    <ul class="plain-list">
      {held.map(({ group_id, name, kind, during }) => (
        <li>
          <a href={`/areas/group/${group_id}`}>{name}</a>{' '}
          <span class="note">
            {groupKinds[kind]}
            {during.from && ` since ${shortDay(during.from)}`}
            {during.until && ` until ${shortDay(during.until)}`}
          </span>
          {may_change && (
            <PostButton action={`/practices/${ods_code}/memberships/${group_id}/ending`}>
              Leave<span class="unseen"> {name}</span>
            </PostButton>
          )}
        </li>
      ))}
    </ul>
    {may_change && open.length > 0 && (
      <form method="post" action={`/practices/${ods_code}/memberships`} novalidate>
        <SelectField
          name="group_id"
          label="Add to"
          none="Select a group"
          value={raw?.group_id?.[0]}
          error={errors?.group_id}
          options={open.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Question name="from" field={membershipForm.from} raw={raw?.from} error={errors?.from} />
        <Button kind="second">Add</Button>
      </form>
    )}
    {may_change && open.length === 0 && (
      <p class="note">
        <a href="/groups">Make a group</a> to add this practice to it.
      </p>
    )}
  </Panel>
)

export type GroupsPageProps = {
  frame: Frame
  on: Temporal.PlainDate
  groups: readonly Group[]
  may_change: boolean
  raw?: RawOf<typeof groupForm>
  errors?: ErrorsOf<typeof groupForm>
  refusal?: string
}

export const GroupsPage = ({ frame, on, groups, may_change, raw, errors, refusal }: GroupsPageProps) => (
  <Office
    frame={frame}
    title="Groups"
    errors={Boolean(errors ?? refusal)}
    breadcrumbs={[{ label: 'Areas', href: '/areas' }]}
    head={<PageHead title="Groups" about="Federations, localities and tags of the office’s own." />}
  >
    <ErrorSummary refusal={refusal} errors={errors} />
    <Table
      label="Groups"
      nouns={['group', 'groups']}
      href="/groups"
      rows={groups}
      empty="There is no group yet. Make one below."
      columns={[
        { key: 'name', label: 'Group', cell: ({ id, name }) => <a href={`/areas/group/${id}`}>{name}</a> },
        { key: 'kind', label: 'Kind', cell: ({ kind }) => groupKinds[kind] },
        { key: 'lmc_name', label: 'LMC', cell: ({ lmc_name }) => lmc_name },
        { key: 'members', label: 'Practices', kind: 'number', cell: ({ members }) => thousands(members) },
        { key: 'from', label: 'From', kind: 'date', cell: ({ during }) => during.from && shortDay(during.from) },
        {
          key: 'end',
          label: 'Until',
          kind: 'action',
          cell: ({ id, name, during }) =>
            during.until ? (
              shortDay(during.until)
            ) : may_change && isDuring(during, on) ? (
              <a href={`/groups/${id}/ending`}>
                End<span class="unseen"> {name}</span>
              </a>
            ) : null,
        },
      ]}
    />
    {may_change && frame.lmcs.length > 0 && (
      <Panel title="Make a group">
        <form method="post" action="/groups" novalidate>
          {frame.lmcs.length > 1 ? (
            <SelectField
              name="lmc_id"
              label="LMC"
              value={raw?.lmc_id?.[0]}
              error={errors?.lmc_id}
              options={frame.lmcs.map(({ id, name }) => ({ value: id, label: name }))}
            />
          ) : (
            <Hidden values={{ lmc_id: frame.lmcs[0]?.id ?? '' }} />
          )}
          <Question name="name" field={groupForm.name} raw={raw?.name} error={errors?.name} />
          <Question name="kind" field={groupForm.kind} raw={raw?.kind} error={errors?.kind} />
          <Question name="from" field={groupForm.from} raw={raw?.from} error={errors?.from} />
          <Button>Make the group</Button>
        </form>
      </Panel>
    )}
  </Office>
)

type EndGroupPageProps = {
  frame: Frame
  group: Omit<Group, 'members'>
  raw?: RawOf<typeof endForm>
  errors?: ErrorsOf<typeof endForm>
  refusal?: string
}

export const EndGroupPage = ({ frame, group, raw, errors, refusal }: EndGroupPageProps) => (
  <Office
    frame={frame}
    title={`End ${group.name}`}
    errors={Boolean(errors ?? refusal)}
    breadcrumbs={[{ label: 'Groups', href: '/groups' }]}
  >
    <form method="post" action={`/groups/${group.id}/ending`} class="confirm" novalidate>
      <ErrorSummary refusal={refusal} errors={errors} />
      <h1>End {group.name}?</h1>
      <ul>
        <li>Every practice leaves it on the same day.</li>
        <li>
          What was so before that day stays as it was{group.during.from && `, since ${plainDay(group.during.from)}`}.
        </li>
      </ul>
      <Question name="until" field={endForm.until} raw={raw?.until} error={errors?.until} />
      <p class="button-row">
        <Button kind="danger">End the group</Button>
        <a href="/groups">Cancel</a>
      </p>
    </form>
  </Office>
)

const group: Group = {
  id: '0' as Id<'practice_group'>,
  lmc_id: '0' as Id<'lmc'>,
  lmc_name: 'Wealdshire',
  kind: 'federation',
  name: 'Weald Federation',
  during: { from: Temporal.PlainDate.from('2025-04-01'), until: null },
  members: 41,
}
const seen = {
  frame: { ...previewFrame, lmcs: [{ id: '0' as Id<'lmc'>, name: 'Wealdshire LMC', short_name: 'Wealdshire' }] },
  on: Temporal.PlainDate.from('2026-11-21'),
  may_change: true,
}

export const previews = {
  none: () => <GroupsPage {...seen} groups={[]} />,
  'one, and a mistake': () => (
    <GroupsPage {...seen} groups={[group]} errors={{ name: 'Enter name' }} raw={{ name: [''] }} />
  ),
  ending: () => (
    <EndGroupPage frame={previewFrame} group={group} refusal="The group began after that day. Choose a later one." />
  ),
}
