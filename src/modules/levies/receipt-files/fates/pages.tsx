import type { ExportColumn } from '../../../../platform/exports/columns.ts'
import { pounds, poundsOf, shortDay, thousands } from '../../../../platform/values.ts'
import { SelectField } from '../../../../ui/choices.tsx'
import { Table } from '../../../../ui/table.tsx'
import { NotKnown, Tag, type TagKind } from '../../../../ui/tag.tsx'
import { Tiles } from '../../../../ui/tiles.tsx'
import { sumOf } from '../../allocations/rules.ts'
import { fateLabels, isTaken, type Fate, type FateKind } from './rules.ts'

const tags = {
  exact: 'done',
  split: 'done',
  under: 'amber',
  over: 'amber',
  taken_back: 'amber',
  unknown: 'waiting',
  same: 'closed',
  refused: 'red',
} as const satisfies Readonly<Record<FateKind, TagKind>>
const kinds = Object.keys(fateLabels) as FateKind[]
const size = 100

export const fateColumns: readonly ExportColumn<Fate>[] = [
  { key: 'line', heading: 'Line', kind: 'number', value: ({ line }) => line },
  { key: 'named', heading: 'Payer as written', kind: 'text', value: ({ named }) => named },
  { key: 'practice', heading: 'Practice', kind: 'text', value: ({ practice }) => practice },
  { key: 'received_on', heading: 'Received', kind: 'text', value: ({ received_on }) => received_on ?? '' },
  { key: 'amount_pence', heading: 'Amount, in pence', kind: 'number', value: ({ amount_pence }) => amount_pence },
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

const amountOf = (fates: readonly Fate[]) =>
  pounds(sumOf(fates.map(({ amount_pence }) => ({ amount_pence: amount_pence ?? 0 }))))

/** How many rows come to what, and how much money; those that no row comes to are not shown. */
export const FateTiles = ({ href, fates }: Pick<FatesProps, 'href' | 'fates'>) => {
  const there = kinds
    .map((kind) => ({ kind, rows: fates.filter(({ fate }) => fate === kind) }))
    .filter(({ rows }) => rows.length > 0)
  return (
    <Tiles
      tiles={[
        { label: 'Taken in all', value: amountOf(fates.filter(isTaken)) },
        ...there.map(({ kind, rows }) => ({
          label: fateLabels[kind],
          value: thousands(rows.length),
          note: kind === 'refused' ? undefined : amountOf(rows),
          href: `${href}?fate=${kind}`,
        })),
      ]}
    />
  )
}

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
      is_wide
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
        {
          key: 'practice',
          label: 'Practice',
          cell: ({ practice, named }) => practice || `As written: ${named || 'nobody'}`,
        },
        {
          key: 'amount_pence',
          label: 'Amount',
          kind: 'money',
          cell: ({ amount_pence }) => (amount_pence === null ? <NotKnown /> : poundsOf(amount_pence)),
        },
        {
          key: 'fate',
          label: 'What becomes of it',
          kind: 'tag',
          cell: ({ fate: own }) => <Tag kind={tags[own]}>{fateLabels[own]}</Tag>,
        },
        { key: 'words', label: 'How', is_long: true, cell: ({ words }) => words.join(' ') },
        {
          key: 'received_on',
          label: 'Received',
          kind: 'date',
          is_roomy: true,
          cell: ({ received_on }) => (received_on ? shortDay(Temporal.PlainDate.from(received_on)) : <NotKnown />),
        },
        { key: 'line', label: 'Line', kind: 'number', cell: ({ line }) => thousands(line) },
      ]}
    />
  )
}
