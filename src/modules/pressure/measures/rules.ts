import { figure } from '../../../platform/values.ts'
import { alerts, stepOf, type Alert, type ReturnAnswers } from '../returns/rules.ts'
import type { Thresholds } from '../thresholds/rules.ts'

/*
 * How a state is computed from figures. Nothing of it is published elsewhere: the limits' sources stand with the limits
 * (thresholds/rules.ts); why the second-worst figure decides is docs/decisions/2026-11-22-second-worst-figure.md.
 */

/** The method as every page and report says it. */
export const methodWords: readonly string[] = [
  'Each figure that is known is compared with the LMC’s limits for that week: above its amber limit it is amber, above its red limit red, above its black limit black; else it is green. A figure at its limit has not passed it.',
  'The computed state is the worst state that at least two figures reach, so that no single odd figure decides. Where only one figure is known, it is that figure’s.',
  'A figure that isn’t known is left out; it never counts as nought. Where none is known there is no computed state.',
  'Figures are rounded to one decimal before they are compared, so that what is shown is what was judged.',
  'The computed state stands beside the one that the practice declared, and never replaces it.',
]

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

/** What figures are made of. */
export type Answered = Pick<
  ReturnAnswers,
  | 'list_size'
  | 'contacts'
  | 'gp_contacts'
  | 'gps_present'
  | 'nurses_present'
  | 'others_present'
  | 'sessions_planned'
  | 'sessions_lost'
  | 'longest_wait_days'
>

export const measureKeys = ['contacts_per_1000', 'contacts_each', 'patients_per_gp', 'sessions_lost', 'wait'] as const
export type MeasureKey = (typeof measureKeys)[number]

type MeasureWords = { readonly label: string; readonly how: string; readonly said: (shown: string) => string }

export const measureWords: Readonly<Record<MeasureKey, MeasureWords>> = {
  contacts_per_1000: {
    label: 'Contacts per 1,000 patients',
    how: 'Clinical contacts on the reference day for each 1,000 patients registered: the rate of one day, not of a week.',
    said: (shown) => `${shown} contacts per 1,000 patients`,
  },
  contacts_each: {
    label: 'Contacts for each clinician',
    how: 'Contacts on the reference day for each clinician who was there: of GPs alone where contacts are asked by group, else of all.',
    said: (shown) => `${shown} contacts for each clinician`,
  },
  patients_per_gp: {
    label: 'Patients for each GP',
    how: 'Patients registered for each GP, whole-time equivalent: 37.5 hours a week is one.',
    said: (shown) => `${shown} patients for each whole-time GP`,
  },
  sessions_lost: {
    label: 'Sessions lost to absence',
    how: 'Sessions lost to absence, as a share of those planned.',
    said: (shown) => `${shown}% of sessions lost`,
  },
  wait: {
    label: 'Longest routine wait',
    how: 'Working days until the routine appointment that is furthest away.',
    said: (shown) => `${shown} working days’ wait`,
  },
}

export type Measure = {
  readonly key: MeasureKey
  readonly value: number
  /** The state that this figure alone would be. */
  readonly alert: Alert
}

/** `31.2 contacts for each clinician` */
export const measureSaid = ({ key, value }: Pick<Measure, 'key' | 'value'>) => measureWords[key].said(figure(value))

const sumOf = (numbers: readonly (number | null)[]) =>
  numbers.every((number) => number !== null) ? numbers.reduce((sum, number) => sum + number, 0) : null

/**
 * The figures of a return, or of none: its own list size before the register's, as it counted its contacts against that; and
 * contacts of GPs where they came by group, else everybody's.
 */
export function figuresOf(
  answers: Answered | undefined,
  known: { readonly list_size: number | null; readonly gp_fte: number | null },
): Figures {
  const { contacts = null, gp_contacts = null, gps_present = null, nurses_present = null } = answers ?? {}
  const everybody = sumOf([gps_present, nurses_present, answers?.others_present ?? null])
  return {
    list_size: answers?.list_size ?? known.list_size,
    contacts,
    ...(gp_contacts === null
      ? { clinicians: everybody, clinician_contacts: contacts }
      : { clinicians: gps_present, clinician_contacts: gp_contacts }),
    gp_fte: known.gp_fte,
    sessions_planned: answers?.sessions_planned ?? null,
    sessions_lost: answers?.sessions_lost ?? null,
    longest_wait_days: answers?.longest_wait_days ?? null,
  }
}

export const nothingKnown: Figures = {
  list_size: null,
  contacts: null,
  clinicians: null,
  clinician_contacts: null,
  gp_fte: null,
  sessions_planned: null,
  sessions_lost: null,
  longest_wait_days: null,
}

/** To tenths, halves up, from whole numbers alone: a fraction on its way would move a figure off its limit. */
function quotient(above: number | null, below: number | null, times = 1): number | null {
  if (above === null || below === null || below <= 0) return null
  return Math.floor((above * times * 20 + below) / (below * 2)) / 10
}
const hundredths = (number: number | null) => (number === null ? null : Math.round(number * 100))

/** A figure is amber from above its amber limit on, and so for red and black. */
export function alertAt(value: number, [amber, red, black]: readonly [number, number, number]): Alert {
  if (value > black) return 'black'
  if (value > red) return 'red'
  return value > amber ? 'amber' : 'green'
}

export const limitsOf = (thresholds: Thresholds, key: MeasureKey) =>
  [thresholds[`${key}_amber`], thresholds[`${key}_red`], thresholds[`${key}_black`]] as const

/** What can be computed from a return's figures, in one order; what can't be is left out. */
export function measuresOf(figures: Figures, thresholds: Thresholds): readonly Measure[] {
  const values: Readonly<Record<MeasureKey, number | null>> = {
    contacts_per_1000: quotient(figures.contacts, figures.list_size, 1000),
    contacts_each: quotient(figures.clinician_contacts, figures.clinicians),
    patients_per_gp: quotient(figures.list_size, hundredths(figures.gp_fte), 100),
    sessions_lost: quotient(figures.sessions_lost, figures.sessions_planned, 100),
    wait: figures.longest_wait_days,
  }
  return measureKeys.flatMap((key) => {
    const value = values[key]
    return value === null ? [] : [{ key, value, alert: alertAt(value, limitsOf(thresholds, key)) }]
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
export const isDisagreement = (declared: Alert, computed: Alert | null): computed is Alert =>
  computed !== null && stepsApart(declared, computed) >= 2
