import { Lines } from './charts/lines.tsx'
import { Sparkline } from './charts/sparkline.tsx'
import { SelectField } from './choices.tsx'
import { TextField } from './fields.tsx'
import { Table } from './table.tsx'
import type { Column } from './table.tsx'
import { NotKnown, Tag } from './tag.tsx'
import type { TagKind } from './tag.tsx'
import { figure } from '../platform/values.ts'

const places = [
  'Elm',
  'Tollgate',
  'St Oswin',
  'Harbour',
  'Weald Park',
  'The Maltings',
  'Quarry Lane',
  'Beacon',
  'Priory',
  'Fernhill',
]
const flags: (readonly [TagKind, string] | undefined)[] = [
  undefined,
  ['new', 'Moved PCN'],
  undefined,
  ['amber', 'List up 12%'],
  undefined,
  undefined,
  ['closed', 'Dormant'],
]
export const long_name = 'The Saint Bartholomew and All Hallows Partnership Medical Centre at Upper Wealdshire Bridge'

const practices = Array.from({ length: 50 }, (_, index) => ({
  name: index === 3 ? long_name : `${places[index % 10]} ${index % 3 === 0 ? 'Surgery' : 'Medical Centre'}`,
  ods_code: `Q9${String(index * 37).padStart(4, '0')}`,
  pcn: `${places[(index * 3) % 10]} PCN`,
  place: index % 2 === 0 ? 'Wealdbridge' : 'Market Saltby',
  constituency: index % 4 === 0 ? 'North Wealdshire' : 'Wealdbridge and Saltby',
  sizes:
    index === 5
      ? []
      : Array.from(
          { length: 12 },
          (_, month) => 6000 + index * 173 + month * ((index % 5) - 2) * 40 + ((month * 7 + index) % 5) * 30,
        ),
  flag: flags[index % 7],
}))

type Practice = (typeof practices)[number]

export const practiceColumns: readonly Column<Practice>[] = [
  {
    key: 'name',
    label: 'Practice',
    is_sortable: true,
    cell: (row) => <a href={`/practices/${row.ods_code}`}>{row.name}</a>,
  },
  { key: 'ods_code', label: 'Code', is_sortable: true, cell: (row) => row.ods_code },
  { key: 'pcn', label: 'PCN', is_sortable: true, cell: (row) => row.pcn },
  { key: 'place', label: 'Place', cell: (row) => row.place },
  {
    key: 'list_size',
    label: 'List size',
    kind: 'number',
    is_sortable: true,
    cell: (row) => (row.sizes.length > 0 ? figure(row.sizes.at(-1) ?? 0) : <NotKnown />),
  },
  {
    key: 'sizes',
    label: 'Two years',
    kind: 'chart',
    cell: (row) => <Sparkline values={row.sizes} about="List size, two years to November 2026" />,
  },
  { key: 'constituency', label: 'Constituency', cell: (row) => row.constituency },
  {
    key: 'flag',
    label: 'Changed',
    kind: 'tag',
    cell: (row) => row.flag && <Tag kind={row.flag[0]}>{row.flag[1]}</Tag>,
  },
]

export const PracticesTable = ({ count, filters = true }: { count: number; filters?: boolean }) => (
  <Table
    label="Practices"
    columns={practiceColumns}
    rows={practices.slice(0, count)}
    href="/practices?pcn=elm"
    nouns={['practice', 'practices']}
    paged={{ number: count === 50 ? 2 : 1, size: 50, total: count === 50 ? 128 : count }}
    sort={{ key: 'list_size', is_descending: true }}
    {...(count === 50 ? { totals: { list_size: figure(1_235_727) } } : {})}
    has_exports
    is_filtered
    empty="No practice matches. Clear the filters, or check the spelling."
    filters={
      filters && (
        <>
          <TextField name="q" label="Name, code or place" type="search" value="" />
          <SelectField
            name="pcn"
            label="PCN"
            none="Any"
            value="elm"
            options={[
              { value: 'elm', label: 'Elm PCN' },
              { value: 'beacon', label: 'Beacon PCN' },
            ]}
          />
          <TextField name="as_at" label="As at" value="1 November 2026" />
        </>
      )
    }
  />
)

const quarters = [
  'Oct 2024',
  'Jan 2025',
  'Apr 2025',
  'Jul 2025',
  'Oct 2025',
  'Jan 2026',
  'Apr 2026',
  'Jul 2026',
  'Oct 2026',
]

export const IndexedSizes = () => (
  <Lines
    title="Elm's list has grown faster than its PCN's and the LMC's"
    unit="October 2024 = 100"
    base={{ of: '128 practices', as_at: '1 October 2026' }}
    times={quarters}
    band={{
      label: 'the middle half of practices',
      low: [100, 99.8, 99.5, 99.6, 99.4, 99.3, 99.5, 99.2, 99],
      high: [100, 100.9, 101.4, 102, 102.6, 103.1, 103.4, 104, 104.6],
    }}
    lines={[
      { label: 'Elm Surgery', values: [100, 101.2, 102.4, 103, 104.6, 106, 107.1, 108.4, 109.7] },
      { label: 'Elm PCN', values: [100, 100.3, null, 101.1, 101.6, 102, 102.3, 102.6, 103.1] },
      { label: 'Wealdshire', values: [100, 100.2, 100.4, 100.9, 101.3, 101.5, 101.9, 102.2, 102.7] },
    ]}
  />
)
