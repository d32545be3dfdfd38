import type { ExportColumn } from '../../../platform/exports/columns.ts'
import type { Frame } from '../../../platform/routes.ts'
import { shortDay, type Id } from '../../../platform/values.ts'
import { SelectField } from '../../../ui/choices.tsx'
import { address, ButtonLink } from '../../../ui/links.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import type { Paged } from '../../../ui/pager.tsx'
import { Table, type Column } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { previewLevy, previewNational } from '../levies/pages.tsx'
import type { Levy } from '../levies/reads.ts'
import { LevyTabs } from '../tabs/pages.tsx'
import type { Mandate, MandatesAsked } from './reads.ts'
import { choices, type Choice } from './rules.ts'

const ChoiceTag = ({ choice }: { choice: Choice }) => (
  <Tag kind={choice === 'in' ? 'done' : 'closed'}>{choices[choice]}</Tag>
)

/** What it chose, or that it was withdrawn and so counts as never there. */
export const MandateTag = ({ choice, withdrawn_at }: Pick<Mandate, 'choice' | 'withdrawn_at'>) =>
  withdrawn_at ? <Tag kind="waiting">Withdrawn: {choices[choice]}</Tag> : <ChoiceTag choice={choice} />

export const mandateColumns: readonly ExportColumn<Mandate>[] = [
  { key: 'ods_code', heading: 'Code', kind: 'text', value: (row) => row.ods_code },
  { key: 'practice_name', heading: 'Practice', kind: 'text', value: (row) => row.practice_name },
  { key: 'lmc_short_name', heading: 'LMC', kind: 'text', value: (row) => row.lmc_short_name },
  { key: 'levy_name', heading: 'Levy', kind: 'text', value: (row) => row.levy_name },
  { key: 'choice', heading: 'Chose', kind: 'text', value: (row) => choices[row.choice] },
  { key: 'from', heading: 'From', kind: 'date', value: (row) => row.from },
  { key: 'until', heading: 'Until, that day not included', kind: 'date', value: (row) => row.until },
  { key: 'signed_by', heading: 'Signed by', kind: 'text', value: (row) => row.signed_by },
  { key: 'signed_on', heading: 'Signed on', kind: 'date', value: (row) => row.signed_on },
  { key: 'reason', heading: 'Reason', kind: 'text', value: (row) => row.reason },
  { key: 'file_name', heading: 'Document', kind: 'text', value: (row) => row.file_name },
  { key: 'withdrawn_at', heading: 'Withdrawn as a mistake', kind: 'moment', value: (row) => row.withdrawn_at },
]

const columns: readonly Column<Mandate>[] = [
  {
    key: 'practice_name',
    label: 'Practice',
    cell: ({ id, practice_name }) => <a href={`/levies/mandates/${id}`}>{practice_name}</a>,
  },
  { key: 'levy_name', label: 'Levy', cell: ({ levy_name, lmc_short_name }) => `${levy_name}, ${lmc_short_name}` },
  { key: 'choice', label: 'Chose', kind: 'tag', cell: (mandate) => <MandateTag {...mandate} /> },
  { key: 'from', label: 'From', kind: 'date', cell: ({ from }) => (from ? shortDay(from) : '') },
  {
    key: 'until',
    label: 'To',
    kind: 'date',
    cell: ({ until }) => (until ? shortDay(until.subtract({ days: 1 })) : ''),
  },
  { key: 'signed_by', label: 'Signed', cell: ({ signed_by, signed_on }) => `${signed_by}, ${shortDay(signed_on)}` },
  { key: 'reason', label: 'Reason', cell: ({ reason }) => reason },
  { key: 'sha256', label: 'Document', cell: ({ sha256 }) => (sha256 ? 'On file' : 'None') },
]

export type MandatesPageProps = {
  frame: Frame
  levies: readonly Levy[]
  rows: readonly Mandate[]
  paged: Paged
  asked: MandatesAsked
  may_keep: boolean
}

const addressOf = ({ levy_id, choice, with_ended }: MandatesAsked) =>
  address('/levies/mandates', { levy: levy_id || null, choice: choice || null, ended: with_ended ? 'yes' : null })

export const MandatesPage = ({ frame, levies, rows, paged, asked, may_keep }: MandatesPageProps) => (
  <Office
    frame={frame}
    title="Mandates"
    head={
      <PageHead
        title="Mandates"
        about="What practices signed: that they pay a levy, or that they don’t. Opting out of one never touches another."
        actions={
          may_keep && (
            <ButtonLink href={address('/levies/mandates/new', { levy: asked.levy_id || null })}>
              Add a mandate
            </ButtonLink>
          )
        }
      />
    }
  >
    <LevyTabs at="/levies/mandates" />
    <Table
      label="Mandates"
      is_dense
      has_exports
      columns={columns}
      rows={rows}
      paged={paged}
      href={addressOf(asked)}
      nouns={['mandate', 'mandates']}
      is_filtered={asked.levy_id !== '' || asked.choice !== '' || asked.with_ended}
      filters={
        <>
          <SelectField
            name="levy"
            label="Levy"
            value={asked.levy_id}
            none="All"
            options={levies.map(({ id, name, lmc_name }) => ({ value: id, label: `${name} (${lmc_name})` }))}
          />
          <SelectField
            name="choice"
            label="Chose"
            value={asked.choice}
            none="Either"
            options={Object.entries(choices).map(([value, label]) => ({ value, label }))}
          />
          <SelectField
            name="ended"
            label="Ended or withdrawn"
            value={asked.with_ended ? 'yes' : ''}
            none="Left out"
            options={[{ value: 'yes', label: 'Shown too' }]}
          />
        </>
      }
      empty="No mandate is on file. PMS and APMS practices pay the statutory levy only once theirs is."
    />
  </Office>
)

export const previewMandate: Mandate = {
  id: '0' as Id<'mandate'>,
  lmc_id: previewLevy.lmc_id,
  levy_id: previewNational.id,
  lmc_short_name: 'Wealdshire',
  levy_name: previewNational.name,
  practice_id: '0' as Id<'practice'>,
  ods_code: 'Q90001',
  practice_name: 'The Old Maltings and St Botolph’s Primary Care Partnership incorporating Tollgate Surgery',
  choice: 'out',
  reason: 'The partners do not wish to pay for a national fund while two of them are about to retire',
  from: Temporal.PlainDate.from('2026-04-01'),
  until: null,
  signed_by: 'Dr Amara Lee',
  signed_on: Temporal.PlainDate.from('2026-03-12'),
  sha256: '0',
  file_name: 'opting out.pdf',
  ended_why: '',
  made_at: Temporal.Instant.from('2026-03-15T10:00:00Z'),
  made_by: 'Denise Fallow',
  withdrawn_at: null,
  withdrawn_by: null,
  withdrawn_why: null,
}
const seen = {
  frame: previewFrame,
  levies: [previewLevy, previewNational],
  asked: { levy_id: '', choice: '', with_ended: false },
} as const

export const previews = {
  none: () => <MandatesPage {...seen} rows={[]} paged={{ number: 1, size: 50, total: 0 }} may_keep />,
  some: () => (
    <MandatesPage
      {...seen}
      asked={{ ...seen.asked, with_ended: true }}
      rows={[
        previewMandate,
        {
          ...previewMandate,
          practice_name: 'Elm Surgery',
          levy_name: 'Statutory levy',
          choice: 'in',
          reason: '',
          until: Temporal.PlainDate.from('2027-04-01'),
          sha256: null,
        },
      ]}
      paged={{ number: 1, size: 50, total: 2 }}
      may_keep={false}
    />
  ),
}
