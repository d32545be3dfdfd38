import type { ExportColumn } from '../../../../platform/exports/columns.ts'
import { shortDay, thousands } from '../../../../platform/values.ts'
import { NotKnown, type TagKind } from '../../../../ui/tag.tsx'
import { TrialRowsTable, type TrialRows } from '../../../../ui/trials.tsx'
import { fateLabels, type Fate, type FateKind } from './rules.ts'

const tags = {
  new: 'done',
  corrects: 'amber',
  same: 'closed',
  refused: 'red',
} as const satisfies Readonly<Record<FateKind, TagKind>>

export const fateColumns: readonly ExportColumn<Fate>[] = [
  { key: 'line', heading: 'Line', kind: 'number', value: ({ line }) => line },
  { key: 'ods_code', heading: 'Practice code', kind: 'text', value: ({ ods_code }) => ods_code },
  { key: 'practice', heading: 'Practice', kind: 'text', value: ({ practice }) => practice },
  { key: 'counted_on', heading: 'Counted on', kind: 'text', value: ({ counted_on }) => counted_on ?? '' },
  { key: 'as_given', heading: 'As given', kind: 'text', value: ({ as_given }) => as_given },
  { key: 'patients', heading: 'Weighted patients', kind: 'number', value: ({ patients }) => patients },
  { key: 'fate', heading: 'What becomes of it', kind: 'text', value: ({ fate }) => fateLabels[fate] },
  { key: 'words', heading: 'Why', kind: 'text', value: ({ words }) => words.join(' ') },
]

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
        cell: ({ practice, ods_code }) =>
          practice ? `${practice} (${ods_code})` : `As written: ${ods_code || 'nobody'}`,
      },
      {
        key: 'patients',
        label: 'Weighted patients',
        kind: 'number',
        cell: ({ patients }) => (patients === null ? <NotKnown /> : thousands(patients)),
      },
    ]}
    more={[
      { key: 'words', label: 'Why', is_long: true, cell: ({ words }) => words.join(' ') },
      {
        key: 'counted_on',
        label: 'Counted on',
        kind: 'date',
        is_roomy: true,
        cell: ({ counted_on }) => (counted_on ? shortDay(Temporal.PlainDate.from(counted_on)) : <NotKnown />),
      },
    ]}
  />
)
