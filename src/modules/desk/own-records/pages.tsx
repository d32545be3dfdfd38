import type { ExportColumn } from '../../../platform/exports/columns.ts'
import type { Frame } from '../../../platform/routes.ts'
import { Anybody } from '../../../ui/anybody.tsx'
import { SelectField } from '../../../ui/choices.tsx'
import { previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import type { Paged } from '../../../ui/pager.tsx'
import { Table, type Column } from '../../../ui/table.tsx'
import { NotKnown } from '../../../ui/tag.tsx'
import { columns, entry, type Readable } from '../records/pages.tsx'
import { aboutText, said } from '../records/rules.ts'

/** Names and codes, and nothing that somebody typed: an entry that concerns one reader may say something of another. */
const inWords = ({ about, names }: Readable) => aboutText(about, names, { only_names: true })

/** On a telephone the first two are in sight. */
const order = ['what', 'at', 'actor', 'about']
const ownColumns: readonly Column<Readable>[] = order.flatMap((key) =>
  columns
    .filter((column) => column.key === key)
    .map((column) => (key === 'about' ? { ...column, cell: (row) => inWords(row) || <NotKnown /> } : column)),
)

export const ownExportColumns: readonly ExportColumn<Readable>[] = [
  { key: 'at', heading: 'When', kind: 'moment', value: ({ at }) => at },
  { key: 'actor', heading: 'Who', kind: 'text', value: ({ actor }) => actor },
  { key: 'what', heading: 'What', kind: 'text', value: ({ what }) => said(what) },
  { key: 'in_words', heading: 'About', kind: 'text', value: inWords },
  { key: 'kept_until', heading: 'Kept until', kind: 'moment', value: ({ kept_until }) => kept_until },
]

export const which = [
  { value: 'all', label: 'Everything' },
  { value: 'about', label: 'What others did and saw' },
  { value: 'by', label: 'What you did' },
] as const

type OwnRecordPageProps = {
  frame: Frame
  shown: (typeof which)[number]['value']
  records: readonly Readable[]
  paged: Paged
}

export const OwnRecordPage = ({ frame, shown, records, paged }: OwnRecordPageProps) => (
  <Anybody
    title="Your record"
    frame={frame}
    head={
      <PageHead
        title="Your record"
        about="Who changed or looked at something that concerns you, and what you did. Nothing in it can be changed."
      />
    }
  >
    <Table
      label="Entries"
      columns={ownColumns}
      rows={records}
      href={shown === 'all' ? '/my/record' : `/my/record?show=${shown}`}
      nouns={['entry', 'entries']}
      paged={paged}
      is_filtered={shown !== 'all'}
      filters={<SelectField name="show" label="Show" value={shown} options={which} />}
      has_exports
      empty="Nothing was done that concerns you."
    />
  </Anybody>
)

type PracticeRecordPageProps = {
  frame: Frame
  practice: { readonly ods_code: string; readonly name: string }
  others: readonly { readonly ods_code: string; readonly name: string }[]
  records: readonly Readable[]
  paged: Paged
}

export const PracticeRecordPage = ({ frame, practice, others, records, paged }: PracticeRecordPageProps) => (
  <Anybody
    title={`The record of ${practice.name}`}
    frame={frame}
    head={
      <PageHead
        title={`The record of ${practice.name}`}
        about="Who changed or looked at something that concerns your practice. Nothing in it can be changed."
      />
    }
  >
    <Table
      label="Entries"
      columns={ownColumns}
      rows={records}
      href={`/our-record?practice=${practice.ods_code}`}
      nouns={['entry', 'entries']}
      paged={paged}
      {...(others.length > 0 && {
        filters: (
          <SelectField
            name="practice"
            label="Practice"
            value={practice.ods_code}
            options={[practice, ...others].map(({ ods_code, name }) => ({ value: ods_code, label: name }))}
          />
        ),
      })}
      has_exports
      empty="Nothing was done that concerns your practice."
    />
  </Anybody>
)

const elm = { ods_code: 'Y90001', name: 'Elm Surgery' }
const records = [entry, { ...entry, what: 'register.person_seen', actor: 'Priya Raman' }]
const paged = { number: 1, size: 50, total: 2 }

export const previews = {
  'of somebody in the office': () => <OwnRecordPage frame={previewFrame} shown="all" records={records} paged={paged} />,
  'of somebody in a practice, empty': () => (
    <OwnRecordPage
      frame={{ ...previewFrame, voice: 'plain' }}
      shown="about"
      records={[]}
      paged={{ ...paged, total: 0 }}
    />
  ),
  'of a practice': () => (
    <PracticeRecordPage
      frame={{ ...previewFrame, voice: 'plain' }}
      practice={elm}
      others={[{ ods_code: 'Y90002', name: 'Beacon Practice' }]}
      records={records}
      paged={paged}
    />
  ),
}
