import { alerts, stepOf, type Alert } from '../returns/rules.ts'
import type { Thresholds } from '../thresholds/rules.ts'

/** What of a return, and of what is known of its practice, figures are computed from; null is not known. */
export type Figures = {
  readonly list_size: number | null
  readonly contacts: number | null
  /** Those whose contacts are counted against the limit: GPs where contacts came by group, else all clinicians. */
  readonly clinicians: number | null
  readonly clinician_contacts: number | null
  readonly gp_fte: number | null
  readonly sessions_planned: number | null
  readonly sessions_lost: number | null
  readonly longest_wait_days: number | null
}

export const measureKeys = ['contacts_per_1000', 'contacts_each', 'patients_per_gp', 'sessions_lost', 'wait'] as const
export type MeasureKey = (typeof measureKeys)[number]

export type Measure = {
  readonly key: MeasureKey
  readonly value: number
  /** The state that this figure alone would be. */
  readonly alert: Alert
}

const quotient = (above: number | null, below: number | null, times = 1) =>
  above === null || below === null || below <= 0 ? null : (above / below) * times

/** A figure is amber from its amber limit on, and so for red and black. */
export function alertAt(value: number, [amber, red, black]: readonly [number, number, number]): Alert {
  if (value >= black) return 'black'
  if (value >= red) return 'red'
  return value >= amber ? 'amber' : 'green'
}

/** What can be computed from a return's figures, in one order; what can't be is left out. */
export function measuresOf(figures: Figures, thresholds: Thresholds): readonly Measure[] {
  const values: Readonly<Record<MeasureKey, number | null>> = {
    contacts_per_1000: quotient(figures.contacts, figures.list_size, 1000),
    contacts_each: quotient(figures.clinician_contacts, figures.clinicians),
    patients_per_gp: quotient(figures.list_size, figures.gp_fte),
    sessions_lost: quotient(figures.sessions_lost, figures.sessions_planned, 100),
    wait: figures.longest_wait_days,
  }
  return measureKeys.flatMap((key) => {
    const value = values[key]
    const limits = [thresholds[`${key}_amber`], thresholds[`${key}_red`], thresholds[`${key}_black`]] as const
    return value === null ? [] : [{ key, value, alert: alertAt(value, limits) }]
  })
}

/**
 * The computed state: the worst state that at least two figures reach, so that no single odd figure decides. Of one figure
 * alone it is that figure's own; of none there is none.
 */
export function computedState(measures: readonly Measure[]): Alert | null {
  const worstFirst = measures.map(({ alert }) => stepOf(alert)).toSorted((one, other) => other - one)
  const step = worstFirst[1] ?? worstFirst[0]
  return step === undefined ? null : (alerts[step] ?? null)
}

/** How many steps apart the declared and the computed state are; from two on the office is told. */
export const stepsApart = (declared: Alert, computed: Alert) => Math.abs(stepOf(declared) - stepOf(computed))
export const isDisagreement = (declared: Alert, computed: Alert | null) =>
  computed !== null && stepsApart(declared, computed) >= 2
