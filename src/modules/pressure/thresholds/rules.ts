import type { MeasureKey } from '../measures/rules.ts'

/** How GPs are counted: the definitions are those of NHS England's General Practice Workforce, and differ by a third. */
export const fteDefinitions = {
  fully_qualified: 'Fully qualified GPs, without those in training',
  total: 'All GPs, those in training included',
  without_trainees_and_locums: 'Partners and salaried GPs, without those in training and locums',
} as const
export type FteDefinition = keyof typeof fteDefinitions

/** The limits of every measure, and where each comes from. */
export type Thresholds = Readonly<Record<`${MeasureKey}_${'amber' | 'red' | 'black'}`, number>> &
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
