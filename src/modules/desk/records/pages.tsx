import type { ExportColumn } from '../../../platform/exports/columns.ts'
import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { shortTime } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Questions } from '../../../ui/form.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import type { Paged } from '../../../ui/pager.tsx'
import { Table, type Column } from '../../../ui/table.tsx'
import { NotKnown } from '../../../ui/tag.tsx'
import { recordSearch } from './forms.ts'
import type { Recorded } from './reads.ts'
import { aboutText, said } from './rules.ts'

const columns: readonly Column<Recorded>[] = [
  { key: 'at', label: 'When', cell: ({ at }) => shortTime(at) },
  { key: 'actor', label: 'Who', cell: ({ actor }) => actor },
  { key: 'what', label: 'What', cell: ({ what }) => said(what) },
  { key: 'about', label: 'About', cell: ({ about }) => aboutText(about) || <NotKnown /> },
  { key: 'lmc', label: 'LMC', cell: ({ lmc_name }) => lmc_name ?? 'Whole office' },
]

export const recordColumns: readonly ExportColumn<Recorded>[] = [
  { key: 'number', heading: 'Number', kind: 'number', value: ({ number }) => number },
  { key: 'at', heading: 'When', kind: 'moment', value: ({ at }) => at },
  { key: 'actor', heading: 'Who', kind: 'text', value: ({ actor }) => actor },
  { key: 'what', heading: 'What', kind: 'text', value: ({ what }) => what },
  { key: 'about', heading: 'About', kind: 'text', value: ({ about }) => JSON.stringify(about) },
  { key: 'lmc', heading: 'LMC', kind: 'text', value: ({ lmc_name }) => lmc_name },
]

type RecordPageProps = {
  frame: Frame
  /** This page with the search now in force. */
  href: string
  raw: RawOf<typeof recordSearch>
  errors?: ErrorsOf<typeof recordSearch>
  refusal?: string
  records: readonly Recorded[]
  paged: Paged
}

export const RecordPage = ({ frame, href, raw, errors, refusal, records, paged }: RecordPageProps) => (
  <Office
    title="The record"
    frame={frame}
    errors={errors !== undefined || refusal !== undefined}
    head={
      <PageHead
        title="The record"
        about="Who did or looked at what, and when. Nothing here can be changed: every five minutes new entries are sealed into a chain. That you looked is recorded too."
      />
    }
  >
    <ErrorSummary refusal={refusal} errors={errors} />
    <Table
      label="Entries"
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
  </Office>
)

const entry: Recorded = {
  id: '0197a1b2-0000-7000-8000-000000000002' as Recorded['id'],
  number: 4021,
  at: Temporal.Instant.from('2026-11-19T08:55:00Z'),
  actor: 'Ruth Okafor',
  what: 'register.practice_noted',
  about: { ods_code: 'Y90001', words: 'Moved to the new building on Mill Lane' },
  lmc_name: 'Wealdshire',
}

export const previews = {
  entries: () => (
    <RecordPage
      frame={previewFrame}
      href="/record?who=ruth"
      raw={{ who: ['ruth'] }}
      records={[entry, { ...entry, number: 4020, what: 'desk.record_read', about: { as: 'page' }, lmc_name: null }]}
      paged={{ number: 1, size: 50, total: 2 }}
    />
  ),
  mistaken: () => (
    <RecordPage
      frame={previewFrame}
      href="/record"
      raw={{ from: ['31', '2', '2026'] }}
      errors={{ from: 'From must be a real date' }}
      records={[]}
      paged={{ number: 1, size: 50, total: 0 }}
    />
  ),
}
