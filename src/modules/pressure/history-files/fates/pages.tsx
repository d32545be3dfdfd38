import type { ExportColumn } from '../../../../platform/exports/columns.ts'
import { shortDay } from '../../../../platform/values.ts'
import { TrialRowsTable, TrialTiles, type TrialRows } from '../../../../ui/trials.tsx'
import { fateLabels, type Fate } from './rules.ts'

const tags = { new: 'new', same: 'done', refused: 'red' } as const
const weekText = ({ week_of }: Fate) => (week_of ? shortDay(Temporal.PlainDate.from(week_of)) : '')

export const fateColumns: readonly ExportColumn<Fate>[] = [
  { key: 'line', heading: 'Line', kind: 'number', value: ({ line }) => line },
  { key: 'practice', heading: 'Practice', kind: 'text', value: ({ practice }) => practice },
  { key: 'week_of', heading: 'Week of', kind: 'text', value: ({ week_of }) => week_of ?? '' },
  { key: 'fate', heading: 'What becomes of it', kind: 'text', value: ({ fate }) => fateLabels[fate] },
  { key: 'words', heading: 'How', kind: 'text', value: ({ words }) => words.join(' ') },
]

/** How many rows come to what. */
export const FateTiles = (rows: Pick<TrialRows<Fate>, 'href' | 'fates'>) => <TrialTiles {...rows} labels={fateLabels} />

/** Each row's own fate. */
export const FatesTable = (rows: TrialRows<Fate>) => (
  <TrialRowsTable
    {...rows}
    labels={fateLabels}
    tags={tags}
    which={[
      { key: 'practice', label: 'Practice', cell: ({ practice }) => practice || 'No practice' },
      { key: 'week_of', label: 'Week of', kind: 'date', cell: weekText },
    ]}
    more={[{ key: 'words', label: 'How', is_long: true, cell: ({ words }) => words.join(' ') || 'Nothing to add' }]}
  />
)
