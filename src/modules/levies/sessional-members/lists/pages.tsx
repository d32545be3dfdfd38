import type { Frame } from '../../../../platform/routes.ts'
import { isDuring, poundsOf, shortDay, type Id } from '../../../../platform/values.ts'
import { TextField } from '../../../../ui/fields.tsx'
import { Button } from '../../../../ui/links.tsx'
import { Panel, WorkList } from '../../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { Table, type Column } from '../../../../ui/table.tsx'
import { Tag } from '../../../../ui/tag.tsx'
import { LevyTabs } from '../../tabs/pages.tsx'
import type { Member, PersonFound } from '../reads.ts'

type MembersPageProps = {
  frame: Frame
  may_keep: boolean
  today: Temporal.PlainDate
  members: readonly Member[]
  /** The name that was looked for, and who has it. */
  q: string
  people: readonly PersonFound[]
}

const StateOf = ({ member, today }: { member: Member; today: Temporal.PlainDate }) => {
  if (!isDuring(member.during, today)) return <Tag kind="closed">Not now</Tag>
  const { paid_until } = member
  const is_paid = paid_until !== null && Temporal.PlainDate.compare(today, paid_until) <= 0
  return <Tag kind={is_paid ? 'done' : 'waiting'}>{is_paid ? 'Paid' : 'To be paid'}</Tag>
}

const columns = (today: Temporal.PlainDate): readonly Column<Member>[] => [
  { key: 'name', label: 'Doctor', cell: ({ id, name }) => <a href={`/levies/sessional/${id}`}>{name}</a> },
  { key: 'lmc_name', label: 'Pays', cell: ({ lmc_name }) => lmc_name },
  { key: 'fee_pence', label: 'Fee a year', kind: 'money', cell: ({ fee_pence }) => poundsOf(fee_pence) },
  { key: 'from', label: 'From', kind: 'date', cell: ({ during: { from } }) => (from ? shortDay(from) : '') },
  {
    key: 'paid_until',
    label: 'Paid until',
    kind: 'date',
    cell: ({ paid_until }) => (paid_until ? shortDay(paid_until) : 'Never'),
  },
  { key: 'state', label: 'State', kind: 'tag', cell: (member) => <StateOf member={member} today={today} /> },
]

export const MembersPage = ({ frame, may_keep, today, members, q, people }: MembersPageProps) => (
  <Office
    frame={frame}
    title="Sessional doctors"
    head={
      <PageHead
        title="Sessional doctors"
        about="Locums and salaried doctors who pay an LMC a flat fee of their own. Whoever works in a practice is covered by its levy."
      />
    }
  >
    <LevyTabs at="/levies/sessional" />
    <Table
      label="Sessional doctors"
      nouns={['doctor', 'doctors']}
      href="/levies/sessional"
      rows={members}
      empty="No sessional doctor pays a fee of their own."
      columns={columns(today)}
    />
    {may_keep && (
      <Panel title="Add somebody">
        <form method="get" action="/levies/sessional" class="filters" role="search" aria-label="Look for a person">
          <TextField name="q" label="Their name" type="search" width="medium" value={q} />
          <Button kind="second">Look</Button>
        </form>
        {q !== '' && (
          <WorkList
            empty="Nobody of your LMCs has that name. Add them to the people first."
            items={people.map(({ person_id, name }) => ({
              href: `/levies/sessional/people/${person_id}`,
              title: name,
            }))}
          />
        )}
      </Panel>
    )}
  </Office>
)

export const previewMember: Member = {
  id: '0' as Id<'sessional_member'>,
  lmc_id: '0' as Id<'lmc'>,
  lmc_name: 'Wealdshire LMC',
  person_id: '0' as Id<'person'>,
  name: 'Dr Bartholomew Featherstonehaugh-Cholmondeley',
  fee_pence: 4_000,
  during: { from: Temporal.PlainDate.from('2026-04-01'), until: null },
  paid_until: Temporal.PlainDate.from('2027-03-31'),
}
const whole = { frame: previewFrame, may_keep: true, today: Temporal.PlainDate.from('2026-11-19'), q: '', people: [] }
const person = { person_id: '0' as Id<'person'>, name: 'Sam Lee' }

export const previews = {
  none: () => <MembersPage {...whole} members={[]} />,
  some: () => (
    <MembersPage
      {...whole}
      q="lee"
      people={[person]}
      members={[previewMember, { ...previewMember, name: 'Sam Lee', paid_until: null }]}
    />
  ),
}
