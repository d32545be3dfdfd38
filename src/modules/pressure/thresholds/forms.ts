import { decimalNumber, lines, oneOf, type Field } from '../../../platform/forms/field.ts'
import { measureWords, type MeasureKey } from '../measures/rules.ts'
import { fteDefinitions, type FteDefinition, type Thresholds } from './rules.ts'

/** More than any of these can be, so that a slip of the keyboard is asked about. */
const most: Readonly<Record<MeasureKey, number>> = {
  contacts_per_1000: 1_000,
  contacts_each: 1_000,
  patients_per_gp: 100_000,
  sessions_lost: 100,
  wait: 365,
}

const above = (key: MeasureKey, state: string) => decimalNumber(`${measureWords[key].label}: ${state}`, 0, most[key])
/** Several lines, but not none: a limit without a source is somebody's opinion. */
function source(key: MeasureKey): Field<string> {
  const label = `Source of the limits: ${measureWords[key].label.toLowerCase().replace('gp', 'GP')}`
  const field = lines(label, 300, { rows: 2 })
  return {
    ...field,
    read: (raw) =>
      raw.join('').trim() === '' ? { ok: false, error: `${label}: say where they come from` } : field.read(raw),
  }
}

export const thresholdForm = {
  contacts_per_1000_amber: above('contacts_per_1000', 'amber'),
  contacts_per_1000_red: above('contacts_per_1000', 'red'),
  contacts_per_1000_black: above('contacts_per_1000', 'black'),
  contacts_per_1000_source: source('contacts_per_1000'),
  contacts_each_amber: above('contacts_each', 'amber'),
  contacts_each_red: above('contacts_each', 'red'),
  contacts_each_black: above('contacts_each', 'black'),
  contacts_each_source: source('contacts_each'),
  patients_per_gp_amber: above('patients_per_gp', 'amber'),
  patients_per_gp_red: above('patients_per_gp', 'red'),
  patients_per_gp_black: above('patients_per_gp', 'black'),
  patients_per_gp_definition: oneOf(
    'Which GPs are counted',
    (Object.keys(fteDefinitions) as FteDefinition[]).map((value) => ({ value, label: fteDefinitions[value] })),
    { hint: 'By the definitions of NHS England’s General Practice Workforce; whole-time equivalent' },
  ),
  patients_per_gp_source: source('patients_per_gp'),
  sessions_lost_amber: above('sessions_lost', 'amber'),
  sessions_lost_red: above('sessions_lost', 'red'),
  sessions_lost_black: above('sessions_lost', 'black'),
  sessions_lost_source: source('sessions_lost'),
  wait_amber: above('wait', 'amber'),
  wait_red: above('wait', 'red'),
  wait_black: above('wait', 'black'),
  wait_source: source('wait'),
} satisfies Readonly<Record<keyof Thresholds, unknown>>

/** What was set, as the boxes of the form show it. */
export const asTyped = (limits: Thresholds): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries((Object.keys(thresholdForm) as (keyof Thresholds)[]).map((name) => [name, [String(limits[name])]]))
