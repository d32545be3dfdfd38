import { count, plainDay, type Id } from '../../../platform/values.ts'
import { ButtonLink } from '../../../ui/links.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
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

/** What waits for somebody to ask, or to say why not. */
export const Suggestions = ({ rows, total }: { rows: readonly Suggestion[]; total: number }) => (
  <Panel
    title="Returns that ask for help"
    note={total > rows.length && `the gravest ${rows.length} of ${count(total, 'suggestion')}`}
  >
    <Table
      label="Suggestions"
      nouns={['suggestion', 'suggestions']}
      href="/pressure/asks"
      rows={rows}
      empty="No return asks for help that nobody has dealt with."
      columns={[
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
      ]}
    />
  </Panel>
)

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
