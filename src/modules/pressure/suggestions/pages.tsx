import type { ExportColumn } from '../../../platform/exports/columns.ts'
import type { Frame } from '../../../platform/routes.ts'
import { count, plainDay, type Id } from '../../../platform/values.ts'
import { SelectField } from '../../../ui/choices.tsx'
import { address, ButtonLink } from '../../../ui/links.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import type { Paged } from '../../../ui/pager.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { PressureTabs } from '../tabs/pages.tsx'
import type { Suggestion } from './reads.ts'
import { suggestionKinds, type SuggestionKind } from './rules.ts'

const tagOf: Readonly<Record<SuggestionKind, 'black' | 'red' | 'amber' | 'plain' | 'waiting'>> = {
  black: 'black',
  red: 'red',
  amber_run: 'amber',
  disagreement: 'plain',
  silent: 'waiting',
}

export const SuggestionTag = ({ kind }: { kind: SuggestionKind }) => (
  <Tag kind={tagOf[kind]}>{suggestionKinds[kind].label}</Tag>
)

const gravest = {
  nouns: ['suggestion', 'suggestions'],
  empty: 'No return asks for help that nobody has dealt with.',
  columns: [
    {
      key: 'practice_name',
      label: 'Practice',
      cell: ({ ods_code, practice_name }) => <a href={`/practices/${ods_code}`}>{practice_name}</a>,
    },
    {
      key: 'ask',
      label: 'What to do',
      kind: 'action',
      cell: ({ id, ods_code, practice_name }) => (
        <ButtonLink kind="second" href={`/pressure/asks/new?practice=${ods_code}&suggestion=${id}`}>
          Ask<span class="unseen"> for {practice_name}</span>
        </ButtonLink>
      ),
    },
    { key: 'kind', label: 'Why', kind: 'tag', cell: ({ kind }) => <SuggestionTag kind={kind} /> },
    { key: 'because', label: 'What it rests on', is_long: true, cell: ({ because }) => because },
    { key: 'week_of', label: 'Week of', kind: 'date', is_roomy: true, cell: ({ week_of }) => plainDay(week_of) },
    { key: 'lmc_name', label: 'LMC', is_roomy: true, cell: ({ lmc_name }) => lmc_name },
  ],
} as const satisfies Partial<Parameters<typeof Table<Suggestion>>[0]>

/** What waits for somebody to ask, or to say why not: the gravest, with the way to all of them. */
export const Suggestions = ({ rows, total, lmc }: { rows: readonly Suggestion[]; total: number; lmc: string }) => (
  <Panel
    title="Returns that ask for help"
    note={total > rows.length && `the gravest ${rows.length}`}
    {...(total > rows.length && {
      more: {
        label: `All ${count(total, 'suggestion')}`,
        href: address('/pressure/suggestions', { lmc: lmc || null }),
      },
    })}
  >
    <Table label="Suggestions" href="/pressure/asks" rows={rows} {...gravest} />
  </Panel>
)

type SuggestionsPageProps = {
  frame: Frame
  lmc: Frame['lmcs'][number] | undefined
  rows: readonly Suggestion[]
  paged: Paged
}

export const SuggestionsPage = ({ frame, lmc, rows, paged }: SuggestionsPageProps) => (
  <Office
    frame={frame}
    title="Returns that ask for help"
    breadcrumbs={[{ label: 'Asks', href: '/pressure/asks' }]}
    head={
      <PageHead
        title="Returns that ask for help"
        about="What nobody has asked for yet, or set aside: the gravest first."
      />
    }
  >
    <PressureTabs at="/pressure/asks" />
    <Table
      label="Suggestions"
      href={address('/pressure/suggestions', { lmc: lmc?.id ?? null })}
      rows={rows}
      paged={paged}
      has_exports
      is_filtered={lmc !== undefined}
      {...gravest}
      {...(frame.lmcs.length > 1 && {
        filters: (
          <SelectField
            name="lmc"
            label="LMC"
            none="All"
            value={lmc?.id}
            options={frame.lmcs.map(({ id, short_name }) => ({ value: id, label: short_name }))}
          />
        ),
      })}
    />
  </Office>
)

export const suggestionColumns: readonly ExportColumn<Suggestion>[] = [
  { key: 'week_of', heading: 'Week of', kind: 'date', value: ({ week_of }) => week_of },
  { key: 'lmc_name', heading: 'LMC', kind: 'text', value: ({ lmc_name }) => lmc_name },
  { key: 'ods_code', heading: 'Code', kind: 'text', value: ({ ods_code }) => ods_code },
  { key: 'practice_name', heading: 'Practice', kind: 'text', value: ({ practice_name }) => practice_name },
  { key: 'kind', heading: 'Why', kind: 'text', value: ({ kind }) => suggestionKinds[kind].label },
  { key: 'because', heading: 'What it rests on', kind: 'text', value: ({ because }) => because },
]

const one: Suggestion = {
  id: '1' as Id<'suggestion'>,
  lmc_id: '0' as Id<'lmc'>,
  lmc_name: 'Wealdshire',
  practice_id: '0' as Id<'practice'>,
  ods_code: 'Q90001',
  practice_name: 'Elm Surgery',
  week_of: Temporal.PlainDate.from('2026-11-16'),
  kind: 'black',
  because: 'It declared black for the week of 16 November 2026.',
}
export const previewSuggestions: readonly Suggestion[] = [
  one,
  {
    ...one,
    kind: 'disagreement',
    because: 'It declared green, and its figures come to red, in the week of 16 November 2026.',
  },
  {
    ...one,
    kind: 'silent',
    practice_name: 'The Old Maltings and Riverside Partnership with Saltby Branch',
    because: 'It has not returned for 8 weeks.',
  },
]

export const previews = {
  some: () => (
    <SuggestionsPage
      frame={previewFrame}
      lmc={undefined}
      rows={previewSuggestions}
      paged={{ number: 2, size: 50, total: 120 }}
    />
  ),
  none: () => (
    <SuggestionsPage frame={previewFrame} lmc={undefined} rows={[]} paged={{ number: 1, size: 50, total: 0 }} />
  ),
}
