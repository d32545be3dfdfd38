import type { ExportColumn } from '../../../../platform/exports/columns.ts'
import { shortDay, thousands } from '../../../../platform/values.ts'
import { SelectField } from '../../../../ui/choices.tsx'
import { Table } from '../../../../ui/table.tsx'
import { Tag } from '../../../../ui/tag.tsx'
import { Tiles } from '../../../../ui/tiles.tsx'
import { fateLabels, type Fate } from './rules.ts'

const tags = { new: 'new', same: 'done', refused: 'red' } as const
const kinds = Object.keys(fateLabels) as Fate['fate'][]
const size = 100

const weekText = ({ week_of }: Fate) => (week_of ? shortDay(Temporal.PlainDate.from(week_of)) : '')

export const fateColumns: readonly ExportColumn<Fate>[] = [
  { key: 'line', heading: 'Line', kind: 'number', value: ({ line }) => line },
  { key: 'practice', heading: 'Practice', kind: 'text', value: ({ practice }) => practice },
  { key: 'week_of', heading: 'Week of', kind: 'text', value: ({ week_of }) => week_of ?? '' },
  { key: 'fate', heading: 'What becomes of it', kind: 'text', value: ({ fate }) => fateLabels[fate] },
  { key: 'words', heading: 'How', kind: 'text', value: ({ words }) => words.join(' ') },
]

type FatesProps = {
  /** The page's address, with no filter. */
  href: string
  fates: readonly Fate[]
  /** Which fate is looked at; blank is every one. */
  fate: string
  number: number
}

/** How many rows come to what. */
export const FateTiles = ({ href, fates }: Pick<FatesProps, 'href' | 'fates'>) => (
  <Tiles
    tiles={kinds.map((kind) => ({
      label: fateLabels[kind],
      value: thousands(fates.filter((row) => row.fate === kind).length),
      href: `${href}?fate=${kind}`,
    }))}
  />
)

/** Each row's own fate. */
export const FatesTable = ({ href, fates, fate, number }: FatesProps) => {
  const shown = fate === '' ? fates : fates.filter((row) => row.fate === fate)
  return (
    <Table
      label="Rows"
      nouns={['row', 'rows']}
      href={fate ? `${href}?fate=${fate}` : href}
      rows={shown.slice((number - 1) * size, number * size)}
      paged={{ number, size, total: shown.length }}
      is_filtered={fate !== ''}
      has_exports
      filters={
        <SelectField
          name="fate"
          label="What becomes of it"
          none="All rows"
          value={fate}
          options={kinds.map((value) => ({ value, label: fateLabels[value] }))}
        />
      }
      empty="No row is like that."
      columns={[
        { key: 'practice', label: 'Practice', cell: ({ practice }) => practice || 'No practice' },
        { key: 'week_of', label: 'Week of', kind: 'date', cell: weekText },
        {
          key: 'fate',
          label: 'What becomes of it',
          kind: 'tag',
          cell: ({ fate: own }) => <Tag kind={tags[own]}>{fateLabels[own]}</Tag>,
        },
        { key: 'words', label: 'How', is_long: true, cell: ({ words }) => words.join(' ') || 'Nothing to add' },
        { key: 'line', label: 'Line', kind: 'number', cell: ({ line }) => thousands(line) },
      ]}
    />
  )
}
