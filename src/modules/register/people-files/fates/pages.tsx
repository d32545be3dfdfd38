import type { ExportColumn } from '../../../../platform/exports/columns.ts'
import { TrialRowsTable, TrialTiles, type TrialRows } from '../../../../ui/trials.tsx'
import { fateLabels, type Fate } from './rules.ts'

const tags = { new: 'new', changed: 'waiting', same: 'done', refused: 'red' } as const

export const fateColumns: readonly ExportColumn<Fate>[] = [
  { key: 'line', heading: 'Line', kind: 'number', value: ({ line }) => line },
  { key: 'name', heading: 'Name', kind: 'text', value: ({ name }) => name },
  { key: 'fate', heading: 'What becomes of it', kind: 'text', value: ({ fate }) => fateLabels[fate] },
  { key: 'words', heading: 'How', kind: 'text', value: ({ words }) => words.join('; ') },
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
      {
        key: 'name',
        label: 'Name',
        cell: ({ name, person_id }) => (person_id ? <a href={`/people/${person_id}`}>{name}</a> : name || 'No name'),
      },
    ]}
    more={[{ key: 'words', label: 'How', is_long: true, cell: ({ words }) => words.join('; ') || 'Nothing to add' }]}
  />
)
