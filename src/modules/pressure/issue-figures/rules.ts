import { areaState, type AlertCounts } from '../areas/rules.ts'
import type { Alert } from '../returns/rules.ts'
import type { AreaMethod } from '../settings/rules.ts'

export type StateCounts = Readonly<Record<Alert, number>>

/** What an issue shows of one area; null is held back. */
export type AreaFigures = {
  readonly kind: 'lmc' | 'locality' | 'pcn'
  readonly code: string
  readonly name: string
  readonly practices: number
  readonly patients: number
  readonly returned: number | null
  readonly declared: StateCounts | null
  readonly state: Alert | null
  readonly computed_from: number | null
  readonly computed: StateCounts | null
  readonly computed_state: Alert | null
  readonly contacts_from: number | null
  readonly contacts_per_1000: number | null
}

/** One week of the LMC's, as far as it was published. */
export type TrendWeek = {
  /** Dates are kept as text: the figures are one JSON. */
  readonly week_of: string
  readonly practices: number | null
  readonly returned: number | null
  readonly state: Alert | null
  readonly contacts_per_1000: number | null
}

export const otherMeasures = ['contacts_each', 'patients_per_gp', 'sessions_lost', 'wait'] as const
export type OtherMeasure = (typeof otherMeasures)[number]
export type MeasureFigure = {
  readonly key: OtherMeasure
  readonly value: number | null
  readonly from: number | null
  /** The LMC's own limits for it, from which amber, red and black begin. */
  readonly limits: readonly [number, number, number]
  readonly note: string
}

/** What keeps strain from becoming usual unseen. */
export type Normalising = {
  /** How long it has lasted and what used to be usual, a sentence each. */
  readonly said: readonly string[]
  /** The middle half of earlier contacts per 1,000. */
  readonly band: { readonly low: number; readonly high: number } | null
}

/** All that an issue shows. It is frozen, so that whatever comes or changes later alters no report. */
export type Figures = {
  readonly lmc_name: string
  readonly week_of: string
  readonly reference_on: string
  /** The bank holiday that the usual reference day was, if it was one. */
  readonly holiday: string | null
  readonly closed_at: string
  readonly working_days: number
  readonly lmc: AreaFigures
  /** What was published of the whole LMC, as it may be given to a national report. */
  readonly cell: Cell
  readonly areas: readonly AreaFigures[]
  /** Thirteen weeks, this one last. */
  readonly trend: readonly TrendWeek[]
  readonly contacts_in_week: number | null
  readonly patients_at_amber: number | null
  readonly measures: readonly MeasureFigure[]
  readonly normalising: Normalising
  /** What came of asks, in words that name nobody. */
  readonly asks: string
  readonly means: Readonly<Record<Alert, string>>
  readonly opel: Readonly<Record<Alert, number>>
  readonly method: string
  readonly smallest_cell: number
}

/** What is published of an area for a week; null is held back. */
export type Cell = {
  readonly area_kind: AreaFigures['kind']
  readonly area_code: string
  readonly area_name: string
  readonly practices: number
  readonly patients: number
} & Readonly<Record<(typeof cellFigures)[number], number | null>>

// oxfmt-ignore
export const cellFigures = [
  'returned', 'green', 'amber', 'red', 'black',
  'computed_from', 'computed_green', 'computed_amber', 'computed_red', 'computed_black',
  'contacts_from', 'contacts', 'contacts_patients', 'clinicians_from', 'clinician_contacts', 'clinicians',
  'workforce_from', 'workforce_patients', 'gp_fte', 'sessions_from', 'sessions_planned', 'sessions_lost', 'wait_from', 'wait_days',
] as const

export const quotient = (above: number | null, below: number | null, times = 1) =>
  above === null || below === null || below <= 0 ? null : (above / below) * times

type States = Readonly<Record<Alert, number | null>>

/** Counts of the four states, as areas are judged by; null is held back. */
export const countsIn = ({ green, amber, red, black }: States): AlertCounts | null =>
  green === null || amber === null || red === null || black === null ? null : [green, amber, red, black]

const named = (counts: AlertCounts | null): StateCounts | null =>
  counts && { green: counts[0], amber: counts[1], red: counts[2], black: counts[3] }

export function areaFigures(cell: Cell, method: AreaMethod): AreaFigures {
  const declared = countsIn(cell)
  const computed = countsIn({
    green: cell.computed_green,
    amber: cell.computed_amber,
    red: cell.computed_red,
    black: cell.computed_black,
  })
  return {
    kind: cell.area_kind,
    code: cell.area_code,
    name: cell.area_name,
    practices: cell.practices,
    patients: cell.patients,
    returned: cell.returned,
    declared: named(declared),
    state: areaState(declared, method),
    computed_from: cell.computed_from,
    computed: named(computed),
    computed_state: areaState(computed, method),
    contacts_from: cell.contacts_from,
    contacts_per_1000: quotient(cell.contacts, cell.contacts_patients, 1000),
  }
}

/** The rate of one day for everybody on the lists of all practices, on every working day: an extrapolation, and to be called one. */
export const contactsInWeek = ({ contacts_per_1000, patients }: AreaFigures, working_days: number) =>
  contacts_per_1000 === null ? null : (contacts_per_1000 / 1000) * patients * working_days

/** By the share of practices and not by their lists, which are public: a sum of some of them would say which they are. */
export function patientsAtAmber({ declared, returned, patients }: AreaFigures): number | null {
  const share = declared && quotient(declared.amber + declared.red + declared.black, returned)
  return share === null ? null : share * patients
}
