import { shortDay, pounds, thousands, wholePence, type Id } from '../../../platform/values.ts'
import { SelectField } from '../../../ui/choices.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { Table } from '../../../ui/table.tsx'
import { contractKinds } from '../contracts/rules.ts'
import type { LineKindAsked, LineListed } from './reads.ts'
import { linesSize, whyWords } from './rules.ts'

export type LinesAsked = { readonly kind: LineKindAsked; readonly q: string; readonly page: number }

const kinds = [
  { value: 'charge', label: 'Charged' },
  { value: 'adjustment', label: 'Corrections' },
  { value: 'not_charged', label: 'Not charged' },
  { value: 'asked', label: 'To be answered' },
]

const query = ({ kind, q }: LinesAsked) => new URLSearchParams({ ...(kind && { kind }), ...(q && { q }) }).toString()

/** The lines of a run. */
export const LinesTable = ({
  at,
  lines,
  asked,
}: {
  at: string
  lines: { readonly rows: readonly LineListed[]; readonly total: number }
  asked: LinesAsked
}) => {
  const filtered = query(asked)
  return (
    <Table
      label="Lines"
      nouns={['line', 'lines']}
      href={filtered ? `${at}/lines?${filtered}` : `${at}/lines`}
      rows={lines.rows}
      paged={{ number: asked.page, size: linesSize, total: lines.total }}
      has_exports
      is_filtered={filtered !== ''}
      filters={
        <>
          <SelectField name="kind" label="Lines" none="All" value={asked.kind} options={kinds} />
          <TextField name="q" label="Practice" width="short" value={asked.q} />
        </>
      }
      empty="No line is of this kind."
      columns={[
        {
          key: 'name',
          label: 'Practice',
          cell: ({ id, name, ods_code }) => (
            <>
              <a href={`/levies/lines/${id}`}>{name}</a> <span class="note">{ods_code}</span>
            </>
          ),
        },
        {
          key: 'amount_pence',
          label: 'Amount',
          kind: 'money',
          cell: ({ kind, amount_pence }) => (kind === 'not_charged' ? 'not charged' : pounds(amount_pence)),
        },
        {
          key: 'list_size',
          label: 'List size',
          kind: 'number',
          cell: ({ list_size, list_basis }) =>
            list_size === null ? '' : `${thousands(list_size)}${list_basis === 'weighted' ? ' weighted' : ''}`,
        },
        {
          key: 'list_size_on',
          label: 'Counted on',
          kind: 'date',
          is_roomy: true,
          cell: ({ list_size_on }) => list_size_on && shortDay(list_size_on),
        },
        {
          key: 'contract_kind',
          label: 'Contract',
          is_roomy: true,
          cell: ({ contract_kind }) => contract_kind && contractKinds[contract_kind],
        },
        {
          key: 'days',
          label: 'Days',
          kind: 'number',
          cell: ({ days, of_days }) => (days === of_days ? 'all' : `${thousands(days)} of ${thousands(of_days)}`),
        },
        { key: 'why', label: 'Note', is_long: true, cell: ({ why }) => whyWords(why) },
      ]}
    />
  )
}

const quarter = { from_on: Temporal.PlainDate.from('2026-10-01'), to_on: Temporal.PlainDate.from('2026-12-31') }
const day = (text: string) => Temporal.PlainDate.from(text)
const line = (ods_code: string, name: string, amount: number, more: Partial<LineListed> = {}): LineListed => ({
  id: ods_code as Id<'line'>,
  practice_id: ods_code as Id<'practice'>,
  ods_code,
  name,
  kind: 'charge',
  ...quarter,
  days: 92,
  of_days: 92,
  list_basis: 'raw',
  list_size: 10_240,
  list_size_on: day('2026-10-01'),
  contract_kind: 'gms',
  amount_pence: wholePence(amount),
  why: '',
  ...more,
})
/** For previews. */
export const exampleLines = [
  line('Q90001', 'The Wealdbridge and Saltby-on-the-Marsh Integrated Family Practice and Minor Injuries Unit', 107_520),
  line('Q90002', 'Tollgate Surgery', 52_591, { days: 45, to_on: day('2026-11-14') }),
  line('Q90003', 'Beacon Practice', 0, { kind: 'not_charged', why: 'no_mandate', contract_kind: 'pms' }),
  line('Q90004', 'New Bridge Surgery', 0, {
    kind: 'not_charged',
    why: 'no_list_size',
    list_size: null,
    list_size_on: null,
  }),
]
