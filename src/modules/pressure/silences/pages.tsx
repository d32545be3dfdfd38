import type { ExportColumn } from '../../../platform/exports/columns.ts'
import type { Frame } from '../../../platform/routes.ts'
import { shortTime, thousands, type Id } from '../../../platform/values.ts'
import { SelectField } from '../../../ui/choices.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { OutsideLink } from '../../../ui/links.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table } from '../../../ui/table.tsx'
import { NotKnown, Tag } from '../../../ui/tag.tsx'
import { outcomes } from '../calls/rules.ts'
import { PressureTabs } from '../tabs/pages.tsx'
import { silencesAsked, silencesQuery } from './forms.ts'
import type { SilencesFound, SilentPractice } from './reads.ts'
import { silenceLists, weeksTooMany, type SilenceList, type SilencesAsked } from './rules.ts'

const contactsInWords = ({ contacts }: SilentPractice) =>
  contacts.map(({ name, telephone }) => (telephone ? `${name}, ${telephone}` : name)).join('; ')

export const silenceColumns: readonly ExportColumn<SilentPractice>[] = [
  { key: 'ods_code', heading: 'Code', kind: 'text', value: (row) => row.ods_code },
  { key: 'name', heading: 'Practice', kind: 'text', value: (row) => row.name },
  { key: 'lmc_name', heading: 'LMC', kind: 'text', value: (row) => row.lmc_name },
  { key: 'week_of', heading: 'Week of', kind: 'date', value: (row) => row.week_of },
  { key: 'weeks', heading: 'Weeks running', kind: 'number', value: (row) => row.weeks },
  { key: 'closed_weeks', heading: 'Of them closed', kind: 'number', value: (row) => row.closed_weeks },
  { key: 'telephone', heading: 'Telephone', kind: 'text', value: (row) => row.telephone },
  { key: 'contacts', heading: 'Nominated', kind: 'text', value: contactsInWords },
  { key: 'called_at', heading: 'Last call', kind: 'moment', value: (row) => row.called_at },
  { key: 'outcome', heading: 'What came of it', kind: 'text', value: (row) => row.outcome && outcomes[row.outcome] },
  { key: 'called_by', heading: 'By', kind: 'text', value: (row) => row.called_by },
]

export type SilencesPageProps = { frame: Frame; asked: SilencesAsked; found: SilencesFound }

const about: Readonly<Record<SilenceList, string>> = {
  all: 'Practices that have returned nothing for the latest week that opened. Ring them, and note what came of it.',
  long: `Practices that did not return in time for ${weeksTooMany} closed weeks running or more, and are silent now.`,
  unreached:
    'Silent practices where nobody is nominated, no manager’s e-mail is known and nobody signs in, or mail to them is stopped. They were not written to.',
}

const Filters = ({ frame, asked }: Pick<SilencesPageProps, 'frame' | 'asked'>) => (
  <>
    <SelectField
      name="list"
      label="Which"
      value={asked.list}
      options={(Object.keys(silenceLists) as SilenceList[]).map((list) => ({ value: list, label: silenceLists[list] }))}
    />
    <TextField name="q" label="Name or code" type="search" value={asked.q} width="medium" />
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
      name="weeks"
      label="Silent for"
      value={String(asked.weeks)}
      options={[...new Set([1, 2, 4, 8, 13, asked.weeks])]
        .toSorted((one, other) => one - other)
        .map((weeks) => ({
          value: String(weeks),
          label: weeks === 1 ? 'Any time' : `${thousands(weeks)} weeks or more`,
        }))}
    />
  </>
)

export const SilencesPage = ({ frame, asked, found }: SilencesPageProps) => {
  const query = silencesQuery(asked)
  return (
    <Office
      frame={frame}
      title={silenceLists[asked.list]}
      breadcrumbs={[{ label: 'Pressure', href: '/pressure' }]}
      head={<PageHead title="Silent practices" about={about[asked.list]} />}
    >
      <PressureTabs at="/pressure/silent" />
      <Table
        label="Silent practices"
        nouns={['practice', 'practices']}
        href={query ? `/pressure/silent?${query}` : '/pressure/silent'}
        rows={found.rows}
        paged={{ number: asked.page, size: 50, total: found.total }}
        sort={{ key: asked.sort, is_descending: asked.is_descending }}
        has_exports
        is_filtered={Boolean(asked.q || asked.lmc || asked.weeks > 1)}
        empty="No practice is silent here: every one has returned, or no LMC’s week has opened."
        filters={<Filters frame={frame} asked={asked} />}
        columns={[
          {
            key: 'name',
            label: 'Practice',
            is_sortable: true,
            cell: ({ ods_code, name, week_of }) => (
              <a href={`/pressure/calls/${ods_code}/${week_of.toString()}`}>{name}</a>
            ),
          },
          {
            key: 'weeks',
            label: 'Weeks running',
            kind: 'number',
            is_sortable: true,
            cell: ({ weeks, closed_weeks }) => (
              <>
                {thousands(weeks)} {closed_weeks >= weeksTooMany && <Tag kind="amber">Long</Tag>}
              </>
            ),
          },
          {
            key: 'telephone',
            label: 'Telephone',
            cell: ({ telephone }) =>
              telephone ? (
                <OutsideLink href={`tel:${telephone.replaceAll(/[^\d+]/g, '')}`}>{telephone}</OutsideLink>
              ) : (
                <NotKnown />
              ),
          },
          {
            key: 'contacts',
            label: 'Nominated',
            is_long: true,
            cell: (row) => contactsInWords(row) || 'Nobody',
          },
          {
            key: 'called',
            label: 'Last call',
            kind: 'date',
            is_sortable: true,
            cell: ({ called_at, outcome }) =>
              called_at && outcome ? `${shortTime(called_at)}: ${outcomes[outcome]}` : 'Not rung yet',
          },
          { key: 'lmc_name', label: 'LMC', is_roomy: true, cell: ({ lmc_name }) => lmc_name },
        ]}
      />
    </Office>
  )
}

const silent: SilentPractice = {
  lmc_id: '0' as Id<'lmc'>,
  practice_id: '0' as Id<'practice'>,
  ods_code: 'Q90001',
  name: 'The Right Honourable Bartholomew Featherstonehaugh Memorial Surgery and Health Centre',
  lmc_name: 'Wealdshire',
  week_of: Temporal.PlainDate.from('2026-11-16'),
  weeks: 6,
  closed_weeks: 5,
  telephone: '01632 960118',
  contacts: [
    { name: 'Jo Bright', telephone: '07700 900118' },
    { name: 'Amara Ashpole', telephone: null },
  ],
  called_at: Temporal.Instant.from('2026-11-18T11:04:00Z'),
  called_by: 'Priya Raman',
  outcome: 'will_send',
}
const never: SilentPractice = {
  ...silent,
  name: 'Elm Surgery',
  weeks: 1,
  closed_weeks: 0,
  telephone: null,
  contacts: [],
  called_at: null,
  called_by: null,
  outcome: null,
}
const asking = (query: string) => silencesAsked(new URLSearchParams(query))

export const previews = {
  none: () => <SilencesPage frame={previewFrame} asked={asking('')} found={{ rows: [], total: 0 }} />,
  some: () => <SilencesPage frame={previewFrame} asked={asking('')} found={{ rows: [silent, never], total: 2 }} />,
  'a page of many, silent for long': () => (
    <SilencesPage
      frame={previewFrame}
      asked={asking('list=long&weeks=6&page=3')}
      found={{ rows: Array.from({ length: 50 }, () => silent), total: 6_200 }}
    />
  ),
}
