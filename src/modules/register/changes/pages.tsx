import type { Frame } from '../../../platform/routes.ts'
import { count, shortDay, type Id } from '../../../platform/values.ts'
import { SelectField } from '../../../ui/choices.tsx'
import { PostButton } from '../../../ui/links.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table, type Column } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { changesQuery } from '../follow-ups/forms.ts'
import type { Change, ChangesFound } from '../follow-ups/reads.ts'
import { beforeAndAfter, kindsOfChange, stateWords, type ChangesAsked, type ChangeState } from '../follow-ups/rules.ts'
import { changeKinds } from './rules.ts'

export const State = ({ state }: { state: ChangeState }) => (
  <Tag kind={({ new: 'new', noted: 'waiting', acted: 'done', dismissed: 'closed' } as const)[state]}>
    {stateWords[state]}
  </Tag>
)

const columns: readonly Column<Change>[] = [
  {
    key: 'practice',
    label: 'Practice',
    cell: ({ ods_code, practice_name }) => <a href={`/practices/${ods_code}`}>{practice_name}</a>,
  },
  {
    key: 'kind',
    label: 'What changed',
    cell: ({ id, kind, before, after }) => (
      <>
        <a href={`/changes/${id}`}>{changeKinds[kind].label}</a>
        <br />
        <span class="note">{beforeAndAfter(kind, before, after)}</span>
      </>
    ),
  },
  { key: 'happened_on', label: 'On', kind: 'date', cell: ({ happened_on }) => shortDay(happened_on) },
  { key: 'follow_up', label: 'What you might do', cell: ({ kind }) => changeKinds[kind].follow_up },
  { key: 'lmc', label: 'LMC', cell: ({ lmc_name }) => lmc_name },
  { key: 'owner', label: 'Owner', cell: ({ owner_name }) => owner_name ?? 'Nobody' },
  { key: 'state', label: 'State', kind: 'tag', cell: ({ state }) => <State state={state} /> },
]

export type ChangesPageProps = {
  frame: Frame
  asked: ChangesAsked
  found: ChangesFound
  now: Temporal.Instant
  may_follow: boolean
}

export const ChangesPage = ({ frame, asked, found, now, may_follow }: ChangesPageProps) => {
  const query = changesQuery(asked)
  const bulk = may_follow && asked.kind && asked.state === 'new' && found.total > 0 ? asked.kind : undefined
  return (
    <Office
      frame={frame}
      title="Changes"
      head={
        <PageHead
          title="Changes"
          about="What the official data says has changed for your practices, and what you did about it."
          actions={
            bulk && (
              <PostButton action="/changes/noting" hidden={{ kind: bulk, lmc: asked.lmc, found_by: now.toString() }}>
                Note all {count(found.total, 'change')} of this kind
              </PostButton>
            )
          }
        />
      }
    >
      <Table
        label="Changes"
        nouns={['change', 'changes']}
        columns={columns}
        rows={found.rows}
        href={query ? `/changes?${query}` : '/changes'}
        paged={{ number: asked.page, size: 50, total: found.total }}
        is_filtered={query !== ''}
        empty="Nothing has changed that is not dealt with. After the next import, look again."
        filters={
          <>
            <SelectField
              name="kind"
              label="What changed"
              none="Anything"
              value={asked.kind}
              options={kindsOfChange.map((value) => ({ value, label: changeKinds[value].label }))}
            />
            <SelectField
              name="state"
              label="State"
              value={asked.state}
              options={[
                ...Object.entries(stateWords).map(([value, label]) => ({ value, label })),
                { value: 'open', label: 'New or noted' },
                { value: 'any', label: 'Any' },
              ]}
            />
            <SelectField
              name="owner"
              label="Owner"
              none="Anybody"
              value={asked.owner}
              options={[
                { value: 'me', label: 'Me' },
                { value: 'nobody', label: 'Nobody' },
              ]}
            />
            {frame.lmcs.length > 1 && (
              <SelectField
                name="lmc"
                label="LMC"
                none="All"
                value={asked.lmc}
                options={frame.lmcs.map(({ id, short_name }) => ({ value: id, label: short_name }))}
              />
            )}
          </>
        }
      />
    </Office>
  )
}

export const moved: Change = {
  id: '0' as Id<'change'>,
  practice_id: '0' as Id<'practice'>,
  lmc_id: '0' as Id<'lmc'>,
  lmc_name: 'Wealdshire',
  kind: 'moved_pcn',
  happened_on: Temporal.PlainDate.from('2026-10-01'),
  found_at: Temporal.Instant.from('2026-11-01T06:00:00Z'),
  before: 'Harbour PCN',
  after: 'Elm and Tollgate PCN',
  state: 'new',
  owner_id: null,
  owner_name: null,
  look_again_on: null,
  ods_code: 'Q90001',
  practice_name: 'Elm Surgery',
}
const asked: ChangesAsked = { kind: '', state: 'new', owner: '', lmc: '', page: 1 }
const seen = { frame: previewFrame, asked, now: Temporal.Instant.from('2026-11-21T10:00:00Z'), may_follow: true }

export const previews = {
  none: () => <ChangesPage {...seen} found={{ rows: [], total: 0 }} />,
  'of one kind': () => (
    <ChangesPage
      {...seen}
      asked={{ ...asked, kind: 'moved_pcn' }}
      found={{ rows: [moved, { ...moved, kind: 'list_up', before: '9100', after: '10240' }], total: 2 }}
    />
  ),
}
