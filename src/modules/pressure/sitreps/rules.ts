import { count, figure, longDay, nearDay, thousands } from '../../../platform/values.ts'
import { heldBack } from '../areas/rules.ts'
import type { AreaFigures, Figures, MeasureFigure, OtherMeasure, StateCounts } from '../issue-figures/rules.ts'
import { quotient } from '../issue-figures/rules.ts'
import { alerts, alertWords, type Alert } from '../returns/rules.ts'

/** An issue as people read it: what is frozen, and what the office says of it. */
export type Sitrep = {
  readonly number: number
  readonly version: number
  readonly figures: Figures
  readonly narrative: string
  readonly what_changed: string
  readonly released_on: Temporal.PlainDate | null
  readonly comments: readonly string[]
}

export const titleOf = ({ number, version }: Pick<Sitrep, 'number' | 'version'>) =>
  `Situation report ${number}${version > 1 ? `, version ${version}` : ''}`

export const day = (text: string) => Temporal.PlainDate.from(text)
export const weekWords = (week_of: string) => `Week of ${longDay(day(week_of))}`

/** 4 of 5 (80%), each part of a whole with the whole beside it. */
export const shareWords = (part: number, whole: number) =>
  `${thousands(part)} of ${thousands(whole)}${whole > 0 ? ` (${Math.round((part / whole) * 100)}%)` : ''}`

export const returnedWords = ({ returned, practices }: Pick<AreaFigures, 'returned' | 'practices'>) =>
  returned === null ? heldBack : shareWords(returned, practices)

/** As a sentence's part: it stands beside whatever rests on it. */
export const returnedSaid = ({ returned, practices }: Pick<AreaFigures, 'returned' | 'practices'>) => {
  if (returned === null) return heldBack
  const rate = practices > 0 ? ` (${Math.round((returned / practices) * 100)}%)` : ''
  return `${thousands(returned)} of ${count(practices, 'practice')} returned${rate}`
}

export const stateWords = (state: Alert | null, opel: Figures['opel'], returned: number | null) =>
  state ? `${alertWords[state]} (OPEL ${opel[state]})` : returned === 0 ? 'No returns' : heldBack

/** One decimal always, so that figures one below another can be compared. */
export const rateWords = (rate: number | null) => (rate === null ? heldBack : rate.toFixed(1))

/** Two figures that count: what is estimated must not look as if it had been counted. */
export function roughly(amount: number): string {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, amount))) - 1)
  return `About ${thousands(Math.round(amount / step) * step)}`
}

export type Fact = { readonly label: string; readonly value: string; readonly note: string }

const weekdayOf = (text: string) => nearDay(day(text)).split(' ')[0] ?? ''

/** The reference day with its name, and why it is another than usual. */
export const referenceWords = ({ reference_on, holiday, week_of }: Figures) =>
  holiday === null
    ? longDay(day(reference_on))
    : reference_on === week_of
      ? `${longDay(day(reference_on))}, which was ${holiday}`
      : `${longDay(day(reference_on))}, because the usual day was ${holiday}`

export const factsOf = (figures: Figures): readonly Fact[] => [
  {
    label: 'State of the area',
    value: stateWords(figures.lmc.state, figures.opel, figures.lmc.returned),
    note: `${returnedSaid(figures.lmc)}. ${figures.method}.`,
  },
  { label: 'Practices that returned', value: returnedWords(figures.lmc), note: trendWords(figures) },
  {
    label: `Clinical contacts for each 1,000 patients on ${weekdayOf(figures.reference_on)}`,
    value: rateWords(figures.lmc.contacts_per_1000),
    note: `Counted on ${referenceWords(figures)}. ${basedOn(figures.lmc.contacts_from)}`,
  },
  {
    label: 'Contacts in the week',
    value: figures.contacts_in_week === null ? heldBack : roughly(figures.contacts_in_week),
    note: `An extrapolation, not a count: ${weekdayOf(figures.reference_on)}’s rate × ${count(figures.lmc.patients, 'registered patient')} × ${count(figures.working_days, 'working day')}.`,
  },
  {
    label: 'Patients registered with practices at amber or above',
    value: figures.patients_at_amber === null ? heldBack : roughly(figures.patients_at_amber),
    note: `An estimate, from the share of practices that declared it and ${count(figures.lmc.patients, 'registered patient')} in all.`,
  },
]

export const basedOn = (from: number | null) => (from === null ? '' : `Figures from ${count(from, 'practice')}.`)

function trendWords({ trend }: Figures): string {
  const before = trend.slice(0, -1).filter((week) => week.returned !== null && week.practices)
  const mean = quotient(
    before.reduce((sum, { returned }) => sum + (returned ?? 0), 0),
    before.reduce((sum, { practices }) => sum + (practices ?? 0), 0),
    100,
  )
  return mean === null
    ? 'No earlier week to compare with.'
    : `${Math.round(mean)}% over the ${count(before.length, 'week')} before.`
}

export type SplitRow = { readonly alert: Alert; readonly declared: string; readonly computed: string }

/** Declared and computed side by side: neither replaces the other. */
export const splitOf = ({ declared, computed, returned, computed_from }: AreaFigures): readonly SplitRow[] =>
  alerts.map((alert) => ({
    alert,
    declared: partWords(declared, alert, returned),
    computed: partWords(computed, alert, computed_from),
  }))

const partWords = (counts: StateCounts | null, alert: Alert, whole: number | null) =>
  counts === null || whole === null ? heldBack : shareWords(counts[alert], whole)

export const measureWords: Readonly<Record<OtherMeasure, { readonly label: string; readonly unit: string }>> = {
  contacts_each: { label: 'Contacts for each clinician on the day', unit: '' },
  patients_per_gp: { label: 'Patients for each GP, whole-time equivalent', unit: '' },
  sessions_lost: { label: 'Sessions lost to absence', unit: '%' },
  wait: { label: 'Longest wait for a routine appointment, on average', unit: ' working days' },
}

export const measureFact = ({ key, value, from, limits, note }: MeasureFigure): Fact => ({
  label: measureWords[key].label,
  value:
    value === null
      ? from === 0
        ? 'Not known'
        : heldBack
      : `${figure(key === 'patients_per_gp' ? Math.round(value) : value)}${measureWords[key].unit}`,
  note: [
    basedOn(from),
    `Amber above ${figure(limits[0])}, red above ${figure(limits[1])}, black above ${figure(limits[2])}.`,
    note && `${note}.`,
  ]
    .filter(Boolean)
    .join(' '),
})

export const methodWords = ({ method, smallest_cell, closed_at }: Figures): readonly string[] => [
  'Each practice says itself how hard pressed it is; the computed state is worked out from its figures and stands beside that.',
  'A practice that did not return is counted in no state, and a figure that is not known is never nought. Rates are sums over the same practices above and below the line.',
  `The state of an area is made so: ${method.charAt(0).toLowerCase()}${method.slice(1)}.`,
  `A figure that rests on fewer than ${smallest_cell} practices, or from which a return could be worked out, is held back.`,
  `Returns closed at ${closingWords(closed_at)}. What came later alters nothing in this report.`,
]

function closingWords(closed_at: string) {
  const at = Temporal.Instant.from(closed_at).toZonedDateTimeISO('Europe/London')
  return `${at.toPlainTime().toString({ smallestUnit: 'minute' })} on ${longDay(at.toPlainDate())}, London time`
}

export const kindWords: Readonly<Record<AreaFigures['kind'], string>> = {
  lmc: 'LMC',
  locality: 'Locality',
  pcn: 'PCN',
}

export const paragraphs = (text: string) => text.split(/\n{2,}/).filter((part) => part.trim() !== '')
