import type { ExportColumn } from '../../../../platform/exports/columns.ts'
import { heldBack } from '../../areas/rules.ts'
import type { AreaFigures, Figures } from '../../issue-figures/rules.ts'
import { quotient } from '../../issue-figures/rules.ts'
import { alerts } from '../../returns/rules.ts'

const number = (
  key: string,
  heading: string,
  value: (area: AreaFigures) => number | null,
): ExportColumn<AreaFigures> => ({
  key,
  heading,
  kind: 'number',
  // What is held back says so, in every format.
  value: (area) => value(area) ?? heldBack,
})

const rounded = (amount: number | null, step: number) => (amount === null ? null : Math.round(amount * step) / step)

/** A report's figures as a list of areas, the LMC first. */
export const areasOf = ({ lmc, areas }: Figures): readonly AreaFigures[] => [lmc, ...areas]

export const areaColumns = ({ week_of, reference_on, opel }: Figures): readonly ExportColumn<AreaFigures>[] => [
  { key: 'week_of', heading: 'Week of', kind: 'text', value: () => week_of },
  { key: 'reference_on', heading: 'Contacts counted on', kind: 'text', value: () => reference_on },
  { key: 'area_kind', heading: 'Kind of area', kind: 'text', value: ({ kind }) => kind },
  { key: 'area_code', heading: 'Code', kind: 'text', value: ({ kind, code }) => (kind === 'pcn' ? code : '') },
  { key: 'area_name', heading: 'Area', kind: 'text', value: ({ name }) => name },
  number('practices', 'Practices in scope', ({ practices }) => practices),
  number('returned', 'Practices that returned', ({ returned }) => returned),
  number('return_rate_percent', 'Return rate, %', ({ returned, practices }) =>
    rounded(quotient(returned, practices, 100), 10),
  ),
  {
    key: 'state',
    heading: 'State',
    kind: 'text',
    value: ({ state, returned }) => state ?? (returned === 0 ? 'no returns' : heldBack),
  },
  {
    key: 'opel',
    heading: 'OPEL',
    kind: 'text',
    value: ({ state, returned }) => (state ? String(opel[state]) : returned === 0 ? '' : heldBack),
  },
  ...alerts.map((alert) =>
    number(`declared_${alert}`, `Declared ${alert}`, ({ declared }) => declared?.[alert] ?? null),
  ),
  number('computed_from', 'Practices with a computed state', ({ computed_from }) => computed_from),
  ...alerts.map((alert) =>
    number(`computed_${alert}`, `Computed ${alert}`, ({ computed }) => computed?.[alert] ?? null),
  ),
  number('contacts_from', 'Practices with contacts', ({ contacts_from }) => contacts_from),
  number('contacts_per_1000', 'Contacts for each 1,000 patients on the day', ({ contacts_per_1000 }) =>
    rounded(contacts_per_1000, 10),
  ),
]
