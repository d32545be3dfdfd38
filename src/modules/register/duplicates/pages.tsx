import type { Frame } from '../../../platform/routes.ts'
import type { Id } from '../../../platform/values.ts'
import { TextField } from '../../../ui/fields.tsx'
import { Button, PostButton } from '../../../ui/links.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table } from '../../../ui/table.tsx'
import { NotKnown } from '../../../ui/tag.tsx'
import { PeopleTabs } from '../people/tabs/pages.tsx'
import { fullName } from '../people/rules.ts'
import type { Named } from '../people/sheets/pages.tsx'
import type { Double, Duplicate } from './reads.ts'
import { likenesses } from './rules.ts'

const mergeOf = (one: string, other: string) => `/people/merge?one=${one}&other=${other}`

export type DuplicatesPageProps = { frame: Frame; duplicates: readonly Duplicate[]; may_merge: boolean }

export const DuplicatesPage = ({ frame, duplicates, may_merge }: DuplicatesPageProps) => (
  <Office
    frame={frame}
    title="Likely duplicates"
    breadcrumbs={[{ label: 'People', href: '/people' }]}
    head={
      <PageHead
        title="Likely duplicates"
        about="Two people who may be one, the surest first. Two with GMC numbers of their own are two."
      />
    }
  >
    <PeopleTabs at="/people/duplicates" />
    <Table
      label="Likely duplicates"
      nouns={['pair', 'pairs']}
      href="/people/duplicates"
      rows={duplicates}
      empty="Nobody seems to be here twice."
      columns={[
        {
          key: 'one_name',
          label: 'One',
          cell: ({ one_id, one_name }) => <a href={`/people/${one_id}`}>{one_name}</a>,
        },
        {
          key: 'other_name',
          label: 'Other',
          cell: ({ other_id, other_name }) => <a href={`/people/${other_id}`}>{other_name}</a>,
        },
        {
          key: 'answer',
          label: 'Answer',
          kind: 'action',
          cell: ({ one_id, one_name, other_id, other_name }) =>
            may_merge && (
              <div class="actions">
                <a href={mergeOf(one_id, other_id)}>
                  Look at both<span class="unseen"> {one_name}</span>
                </a>
                <PostButton action="/people/differences" hidden={{ one_id, other_id }}>
                  Not the same
                  <span class="unseen">
                    {' '}
                    {one_name} and {other_name}
                  </span>
                </PostButton>
              </div>
            ),
        },
        { key: 'likeness', label: 'Because', cell: ({ likeness }) => likenesses[likeness] },
      ]}
    />
  </Office>
)

export type DoublesPageProps = { frame: Frame; person: Named; q: string; doubles: readonly Double[] }

/** Looking for the other of two. */
export const DoublesPage = ({ frame, person, q, doubles }: DoublesPageProps) => (
  <Office
    frame={frame}
    title={`The same as ${person.name}`}
    breadcrumbs={[
      { label: 'People', href: '/people' },
      { label: fullName(person), href: `/people/${person.id}` },
    ]}
    head={<PageHead title="The same as …" about="Find the other, then look at both." />}
  >
    <form method="get" class="filters" role="search" aria-label="Find the other">
      <TextField name="q" label="Name" type="search" value={q} width="medium" />
      <Button kind="second">Find</Button>
    </form>
    <Table
      label="People with a name like it"
      nouns={['person', 'people']}
      href={`/people/${person.id}/doubles`}
      rows={doubles}
      empty="Nobody has a name like it. Type the other’s name."
      columns={[
        { key: 'name', label: 'Name', cell: (row) => <a href={`/people/${row.id}`}>{fullName(row)}</a> },
        { key: 'gmc_number', label: 'GMC number', cell: ({ gmc_number }) => gmc_number ?? <NotKnown /> },
        {
          key: 'merge',
          label: 'Both',
          kind: 'action',
          cell: ({ id, name }) => (
            <a href={mergeOf(person.id, id)}>
              Look at both<span class="unseen"> with {name}</span>
            </a>
          ),
        },
      ]}
    />
  </Office>
)

const one = { id: '0' as Id<'person'>, title: 'Dr', name: 'Amara Ashpole', gmc_number: null }
const pair: Duplicate = {
  one_id: one.id,
  one_name: 'Amara Ashpole',
  one_gmc_number: null,
  other_id: '1' as Id<'person'>,
  other_name: 'A Ashpole',
  other_gmc_number: '9012345',
  likeness: 'practice',
}

export const previews = {
  none: () => <DuplicatesPage frame={previewFrame} duplicates={[]} may_merge />,
  'a pair': () => <DuplicatesPage frame={previewFrame} duplicates={[pair]} may_merge />,
  'looking for the other': () => <DoublesPage frame={previewFrame} person={one} q="Amara" doubles={[one]} />,
  'finding nobody': () => <DoublesPage frame={previewFrame} person={one} q="Zz" doubles={[]} />,
}
