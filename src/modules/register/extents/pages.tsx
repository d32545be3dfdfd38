import { shortDay, thousands } from '../../../platform/values.ts'
import { Sparkline } from '../../../ui/charts/sparkline.tsx'
import type { Column } from '../../../ui/table.tsx'
import { NotKnown, Tag } from '../../../ui/tag.tsx'
import { areaPath } from '../areas/rules.ts'
import type { PracticeRow } from '../practices/reads.ts'
import { changeInYear, changeText, flags, flagsOf, postcodeDistrict, statuses, townOf } from './rules.ts'

/** A practice's columns wherever practices are listed; links keep the day that was asked about. */
export function practiceColumns(on: Temporal.PlainDate, as_at: string): readonly Column<PracticeRow>[] {
  const then = as_at ? `?as_at=${as_at}` : ''
  return [
    {
      key: 'name',
      label: 'Practice',
      is_sortable: true,
      cell: ({ name, ods_code }) => <a href={`/practices/${ods_code}${then}`}>{name}</a>,
    },
    { key: 'ods_code', label: 'Code', is_sortable: true, cell: ({ ods_code }) => ods_code },
    {
      key: 'pcn_name',
      label: 'PCN',
      is_sortable: true,
      cell: ({ pcn_code, pcn_name }) =>
        pcn_code ? (
          <a href={`${areaPath('pcn', pcn_code)}${then}`}>{pcn_name?.replace(/ PCN$/i, '') ?? pcn_code}</a>
        ) : (
          <NotKnown />
        ),
    },
    {
      key: 'place',
      label: 'Place',
      is_sortable: true,
      cell: ({ address, postcode }) => [postcodeDistrict(postcode), townOf(address)].filter(Boolean).join(' '),
    },
    {
      key: 'list_size',
      label: 'List size',
      kind: 'number',
      is_sortable: true,
      cell: ({ list_size, list_size_on }) =>
        list_size === null ? (
          <NotKnown />
        ) : (
          <span title={list_size_on ? `Counted on ${shortDay(list_size_on)}` : undefined}>{thousands(list_size)}</span>
        ),
    },
    {
      key: 'sizes',
      label: 'Trend',
      kind: 'chart',
      cell: ({ sizes }) => <Sparkline values={sizes} about="List size, last counts" />,
    },
    {
      key: 'change',
      label: 'In a year',
      kind: 'number',
      is_sortable: true,
      cell: (row) => changeText(changeInYear(row)) ?? <NotKnown />,
    },
    { key: 'flags', label: 'Flags', kind: 'tag', cell: (row) => <Flags row={row} on={on} /> },
    {
      key: 'constituency_name',
      label: 'Constituency',
      is_sortable: true,
      cell: ({ constituency_code, constituency_name }) =>
        constituency_code ? (
          <a href={`${areaPath('constituency', constituency_code)}${then}`}>{constituency_name ?? constituency_code}</a>
        ) : (
          <NotKnown />
        ),
    },
    { key: 'mp_name', label: 'MP', is_sortable: true, is_roomy: true, cell: ({ mp_name }) => mp_name ?? <NotKnown /> },
  ]
}

const Flags = ({ row, on }: { row: PracticeRow; on: Temporal.PlainDate }) => (
  <>
    {row.status !== 'active' && <Tag kind="closed">{statuses[row.status]}</Tag>}
    {flagsOf(row, on).map((flag) => (
      <Tag kind={flag === 'new' || flag === 'moved_pcn' ? 'new' : 'amber'}>{flags[flag]}</Tag>
    ))}
  </>
)
