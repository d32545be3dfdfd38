import { fraction } from './chance.ts'
import type { County, InventedPractice } from './county.ts'
import type { PracticeDay, Stories } from './stories.ts'

const start = Temporal.PlainDate.from('2024-01-01')

/** The patients a practice has when nothing happens to it: some growth, and each month a little up or down. */
export function patientsOn({ ods_code, patients, growth }: InventedPractice, day: Temporal.PlainDate): number {
  const years = start.until(day, { largestUnit: 'months' }).months / 12
  const wobble = 0.006 * (fraction(ods_code, day.toString()) - 0.5)
  return Math.round(patients * (1 + growth * years + wobble))
}

export type PracticeOn = { readonly practice: InventedPractice; readonly on: PracticeDay }

/** The practices of a county that there are on a day, each as it is; `newest` is the day the stories are told from. */
export function practicesOn(
  county: County,
  stories: Stories,
  day: Temporal.PlainDate,
  newest: Temporal.PlainDate,
): readonly PracticeOn[] {
  const byCode = new Map(county.practices.map((practice) => [practice.ods_code, practice]))
  const patientsOf = (ods_code: string) => {
    const practice = byCode.get(ods_code)
    return practice ? patientsOn(practice, day) : 0
  }
  const found: PracticeOn[] = []
  for (const practice of county.practices) {
    const usual: PracticeDay = {
      name: practice.name,
      status: 'active',
      opened_on: practice.opened_on,
      closed_on: null,
      pcn_code: practice.pcn.code,
      patients: patientsOn(practice, day),
    }
    const on = {
      ...usual,
      ...stories.get(practice.ods_code)?.({ day, newest, patients: usual.patients ?? 0, patientsOf }),
    }
    if (Temporal.PlainDate.compare(on.opened_on, day) <= 0) found.push({ practice, on })
  }
  return found
}
