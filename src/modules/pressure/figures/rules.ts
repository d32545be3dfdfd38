import type { DB } from '../../../platform/tables.ts'
import { alerts, isAlert, stepOf } from '../returns/rules.ts'

/** A practice in scope of a closed week, and what it returned in time; null is not known. */
export type WeekPractice = {
  /** Of the open data, where `list_size` may be what the practice gave in its return. */
  readonly patients: number | null
  readonly list_size: number | null
  readonly gp_fte: number | null
  readonly alert: string | null
  readonly computed: string | null
  readonly contacts: number | null
  readonly clinicians: number | null
  readonly clinician_contacts: number | null
  readonly sessions_planned: number | null
  readonly sessions_lost: number | null
  readonly longest_wait_days: number | null
}

/** What of a cell may be held back. */
export type FigureColumn = Exclude<
  keyof DB['pressure.week_cell'],
  'lmc_id' | 'week_of' | 'area_kind' | 'area_code' | 'area_name' | 'practices' | 'patients'
>

/** Figures that are published together or held back together; the first column counts those who answered. */
export type FigureGroup = {
  readonly columns: readonly FigureColumn[]
  /** What a practice adds to each column; a null means that it didn't answer. */
  readonly adds: (practice: WeekPractice) => readonly (number | null)[]
  /** These sums would say of each of those who answered exactly what it said. */
  readonly givesAway: (sums: readonly number[]) => boolean
  /** How likely one practice is to say what gives away where all say it; for the draw below. */
  readonly likeness: number
}

const answered = (...values: readonly (number | null)[]) => [1, ...values]

/** All of one state. */
const areAlike = ([all, ...states]: readonly number[]) => states.includes(all ?? 0)

/** Nought in all means nought of each. */
const hasNought = ([, ...sums]: readonly number[]) => sums.includes(0)

const states = (columns: readonly FigureColumn[], stateOf: (practice: WeekPractice) => string | null): FigureGroup => ({
  columns,
  adds: (practice) => {
    const state = stateOf(practice)
    return isAlert(state) ? answered(...alerts.map((_, step) => (step === stepOf(state) ? 1 : 0))) : [null]
  },
  givesAway: areAlike,
  likeness: 2 / 3,
})

const totals = (
  columns: readonly FigureColumn[],
  adds: FigureGroup['adds'],
  givesAway: FigureGroup['givesAway'] = hasNought,
): FigureGroup => ({ columns, adds, givesAway, likeness: 1 / 3 })

export const figureGroups = {
  declared: states(['returned', ...alerts], ({ alert }) => alert),
  computed: states(
    ['computed_from', ...alerts.map((alert) => `computed_${alert}` as const)],
    ({ computed }) => computed,
  ),
  contacts: totals(['contacts_from', 'contacts', 'contacts_patients'], ({ contacts, list_size }) =>
    answered(contacts, list_size || null),
  ),
  clinicians: totals(['clinicians_from', 'clinician_contacts', 'clinicians'], ({ clinician_contacts, clinicians }) =>
    answered(clinician_contacts, clinicians),
  ),
  workforce: totals(['workforce_from', 'workforce_patients', 'gp_fte'], ({ list_size, gp_fte }) =>
    // In hundredths, so that sums and differences are exact.
    answered(list_size || null, gp_fte === null ? null : Math.round(gp_fte * 100)),
  ),
  // All sessions lost says of each that it lost all.
  sessions: totals(
    ['sessions_from', 'sessions_planned', 'sessions_lost'],
    ({ sessions_planned, sessions_lost }) => answered(sessions_planned, sessions_lost),
    (sums) => hasNought(sums) || sums[1] === sums[2],
  ),
  wait: totals(['wait_from', 'wait_days'], ({ longest_wait_days }) => answered(longest_wait_days)),
} as const satisfies Readonly<Record<string, FigureGroup>>
export type GroupName = keyof typeof figureGroups

export const figureColumns = Object.values(figureGroups).flatMap(({ columns }): readonly FigureColumn[] => columns)
