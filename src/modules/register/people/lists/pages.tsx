import type { Frame } from '../../../../platform/routes.ts'
import { longDay, shortDay, type Id, londonDay } from '../../../../platform/values.ts'
import { SelectField } from '../../../../ui/choices.tsx'
import { TextField } from '../../../../ui/fields.tsx'
import { ButtonLink, type LinkTo } from '../../../../ui/links.tsx'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { Table } from '../../../../ui/table.tsx'
import { NotKnown, Tag } from '../../../../ui/tag.tsx'
import { postKinds, postLabel } from '../../posts/rules.ts'
import { PeopleTabs } from '../tabs/pages.tsx'
import { peopleAsked, peopleQuery } from './forms.ts'
import type { PeopleFound, PersonRow, PostListed } from './reads.ts'
import { emailStates, gaps, type PeopleAsked } from './rules.ts'

export const PostsListed = ({ posts }: { posts: readonly PostListed[] }) => (
  <>
    {posts.map(({ kind, place, ods_code }, at) => (
      <>
        {at > 0 && <br />}
        {postLabel(kind)}, {ods_code ? <a href={`/practices/${ods_code}`}>{place}</a> : place}
      </>
    ))}
  </>
)

export const EmailListed = ({ email, email_state }: Pick<PersonRow, 'email' | 'email_state'>) => (
  <>
    {email} {email_state !== 'working' && <Tag kind="amber">{emailStates[email_state]}</Tag>}
  </>
)

export type PeoplePageProps = {
  frame: Frame
  asked: PeopleAsked
  found: PeopleFound
  /** Blank when it is today. */
  as_at: string
  on: Temporal.PlainDate
  is_day_mistaken?: boolean
  may_add: boolean
  /** Other work with people that the reader may do. */
  also: readonly LinkTo[]
}

const Filters = ({ frame, asked, on, is_day_mistaken }: PeoplePageProps) => (
  <>
    <TextField name="q" label="Name, e-mail or GMC number" type="search" value={asked.q} width="medium" />
    {frame.lmcs.length > 1 && (
      <SelectField
        name="lmc"
        label="LMC"
        none="All"
        value={asked.lmc}
        options={frame.lmcs.map(({ id, short_name }) => ({ value: id, label: short_name }))}
      />
    )}
    <SelectField
      name="kind"
      label="Post"
      none="Any"
      value={asked.kind}
      options={Object.entries(postKinds).map(([value, { label }]) => ({ value, label }))}
    />
    <TextField name="practice" label="Practice code" width="short" value={asked.practice} />
    <SelectField
      name="missing"
      label="Missing"
      none="Nothing"
      value={asked.missing}
      options={Object.entries(gaps).map(([value, label]) => ({ value, label }))}
    />
    <TextField
      name="as_at"
      label="As at"
      width="short"
      value={on.toString()}
      error={is_day_mistaken ? 'Enter a day, such as 2026-04-01' : undefined}
    />
  </>
)

export const PeoplePage = (props: PeoplePageProps) => {
  const { frame, asked, found, on, as_at, may_add, also } = props
  const query = peopleQuery(asked, as_at)
  const tab = asked.missing === '' ? '/people' : (`/people?missing=${asked.missing}` as const)
  return (
    <Office
      frame={frame}
      title="People"
      head={
        <PageHead
          title="People"
          about="Everybody the office knows, once each, with the posts they hold."
          as_at={`Posts as at ${longDay(on)}`}
          actions={
            <>
              {also.map(({ label, href }) => (
                <a href={href}>{label}</a>
              ))}
              {may_add && <ButtonLink href="/people/new">Add a person</ButtonLink>}
            </>
          }
        />
      }
    >
      <PeopleTabs at={tab} />
      <Table
        label="People"
        nouns={['person', 'people']}
        href={query ? `/people?${query}` : '/people'}
        rows={found.rows}
        paged={{ number: asked.page, size: 50, total: found.total }}
        sort={{ key: asked.sort, is_descending: asked.is_descending }}
        has_exports
        is_filtered={query !== ''}
        empty="Nobody matches. Clear the filters, check the spelling, or add them."
        filters={<Filters {...props} />}
        columns={[
          {
            key: 'name',
            label: 'Name',
            is_sortable: true,
            cell: ({ id, title, given_names, family_name }) => (
              <a href={`/people/${id}`}>
                {family_name}
                {(given_names || title) && `, ${[title, given_names].filter(Boolean).join(' ')}`}
              </a>
            ),
          },
          { key: 'posts', label: 'Posts', cell: ({ posts }) => <PostsListed posts={posts} /> },
          { key: 'email', label: 'E-mail', is_long: true, cell: (row) => <EmailListed {...row} /> },
          {
            key: 'gmc_number',
            label: 'GMC number',
            is_roomy: true,
            cell: ({ gmc_number }) => gmc_number ?? <NotKnown />,
          },
          {
            key: 'added',
            label: 'Added',
            kind: 'date',
            is_sortable: true,
            cell: ({ made_at }) => shortDay(londonDay(made_at)),
          },
        ]}
      />
    </Office>
  )
}

export const previewPerson: PersonRow = {
  id: '0' as Id<'person'>,
  title: 'Dr',
  given_names: 'Bartholomew Aurelius Montgomery',
  family_name: 'Featherstonehaugh-Cholmondeley-Majoribanks',
  name: 'Bartholomew Aurelius Montgomery Featherstonehaugh-Cholmondeley-Majoribanks',
  gmc_number: '9012345',
  made_at: Temporal.Instant.from('2026-11-02T09:00:00Z'),
  posts: [
    { kind: 'partner', place: 'Elm Surgery', ods_code: 'Q90001' },
    { kind: 'clinical_director', place: 'Elm and Tollgate PCN', ods_code: null },
  ],
  email: 'bartholomew.featherstonehaugh-cholmondeley@elm.example',
  telephone: '01632 960118',
  email_state: 'bouncing',
}
const shown = {
  frame: previewFrame,
  on: Temporal.PlainDate.from('2026-11-21'),
  as_at: '',
  may_add: true,
  also: [{ label: 'Erasures', href: '/erasures' }],
}

export const previews = {
  none: () => <PeoplePage {...shown} asked={peopleAsked(new URLSearchParams())} found={{ rows: [], total: 0 }} />,
  'one, with a long name': () => (
    <PeoplePage {...shown} asked={peopleAsked(new URLSearchParams())} found={{ rows: [previewPerson], total: 1 }} />
  ),
  'a page of many, and a day that is none': () => (
    <PeoplePage
      {...shown}
      is_day_mistaken
      asked={peopleAsked(new URLSearchParams('missing=email&page=2&sort=-added'))}
      found={{ rows: Array.from({ length: 50 }, () => previewPerson), total: 7_200 }}
    />
  ),
}
