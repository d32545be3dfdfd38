import type { ExportColumn } from '../../../platform/exports/columns.ts'
import type { Frame } from '../../../platform/routes.ts'
import { shortDay, thousands, type Id } from '../../../platform/values.ts'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import type { Paged } from '../../../ui/pager.tsx'
import { Table } from '../../../ui/table.tsx'
import { PeopleTabs } from '../people/tabs/pages.tsx'
import { nominationPurposes } from '../nominations/rules.ts'
import type { LateList } from './reads.ts'

const unansweredInWords = ({ unanswered }: LateList) =>
  unanswered.map((purpose) => nominationPurposes[purpose]).join(', ')

export const lateColumns: readonly ExportColumn<LateList>[] = [
  { key: 'ods_code', heading: 'Code', kind: 'text', value: ({ ods_code }) => ods_code },
  { key: 'name', heading: 'Practice', kind: 'text', value: ({ name }) => name },
  { key: 'lmc_name', heading: 'LMC', kind: 'text', value: ({ lmc_name }) => lmc_name },
  { key: 'people', heading: 'People', kind: 'number', value: ({ people }) => people },
  { key: 'confirmed_on', heading: 'Last confirmed', kind: 'date', value: ({ confirmed_on }) => confirmed_on },
  { key: 'due', heading: 'Was due', kind: 'date', value: ({ due }) => due },
  { key: 'unanswered', heading: 'Nobody answers', kind: 'text', value: unansweredInWords },
]

export type LateListsPageProps = { frame: Frame; lists: readonly LateList[]; paged: Paged }

export const LateListsPage = ({ frame, lists, paged }: LateListsPageProps) => (
  <Office
    frame={frame}
    title="Lists not confirmed"
    breadcrumbs={[{ label: 'People', href: '/people' }]}
    head={
      <PageHead
        title="Lists not confirmed"
        about="Practices that haven’t said in time “these are our people”, the longest silent first."
      />
    }
  >
    <PeopleTabs at="/people/late-lists" />
    <Table
      label="Practices"
      nouns={['practice', 'practices']}
      href="/people/late-lists"
      rows={lists}
      paged={paged}
      has_exports
      empty="Every practice has confirmed its list in time."
      columns={[
        { key: 'name', label: 'Practice', cell: ({ ods_code, name }) => <a href={`/practices/${ods_code}`}>{name}</a> },
        { key: 'lmc_name', label: 'LMC', cell: ({ lmc_name }) => lmc_name },
        { key: 'people', label: 'People', kind: 'number', cell: ({ people }) => thousands(people) },
        {
          key: 'confirmed_on',
          label: 'Last confirmed',
          kind: 'date',
          cell: ({ confirmed_on }) => (confirmed_on ? shortDay(confirmed_on) : 'Never'),
        },
        { key: 'due', label: 'Was due', kind: 'date', cell: ({ due }) => (due ? shortDay(due) : 'At once') },
        { key: 'unanswered', label: 'Nobody answers', cell: unansweredInWords },
      ]}
    />
  </Office>
)

const late: LateList = {
  practice_id: '0' as Id<'practice'>,
  ods_code: 'Q90001',
  name: 'Elm Surgery',
  lmc_name: 'Wealdshire',
  people: 12,
  confirmed_on: null,
  confirmed_by: null,
  confirm_every_months: 6,
  unanswered: ['levy', 'media'],
  due: null,
}

export const previews = {
  some: () => (
    <LateListsPage
      frame={previewFrame}
      lists={[
        late,
        { ...late, confirmed_on: Temporal.PlainDate.from('2025-11-01'), due: Temporal.PlainDate.from('2026-05-01') },
      ]}
      paged={{ number: 1, size: 100, total: 2 }}
    />
  ),
  none: () => <LateListsPage frame={previewFrame} lists={[]} paged={{ number: 1, size: 100, total: 0 }} />,
}
