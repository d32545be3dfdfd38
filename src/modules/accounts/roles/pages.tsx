import type { Child } from 'hono/jsx'
import type { ExportColumn } from '../../../platform/exports/columns.ts'
import type { Frame } from '../../../platform/routes.ts'
import { londonDay, shortDay, type Id } from '../../../platform/values.ts'
import { SelectField } from '../../../ui/choices.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { ButtonLink } from '../../../ui/links.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import type { Paged } from '../../../ui/pager.tsx'
import { Table, type Column } from '../../../ui/table.tsx'
import { NotKnown } from '../../../ui/tag.tsx'
import { roleChoices } from './forms.ts'
import type { RoleShown } from './reads.ts'
import { lastDayOf, roleLabel, roleOf, whens, type RolesAsked } from './rules.ts'

/** Columns of a role, wherever roles are listed; a practice's page is the office's to open. */
export const roleColumns = (voice: Frame['voice']): readonly Column<RoleShown>[] => [
  { key: 'role', label: 'Role', cell: ({ role }) => roleLabel(role) },
  {
    key: 'of',
    label: 'Of',
    cell: (held) =>
      held.ods_code && voice === 'office' ? (
        <a href={`/practices/${held.ods_code}`}>{held.practice_name ?? held.ods_code}</a>
      ) : (
        roleOf(held)
      ),
  },
  { key: 'from', label: 'From', kind: 'date', cell: ({ from }) => (from ? shortDay(from) : <NotKnown />) },
  { key: 'last_day', label: 'Last day', kind: 'date', cell: (held) => <LastDay held={held} /> },
  {
    key: 'given',
    label: 'Given',
    cell: ({ given_at, given_by, ended_by }) =>
      `${shortDay(londonDay(given_at))} by ${given_by}${ended_by ? `; ended by ${ended_by}` : ''}`,
  },
]

const LastDay = ({ held }: { held: RoleShown }) => {
  const last_day = lastDayOf(held)
  if (held.never_was) return <>Taken back</>
  return <>{last_day && shortDay(last_day)}</>
}

export const roleFileColumns: readonly ExportColumn<RoleShown>[] = [
  { key: 'name', heading: 'Name', kind: 'text', value: ({ name }) => name },
  { key: 'email', heading: 'E-mail', kind: 'text', value: ({ email }) => email },
  { key: 'role', heading: 'Role', kind: 'text', value: ({ role }) => role },
  { key: 'lmc_name', heading: 'LMC', kind: 'text', value: ({ lmc_name }) => lmc_name },
  { key: 'ods_code', heading: 'Practice’s code', kind: 'text', value: ({ ods_code }) => ods_code },
  { key: 'practice_name', heading: 'Practice', kind: 'text', value: ({ practice_name }) => practice_name },
  { key: 'from', heading: 'First day', kind: 'date', value: ({ from }) => from },
  { key: 'last_day', heading: 'Last day', kind: 'date', value: (held) => lastDayOf(held) },
  { key: 'given_at', heading: 'Given', kind: 'moment', value: ({ given_at }) => given_at },
  { key: 'given_by', heading: 'Given by', kind: 'text', value: ({ given_by }) => given_by },
  { key: 'ended_by', heading: 'Ended by', kind: 'text', value: ({ ended_by }) => ended_by },
]

export type RolesPageProps = {
  frame: Frame
  asked: RolesAsked
  href: string
  rows: readonly RoleShown[]
  paged: Paged
  may_invite: boolean
  /** The form that invites somebody. */
  children?: Child
}

export const RolesPage = ({ frame, asked, href, rows, paged, may_invite, children }: RolesPageProps) => (
  <Office
    frame={frame}
    title="Who holds what"
    head={
      <PageHead
        title="Who holds what"
        about="Every role, whose it is, of what and when. Open somebody to see why they may do something, or to give or end a role."
        actions={
          <>
            <ButtonLink href="/roles/what">What each role may do</ButtonLink>
            {may_invite && <ButtonLink href="/invitations">Open invitations</ButtonLink>}
          </>
        }
      />
    }
  >
    <Table
      label="Roles"
      nouns={['role', 'roles']}
      href={href}
      rows={rows}
      paged={paged}
      has_exports
      is_filtered={href !== '/roles'}
      empty="Nobody holds such a role. Clear the filters to see everybody."
      filters={
        <>
          <TextField name="q" type="search" label="Person" width="medium" value={asked.q} />
          <SelectField name="held" label="Role" none="Any" value={asked.role} options={roleChoices} />
          <SelectField
            name="lmc"
            label="Of"
            none="Anything"
            value={asked.lmc}
            options={[
              { value: 'office', label: 'The whole office' },
              ...frame.lmcs.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <SelectField
            name="when"
            label="When"
            value={asked.when}
            options={Object.entries(whens).map(([value, label]) => ({ value, label }))}
          />
        </>
      }
      columns={[
        {
          key: 'name',
          label: 'Person',
          cell: ({ account_id, name }) => <a href={`/roles/${account_id}`}>{name}</a>,
        },
        ...roleColumns(frame.voice),
      ]}
    />
    {children}
  </Office>
)

export const roleShown: RoleShown = {
  id: '0' as Id<'role_held'>,
  account_id: '0' as Id<'account'>,
  name: 'Callum Reid',
  email: 'callum.reid@wealdshire.example',
  role: 'communications_staff',
  lmc_id: null,
  lmc_name: null,
  practice_id: null,
  practice_name: null,
  ods_code: null,
  office_name: 'Wealdshire and Saltmarsh LMCs',
  given_by: 'Ruth Okafor',
  given_at: Temporal.Instant.from('2026-11-19T08:55:00Z'),
  ended_by: null,
  from: Temporal.PlainDate.from('2026-11-19'),
  until: null,
  never_was: false,
}
const atPractice: RoleShown = {
  ...roleShown,
  name: 'Dr Oluwaseun Adebayo-Featherstonehaugh of the Saltmarsh and Wealdbridge Partnership',
  role: 'practice_administrator',
  lmc_name: 'Wealdshire LMC',
  practice_name: 'The Old Station Surgery and Wealdbridge Health Centre Partnership',
  ods_code: 'C82001',
  until: Temporal.PlainDate.from('2027-01-01'),
  ended_by: 'Ruth Okafor',
}
const asked: RolesAsked = { q: '', role: '', lmc: '', when: 'now', page: 1 }
const shown = { frame: previewFrame, asked, href: '/roles', may_invite: true }

export const previews = {
  none: () => <RolesPage {...shown} rows={[]} paged={{ number: 1, size: 50, total: 0 }} />,
  some: () => (
    <RolesPage
      {...shown}
      rows={[roleShown, atPractice, { ...roleShown, never_was: true }]}
      paged={{ number: 1, size: 50, total: 3 }}
    />
  ),
}
