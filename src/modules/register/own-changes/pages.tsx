import type { Frame } from '../../../platform/routes.ts'
import { plainDay, shortTime, type Id } from '../../../platform/values.ts'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table, type Column } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { Paged } from '../../../ui/pager.tsx'
import { PeopleTabs } from '../people/tabs/pages.tsx'
import { postLabel, postMovePast } from '../posts/rules.ts'
import type { OwnChange } from './reads.ts'

export type OwnChangesPageProps = {
  frame: Frame
  since: Temporal.PlainDate
  changes: readonly OwnChange[]
  paged: Paged
}

const columns: readonly Column<OwnChange>[] = [
  { key: 'name', label: 'Person', cell: ({ person_id, name }) => <a href={`/people/${person_id}`}>{name}</a> },
  {
    key: 'move',
    label: 'What',
    cell: ({ move, kind, state }) => (
      <>
        {postMovePast(move)}: {postLabel(kind)}{' '}
        {state === 'waiting' && (
          <a href="/people/waiting">
            <Tag kind="waiting">Waits for you</Tag>
          </a>
        )}
      </>
    ),
  },
  {
    key: 'practice_name',
    label: 'Practice',
    cell: ({ ods_code, practice_name }) => <a href={`/practices/${ods_code}`}>{practice_name}</a>,
  },
  { key: 'lmc_name', label: 'LMC', is_roomy: true, cell: ({ lmc_name }) => lmc_name },
  { key: 'made_by', label: 'By', cell: ({ made_by }) => made_by },
  { key: 'made_at', label: 'When', kind: 'date', cell: ({ made_at }) => shortTime(made_at) },
]

export const OwnChangesPage = ({ frame, since, changes, paged }: OwnChangesPageProps) => (
  <Office
    frame={frame}
    title="What practices changed"
    breadcrumbs={[{ label: 'People', href: '/people' }]}
    head={<PageHead title="What practices changed" about={`In their own lists of people, since ${plainDay(since)}.`} />}
  >
    <PeopleTabs at="/people/own-changes" />
    <Table
      label="Changes"
      nouns={['change', 'changes']}
      href="/people/own-changes"
      rows={changes}
      paged={paged}
      empty="No practice has changed its list in this time."
      columns={columns}
    />
  </Office>
)

const one: OwnChange = {
  made_at: Temporal.Instant.from('2026-11-19T09:00:00Z'),
  made_by: 'Jo Bright',
  move: 'add',
  person_id: '0' as Id<'person'>,
  name: 'Ann Lee',
  kind: 'partner',
  state: 'held',
  ods_code: 'Q90001',
  practice_name: 'Elm Surgery',
  lmc_name: 'Wealdshire',
}
const since = Temporal.PlainDate.from('2026-08-21')

export const previews = {
  some: () => (
    <OwnChangesPage
      frame={previewFrame}
      since={since}
      changes={[one, { ...one, move: 'propose', state: 'waiting' }, { ...one, move: 'end' }]}
      paged={{ number: 1, size: 50, total: 3 }}
    />
  ),
  none: () => (
    <OwnChangesPage frame={previewFrame} since={since} changes={[]} paged={{ number: 1, size: 50, total: 0 }} />
  ),
}
