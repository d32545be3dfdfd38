import { measureKeys, measureWords, type MeasureKey } from '../measures/rules.ts'
import { figure } from '../../../platform/values.ts'

/** How GPs are counted: the definitions are those of NHS England's General Practice Workforce, and differ by a third. */
export const fteDefinitions = {
  fully_qualified: 'Fully qualified GPs, without those in training',
  total: 'All GPs, those in training included',
  without_trainees_and_locums: 'Partners and salaried GPs, without those in training and locums',
} as const
export type FteDefinition = keyof typeof fteDefinitions

export const limitStates = ['amber', 'red', 'black'] as const
type LimitState = (typeof limitStates)[number]

/** The limits of every measure, and where each comes from. */
export type Thresholds = Readonly<Record<`${MeasureKey}_${LimitState}`, number>> &
  Readonly<Record<`${MeasureKey}_source`, string>> & { readonly patients_per_gp_definition: FteDefinition }

/** Until an LMC sets its own. */
export const usualThresholds: Thresholds = {
  contacts_per_1000_amber: 20,
  contacts_per_1000_red: 26,
  contacts_per_1000_black: 32,
  contacts_per_1000_source:
    'No limit is published. A start until the LMC knows its own usual range, from which it should set these.',
  contacts_each_amber: 25,
  contacts_each_red: 30,
  contacts_each_black: 35,
  contacts_each_source:
    'Safe limit of 25 contacts a day for each GP: BMA, Safe working in general practice, after UEMO. Red and black are the LMC’s own.',
  patients_per_gp_amber: 2260,
  patients_per_gp_red: 2800,
  patients_per_gp_black: 3400,
  patients_per_gp_definition: 'fully_qualified',
  patients_per_gp_source:
    'England’s mean of 2,260 patients for each fully qualified GP, whole-time equivalent: BMA, early 2024. Red and black are the LMC’s own.',
  sessions_lost_amber: 10,
  sessions_lost_red: 20,
  sessions_lost_black: 30,
  sessions_lost_source:
    'Kent and Medway’s OPEL 4 for general practice: fewer than 70% of clinical staff. Amber and red are the LMC’s own.',
  wait_amber: 10,
  wait_red: 15,
  wait_black: 20,
  wait_source:
    'No limit is published. Ten working days are the fortnight within which routine appointments are counted as usual.',
}

/** Which limits don't rise above the one before, each with what to do. */
export function notRising(limits: Thresholds): Partial<Record<`${MeasureKey}_${LimitState}`, string>> {
  const steps = [
    ['amber', 'red'],
    ['red', 'black'],
  ] as const
  const wrong = measureKeys.flatMap((key) =>
    steps
      .filter(([lower, higher]) => limits[`${key}_${higher}`] <= limits[`${key}_${lower}`])
      .map(([lower, higher]) => [
        `${key}_${higher}`,
        `${measureWords[key].label}: the ${higher} limit must be above the ${lower} one, which is ${figure(limits[`${key}_${lower}`])}`,
      ]),
  )
  return Object.fromEntries(wrong)
}

/** `25, 30 and 35`: what is above the first is amber, above the second red, above the third black. */
export const limitsSaid = (limits: Thresholds, key: MeasureKey) =>
  `${figure(limits[`${key}_amber`])}, ${figure(limits[`${key}_red`])} and ${figure(limits[`${key}_black`])}`

/** What one setting of the limits changed of the one before it, a sentence for each measure. */
export function changesOf(before: Thresholds, after: Thresholds): readonly string[] {
  const measures = measureKeys.flatMap((key) => {
    const [was, is] = [limitsSaid(before, key), limitsSaid(after, key)]
    if (was !== is) return [`${measureWords[key].label}: ${was} became ${is}.`]
    return before[`${key}_source`] === after[`${key}_source`] ? [] : [`${measureWords[key].label}: another source.`]
  })
  const { patients_per_gp_definition: counted } = after
  return counted === before.patients_per_gp_definition
    ? measures
    : [...measures, `GPs counted otherwise: ${fteDefinitions[counted].toLowerCase().replaceAll('gps', 'GPs')}.`]
}
