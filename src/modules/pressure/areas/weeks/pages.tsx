import type { Child } from 'hono/jsx'
import { figure, shortDay, thousands, type Id } from '../../../../platform/values.ts'
import type { Column } from '../../../../ui/table.tsx'
import { NotKnown, Suppressed, Tag } from '../../../../ui/tag.tsx'
import { alertWords, type Alert } from '../../returns/rules.ts'
import type { AreaMethod } from '../../settings/rules.ts'
import type { AreaWeek } from '../rules.ts'
import {
  areaMeasureKeys,
  areaMeasures,
  areaState,
  computedCounts,
  declaredCounts,
  measureShown,
  methodAmong,
  returnRate,
  type AlertCounts,
  type AreaMeasure,
  type Sums,
} from '../rules.ts'

type Row = Sums & { readonly methods: readonly AreaMethod[] }

export const StateTag = ({ state, opel }: { state: Alert; opel?: number | undefined }) => (
  <Tag kind={state}>
    {alertWords[state]}
    {opel !== undefined && `, OPEL ${opel}`}
  </Tag>
)

/** A figure, and from how many practices it comes. */
export const Based = ({ from, children }: { from: number | null; children: Child }) => (
  <>
    {children} {from !== null && from > 0 && <span class="note">from {thousands(from)}</span>}
  </>
)

const State = ({ counts, row }: { counts: AlertCounts | null; row: Row }) => {
  const state = areaState(counts, methodAmong(row.methods))
  return counts === null ? <Suppressed /> : state ? <StateTag state={state} /> : <NotKnown />
}

export const MeasureCell = ({ row, of }: { row: Sums; of: AreaMeasure }) => {
  const value = measureShown(row, of)
  if (value === 'suppressed') return <Suppressed />
  return value === null ? <NotKnown /> : <Based from={row[areaMeasures[of].from]}>{figure(value)}</Based>
}

const returned = (row: Sums) => {
  const rate = returnRate(row)
  if (row.returned === null) return <Suppressed />
  return `${thousands(row.returned)} of ${thousands(row.practices_asked)}${rate === null ? '' : ` (${Math.round(rate * 100)}%)`}`
}

/** The figures of a row, the return rate first: it stands beside every one. */
export const figureColumnsShown = <Shown extends Row>(): readonly Column<Shown>[] => [
  { key: 'returned', label: 'Returned', kind: 'number', cell: returned },
  { key: 'declared', label: 'Declared', kind: 'tag', cell: (row) => <State counts={declaredCounts(row)} row={row} /> },
  {
    key: 'computed',
    label: 'Computed',
    kind: 'tag',
    cell: (row) => (
      <Based from={row.computed_from}>
        <State counts={computedCounts(row)} row={row} />
      </Based>
    ),
  },
  ...areaMeasureKeys.map((key): Column<Shown> => ({
    key,
    label: areaMeasures[key].label,
    kind: 'number',
    cell: (row) => <MeasureCell row={row} of={key} />,
  })),
]

export const weekColumns: readonly Column<AreaWeek>[] = [
  {
    key: 'week_of',
    label: 'Week of',
    kind: 'date',
    cell: ({ week_of, is_bank_holiday }) => (
      <>
        {shortDay(week_of)} {is_bank_holiday && <span class="note">bank holiday</span>}
      </>
    ),
  },
  ...figureColumnsShown<AreaWeek>(),
]

/** An invented week; every thirteenth is held back. */
export function previewWeek(at: number): AreaWeek {
  const is_held = at % 13 === 0 && at > 0
  const shown = (value: number) => (is_held ? null : value)
  const [amber, red, black] = [38 - (at % 5), 18 + (at % 7), at % 4]
  return {
    week_of: Temporal.PlainDate.from('2025-11-24').add({ weeks: at }),
    reference_on: Temporal.PlainDate.from('2025-11-24').add({ weeks: at }),
    is_bank_holiday: at === 4 || at === 23,
    methods: ['most_common'],
    lmc_ids: ['w' as Id<'lmc'>],
    left_out: is_held ? ['w' as Id<'lmc'>] : [],
    practices: 128,
    patients: 1_235_727,
    practices_asked: is_held ? 0 : 128,
    returned: shown(25 + amber + red + black),
    green: shown(25),
    amber: shown(amber),
    red: shown(red),
    black: shown(black),
    computed_from: shown(74),
    computed_green: shown(20),
    computed_amber: shown(30),
    computed_red: shown(20),
    computed_black: shown(4),
    contacts_from: shown(74),
    contacts: shown(15_800 + at * 31 + (at % 6) * 210),
    contacts_patients: shown(714_000),
    clinicians_from: shown(60),
    clinician_contacts: shown(12_000 + at * 20),
    clinicians: shown(430),
    workforce_from: shown(128),
    workforce_patients: shown(1_235_727),
    gp_fte: shown(541.25),
    sessions_from: shown(0),
    sessions_planned: shown(0),
    sessions_lost: shown(0),
    wait_from: null,
    wait_days: null,
  }
}
