import type { ExportColumn } from '../../../platform/exports/columns.ts'
import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { count, shortTime } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Questions } from '../../../ui/form.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import type { Paged } from '../../../ui/pager.tsx'
import { SummaryList } from '../../../ui/summary-list.tsx'
import { Table, type Column } from '../../../ui/table.tsx'
import { NotKnown } from '../../../ui/tag.tsx'
import { recordSearch } from './forms.ts'
import type { Recorded } from './reads.ts'
import { aboutText, said, type Names } from './rules.ts'

/** An entry with the names of what it is about. */
export type Readable = Recorded & { readonly names: Names; readonly kept_until: Temporal.Instant | null }

export const columns: readonly Column<Readable>[] = [
  { key: 'at', label: 'When', cell: ({ at }) => shortTime(at) },
  { key: 'actor', label: 'Who', cell: ({ actor }) => actor },
  { key: 'what', label: 'What', cell: ({ what }) => said(what) },
  { key: 'about', label: 'About', is_long: true, cell: ({ about, names }) => aboutText(about, names) || <NotKnown /> },
  { key: 'lmc', label: 'LMC', cell: ({ lmc_name }) => lmc_name ?? 'Whole office' },
]

export const recordColumns: readonly ExportColumn<Readable>[] = [
  { key: 'number', heading: 'Number', kind: 'number', value: ({ number }) => number },
  { key: 'at', heading: 'When', kind: 'moment', value: ({ at }) => at },
  { key: 'actor', heading: 'Who', kind: 'text', value: ({ actor }) => actor },
  { key: 'what', heading: 'What', kind: 'text', value: ({ what }) => what },
  { key: 'about', heading: 'About', kind: 'text', value: ({ about }) => JSON.stringify(about) },
  { key: 'in_words', heading: 'In words', kind: 'text', value: ({ about, names }) => aboutText(about, names) },
  { key: 'lmc', heading: 'LMC', kind: 'text', value: ({ lmc_name }) => lmc_name },
  { key: 'kept_until', heading: 'Kept until', kind: 'moment', value: ({ kept_until }) => kept_until },
]

type RecordPageProps = {
  frame: Frame
  /** This page with the search now in force. */
  href: string
  raw: RawOf<typeof recordSearch>
  errors?: ErrorsOf<typeof recordSearch>
  refusal?: string
  records: readonly Readable[]
  paged: Paged
  /** How long each class of entry is kept, and why. */
  classes: readonly { readonly name: string; readonly years: number; readonly why: string }[]
}

export const RecordPage = ({ frame, href, raw, errors, refusal, records, paged, classes }: RecordPageProps) => (
  <Office
    title="The record"
    frame={frame}
    errors={errors !== undefined || refusal !== undefined}
    head={
      <PageHead
        title="The record"
        about="Who did or looked at what, and when. Nothing here can be changed: every five minutes new entries are sealed into a chain. “Concerning” takes a practice’s code, or somebody’s whole name. That you looked is recorded too."
      />
    }
  >
    <ErrorSummary refusal={refusal} errors={errors} />
    <Table
      label="Entries"
      is_dense
      columns={columns}
      rows={records}
      href={href}
      nouns={['entry', 'entries']}
      paged={paged}
      filters={<Questions form={recordSearch} raw={raw} errors={errors} />}
      is_filtered={href !== '/record'}
      has_exports
      empty={
        errors
          ? 'Put the days right to see entries.'
          : 'Nothing in the record matches. Clear the filters, or search for fewer words.'
      }
    />
    <details>
      <summary>How long entries are kept</summary>
      <SummaryList
        rows={classes.map(({ name, years, why }) => ({
          label: name,
          value: years === Infinity ? 'For ever' : count(years, 'year'),
          note: why,
        }))}
      />
    </details>
  </Office>
)

export const entry: Readable = {
  id: '0197a1b2-0000-7000-8000-000000000002' as Recorded['id'],
  number: 4021,
  at: Temporal.Instant.from('2026-11-19T08:55:00Z'),
  actor: 'Ruth Okafor',
  what: 'register.practice_noted',
  about: { practice_id: '0197a1b2-0000-7000-8000-000000000003', words: 'Moved to the new building on Mill Lane' },
  concerns: [],
  names: new Map([['0197a1b2-0000-7000-8000-000000000003', 'Elm Surgery (Y90001)']]),
  kept_until: null,
  lmc_name: 'Wealdshire',
}
const classes = [{ name: 'Looking', years: 2, why: 'Long enough to show who saw what when somebody asks.' }]

export const previews = {
  entries: () => (
    <RecordPage
      frame={previewFrame}
      classes={classes}
      href="/record?who=ruth"
      raw={{ who: ['ruth'] }}
      records={[entry, { ...entry, number: 4020, what: 'desk.record_read', about: { as: 'page' }, lmc_name: null }]}
      paged={{ number: 1, size: 50, total: 2 }}
    />
  ),
  mistaken: () => (
    <RecordPage
      frame={previewFrame}
      classes={classes}
      href="/record"
      raw={{ from: ['31', '2', '2026'] }}
      errors={{ from: 'From must be a real date' }}
      records={[]}
      paged={{ number: 1, size: 50, total: 0 }}
    />
  ),
}
