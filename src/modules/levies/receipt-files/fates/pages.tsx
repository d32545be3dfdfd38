import type { ExportColumn } from '../../../../platform/exports/columns.ts'
import { pounds, poundsOf, shortDay, thousands } from '../../../../platform/values.ts'
import { NotKnown, type TagKind } from '../../../../ui/tag.tsx'
import { Tiles } from '../../../../ui/tiles.tsx'
import { TrialRowsTable, type TrialRows } from '../../../../ui/trials.tsx'
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
export const fateColumns: readonly ExportColumn<Fate>[] = [
  { key: 'line', heading: 'Line', kind: 'number', value: ({ line }) => line },
  { key: 'named', heading: 'Payer as written', kind: 'text', value: ({ named }) => named },
  { key: 'practice', heading: 'Practice', kind: 'text', value: ({ practice }) => practice },
  { key: 'received_on', heading: 'Received', kind: 'text', value: ({ received_on }) => received_on ?? '' },
  { key: 'amount_pence', heading: 'Amount, in pence', kind: 'number', value: ({ amount_pence }) => amount_pence },
  { key: 'fate', heading: 'What becomes of it', kind: 'text', value: ({ fate }) => fateLabels[fate] },
  { key: 'words', heading: 'How', kind: 'text', value: ({ words }) => words.join(' ') },
]

const amountOf = (fates: readonly Fate[]) =>
  pounds(sumOf(fates.map(({ amount_pence }) => ({ amount_pence: amount_pence ?? 0 }))))

/** How many rows come to what, and how much money; those that no row comes to are not shown. */
export const FateTiles = ({ href, fates }: Pick<TrialRows<Fate>, 'href' | 'fates'>) => {
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
export const FatesTable = (rows: TrialRows<Fate>) => (
  <TrialRowsTable
    {...rows}
    labels={fateLabels}
    tags={tags}
    is_wide
    which={[
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
    ]}
    more={[
      { key: 'words', label: 'How', is_long: true, cell: ({ words }) => words.join(' ') },
      {
        key: 'received_on',
        label: 'Received',
        kind: 'date',
        is_roomy: true,
        cell: ({ received_on }) => (received_on ? shortDay(Temporal.PlainDate.from(received_on)) : <NotKnown />),
      },
    ]}
  />
)
