import type { ExportColumn } from '../../../platform/exports/columns.ts'
import type { Frame } from '../../../platform/routes.ts'
import { plainDay, shortDay, type Id } from '../../../platform/values.ts'
import { SelectField } from '../../../ui/choices.tsx'
import { address } from '../../../ui/links.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import type { Paged } from '../../../ui/pager.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { Method } from '../measures/pages.tsx'
import { measureKeys, measureWords } from '../measures/rules.ts'
import { alertWords, type Alert } from '../returns/rules.ts'
import { PressureTabs } from '../tabs/pages.tsx'
import type { Disagreement } from './reads.ts'
import { figuresSaid, whatToAsk } from './rules.ts'

type Shown = Disagreement & { readonly lmc: string }

export const disagreementColumns: readonly ExportColumn<Shown>[] = [
  { key: 'lmc', heading: 'LMC', kind: 'text', value: ({ lmc }) => lmc },
  { key: 'ods_code', heading: 'Code', kind: 'text', value: ({ ods_code }) => ods_code },
  { key: 'name', heading: 'Practice', kind: 'text', value: ({ name }) => name },
  { key: 'declared', heading: 'Declared', kind: 'text', value: ({ declared }) => declared },
  { key: 'computed', heading: 'Computed', kind: 'text', value: ({ computed }) => computed },
  ...measureKeys.map((key): ExportColumn<Shown> => ({
    key,
    heading: measureWords[key].label,
    kind: 'number',
    value: ({ measures }) => measures.find((measure) => measure.key === key)?.value ?? null,
  })),
  {
    key: 'ask',
    heading: 'What to ask',
    kind: 'text',
    value: ({ declared, computed }) => whatToAsk(declared, computed),
  },
]

const State = ({ alert }: { alert: Alert }) => <Tag kind={alert}>{alertWords[alert]}</Tag>

export type DisagreementsPageProps = {
  frame: Frame
  lmc: Frame['lmcs'][number] | undefined
  week_of: Temporal.PlainDate
  weeks: readonly Temporal.PlainDate[]
  rows: readonly Shown[]
  paged: Paged
}

export const DisagreementsPage = ({ frame, lmc, week_of, weeks, rows, paged }: DisagreementsPageProps) => (
  <Office
    frame={frame}
    title="Disagreements"
    breadcrumbs={[{ label: 'Pressure', href: '/pressure' }]}
    head={
      <PageHead
        title="Where word and figures disagree"
        about="Practices whose own word and whose figures are two steps apart or more. Neither is wrong until somebody asks."
        as_at={`Week of ${plainDay(week_of)}`}
      />
    }
  >
    <PressureTabs at="/pressure/disagreements" />
    <Table
      label="Disagreements"
      nouns={['practice', 'practices']}
      href={address('/pressure/disagreements', { week: week_of.toString(), lmc: lmc?.id ?? null })}
      rows={rows}
      paged={paged}
      has_exports
      empty="In this week no practice’s word and figures are two steps apart."
      filters={
        <>
          <SelectField
            name="week"
            label="Week of"
            value={week_of.toString()}
            options={(weeks.length === 0 ? [week_of] : weeks).map((week) => ({
              value: week.toString(),
              label: shortDay(week),
            }))}
          />
          {frame.lmcs.length > 1 && (
            <SelectField
              name="lmc"
              label="LMC"
              none="All"
              value={lmc?.id}
              options={frame.lmcs.map(({ id, short_name }) => ({ value: id, label: short_name }))}
            />
          )}
        </>
      }
      is_filtered={lmc !== undefined}
      columns={[
        {
          key: 'name',
          label: 'Practice',
          cell: ({ ods_code, name }) => <a href={`/pressure/practices/${ods_code}`}>{name}</a>,
        },
        { key: 'lmc', label: 'LMC', is_roomy: true, cell: (row) => row.lmc },
        { key: 'declared', label: 'It says', kind: 'tag', cell: ({ declared }) => <State alert={declared} /> },
        { key: 'computed', label: 'Figures', kind: 'tag', cell: ({ computed }) => <State alert={computed} /> },
        {
          key: 'ask',
          label: 'What to ask, and the figures',
          is_long: true,
          cell: ({ declared, computed, measures }) => (
            <>
              {whatToAsk(declared, computed)} <span class="note">{figuresSaid(measures)}</span>
            </>
          ),
        },
      ]}
    />
    <Method />
  </Office>
)

const week_of = Temporal.PlainDate.from('2026-11-16')
const one: Shown = {
  lmc_id: '1' as Id<'lmc'>,
  lmc: 'Wealdshire',
  practice_id: '1' as Id<'practice'>,
  ods_code: 'Q90001',
  name: 'Elm Surgery',
  declared: 'green',
  computed: 'red',
  measures: [
    { key: 'contacts_per_1000', value: 27.5, alert: 'red' },
    { key: 'contacts_each', value: 36.2, alert: 'black' },
    { key: 'sessions_lost', value: 5, alert: 'green' },
  ],
}
const name = 'The Wealdbridge and Saltby Villages Integrated Medical Centre and Branch Surgeries Partnership'
const frame = {
  ...previewFrame,
  lmcs: [
    { id: '1' as Id<'lmc'>, name: 'Wealdshire LMC', short_name: 'Wealdshire' },
    { id: '2' as Id<'lmc'>, name: 'Saltmarsh LMC', short_name: 'Saltmarsh' },
  ],
}
const seen = { frame, lmc: undefined, week_of, weeks: [week_of] }

export const previews = {
  some: () => (
    <DisagreementsPage
      {...seen}
      rows={[one, { ...one, name, declared: 'black', computed: 'green', measures: [] }]}
      paged={{ number: 1, size: 50, total: 2 }}
    />
  ),
  none: () => <DisagreementsPage {...seen} rows={[]} paged={{ number: 1, size: 50, total: 0 }} />,
}
