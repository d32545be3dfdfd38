import type { ExportColumn } from '../../../../platform/exports/columns.ts'
import { figureColumns, type FigureColumn } from '../../figures/rules.ts'
import type { AreaMethod } from '../../settings/rules.ts'
import type { AreaWeek } from '../rules.ts'
import {
  areaMeasureKeys,
  areaMeasures,
  areaState,
  computedCounts,
  declaredCounts,
  methodAmong,
  patientsPressed,
  returnRate,
  type Sums,
} from '../rules.ts'

/** As much as a page shows of a ratio. */
const rounded = (value: number | null, digits = 2) => (value === null ? null : Number(value.toFixed(digits)))

const headings: Readonly<Record<FigureColumn, string>> = {
  returned: 'Returned in time',
  green: 'Declared green',
  amber: 'Declared amber',
  red: 'Declared red',
  black: 'Declared black',
  computed_from: 'Computed for',
  computed_green: 'Computed green',
  computed_amber: 'Computed amber',
  computed_red: 'Computed red',
  computed_black: 'Computed black',
  contacts_from: 'Gave contacts',
  contacts: 'Contacts',
  contacts_patients: 'Patients of those who gave contacts',
  clinicians_from: 'Gave contacts and clinicians',
  clinician_contacts: 'Contacts of those clinicians',
  clinicians: 'Clinicians',
  workforce_from: 'GPs known',
  workforce_patients: 'Patients of those whose GPs are known',
  gp_fte: 'Full-time GPs',
  sessions_from: 'Gave sessions',
  sessions_planned: 'Sessions planned',
  sessions_lost: 'Sessions lost',
  wait_from: 'Gave the longest wait',
  wait_days: 'Sum of the longest waits, working days',
}

type Row = Sums & { readonly methods: readonly AreaMethod[] }

/** What is published of an area, as it leaves in a file; a blank is held back, or not known. */
export const areaFileColumns: readonly ExportColumn<Row>[] = [
  { key: 'practices', heading: 'Practices in scope', kind: 'number', value: ({ practices }) => practices },
  { key: 'patients', heading: 'Patients', kind: 'number', value: ({ patients }) => patients },
  {
    key: 'practices_asked',
    heading: 'Practices of the LMCs published',
    kind: 'number',
    value: ({ practices_asked }) => practices_asked,
  },
  { key: 'return_rate', heading: 'Return rate', kind: 'number', value: (row) => rounded(returnRate(row), 4) },
  {
    key: 'declared_state',
    heading: 'Declared state',
    kind: 'text',
    value: (row) => areaState(declaredCounts(row), methodAmong(row.methods)),
  },
  {
    key: 'computed_state',
    heading: 'Computed state',
    kind: 'text',
    value: (row) => areaState(computedCounts(row), methodAmong(row.methods)),
  },
  ...figureColumns.map((column): ExportColumn<Row> => ({
    key: column,
    heading: headings[column],
    kind: 'number',
    value: (row) => (column === 'gp_fte' ? rounded(row.gp_fte) : row[column]),
  })),
  ...areaMeasureKeys.map((key): ExportColumn<Row> => ({
    // Beside a column of the same name, of which it is the ratio.
    key: key === 'sessions_lost' ? 'sessions_lost_percent' : key === 'wait' ? 'mean_wait_days' : key,
    heading: areaMeasures[key].label,
    kind: 'number',
    value: (row) => rounded(areaMeasures[key].of(row)),
  })),
  {
    key: 'patients_at_amber_or_above',
    heading: 'Patients at amber or above, estimated',
    kind: 'number',
    value: patientsPressed,
  },
]

export const weekFileColumns: readonly ExportColumn<AreaWeek>[] = [
  { key: 'week_of', heading: 'Week of', kind: 'date', value: ({ week_of }) => week_of },
  { key: 'reference_on', heading: 'Contacts counted on', kind: 'date', value: ({ reference_on }) => reference_on },
  {
    key: 'is_bank_holiday',
    heading: 'Bank holiday in the week',
    kind: 'text',
    value: ({ is_bank_holiday }) => is_bank_holiday,
  },
  ...areaFileColumns,
]
