import type { Frame } from '../../../platform/routes.ts'
import { plainDay, shortDay, type Id } from '../../../platform/values.ts'
import { SelectField } from '../../../ui/choices.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag, type TagKind } from '../../../ui/tag.tsx'
import { previewSuggestions, Suggestions } from '../suggestions/pages.tsx'
import type { Suggestion } from '../suggestions/reads.ts'
import { PressureTabs } from '../tabs/pages.tsx'
import { asksQuery } from './forms.ts'
import type { AskKept, AsksFound } from './reads.ts'
import { askedOf, askStates, isEnded, type AsksAsked, type AskState } from './rules.ts'

const tagOf: Readonly<Record<AskState, TagKind>> = {
  open: 'waiting',
  answered: 'new',
  done: 'done',
  refused: 'closed',
  lapsed: 'closed',
}

export const AskTag = ({ state }: { state: AskState }) => <Tag kind={tagOf[state]}>{askStates[state]}</Tag>

export type AsksPageProps = {
  frame: Frame
  on: Temporal.PlainDate
  asked: AsksAsked
  found: AsksFound
  suggestions: { readonly rows: readonly Suggestion[]; readonly total: number }
  refusal?: string
}

const states = [
  { value: 'waiting', label: 'Waiting' },
  { value: 'overdue', label: 'Overdue' },
  ...Object.entries(askStates).map(([value, label]) => ({ value, label })),
  { value: 'any', label: 'All' },
]

const Filters = ({ frame, asked }: AsksPageProps) => (
  <>
    <SelectField name="state" label="State" value={asked.state} options={states} />
    {frame.lmcs.length > 1 && (
      <SelectField
        name="lmc"
        label="LMC"
        none="All"
        value={asked.lmc}
        options={frame.lmcs.map(({ id, short_name }) => ({ value: id, label: short_name }))}
      />
    )}
    <TextField name="practice" label="Practice code" width="short" value={asked.practice} />
  </>
)

const isLate = ({ state, due_on }: AskKept, on: Temporal.PlainDate) =>
  !isEnded(state) && Temporal.PlainDate.compare(due_on, on) < 0

export const AsksPage = (props: AsksPageProps) => {
  const { frame, on, asked, found, suggestions, refusal } = props
  const query = asksQuery(asked)
  return (
    <Office
      frame={frame}
      title="Asks"
      errors={Boolean(refusal)}
      head={
        <PageHead
          title="Asks"
          about="What returns say should be asked for, what was asked of whom, and what came of it."
        />
      }
    >
      <ErrorSummary refusal={refusal} />
      <PressureTabs at="/pressure/asks" />
      <Suggestions {...suggestions} lmc={asked.lmc} />
      <Panel title="Asks">
        <Table
          label="Asks"
          nouns={['ask', 'asks']}
          href={query ? `/pressure/asks?${query}` : '/pressure/asks'}
          rows={found.rows}
          paged={{ number: asked.page, size: 50, total: found.total }}
          has_exports
          is_filtered={query !== ''}
          filters={<Filters {...props} />}
          empty="No ask is in this state."
          columns={[
            {
              key: 'what',
              label: 'What is asked',
              is_long: true,
              cell: ({ id, what }) => <a href={`/pressure/asks/${id}`}>{what}</a>,
            },
            {
              key: 'practice_name',
              label: 'For',
              cell: ({ ods_code, practice_name }) => <a href={`/practices/${ods_code}`}>{practice_name}</a>,
            },
            {
              key: 'asked_name',
              label: 'Of',
              cell: ({ asked_of, asked_name }) => (
                <>
                  {asked_name} <span class="note">{askedOf[asked_of]}</span>
                </>
              ),
            },
            { key: 'state', label: 'State', kind: 'tag', cell: ({ state }) => <AskTag state={state} /> },
            {
              key: 'due_on',
              label: 'Due',
              kind: 'date',
              cell: (row) => (
                <>
                  {shortDay(row.due_on)} {isLate(row, on) && <Tag kind="amber">Overdue</Tag>}
                </>
              ),
            },
            { key: 'lmc_name', label: 'LMC', is_roomy: true, cell: ({ lmc_name }) => lmc_name },
            {
              key: 'asked_on',
              label: 'Asked',
              kind: 'date',
              is_roomy: true,
              cell: ({ asked_on }) => plainDay(asked_on),
            },
          ]}
        />
      </Panel>
    </Office>
  )
}

export const previewAsk: AskKept = {
  id: '1' as Id<'ask'>,
  lmc_id: '0' as Id<'lmc'>,
  lmc_name: 'Wealdshire',
  practice_id: '0' as Id<'practice'>,
  ods_code: 'Q90001',
  practice_name: 'Elm Surgery',
  asked_of: 'icb',
  asked_name: 'Primary care team, Wealdshire ICB',
  what: 'Divert 111 bookings for two days',
  due_on: Temporal.PlainDate.from('2026-11-13'),
  is_named: false,
  state: 'open',
  owner_id: null,
  asked_on: Temporal.PlainDate.from('2026-11-06'),
  asked_by: 'Priya Raman',
  answered_on: null,
  ended_on: null,
}

const shown = {
  frame: previewFrame,
  on: Temporal.PlainDate.from('2026-11-19'),
  asked: { state: 'waiting' as const, lmc: '', practice: '', page: 1 },
}

export const previews = {
  some: () => (
    <AsksPage
      {...shown}
      suggestions={{ rows: previewSuggestions, total: 60 }}
      found={{ rows: [previewAsk, { ...previewAsk, state: 'answered', due_on: shown.on }], total: 2 }}
    />
  ),
  none: () => <AsksPage {...shown} suggestions={{ rows: [], total: 0 }} found={{ rows: [], total: 0 }} />,
}
