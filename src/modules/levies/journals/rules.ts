import type { LevyKind } from '../levies/rules.ts'
import type { Period } from '../periods/rules.ts'

export const accounts = {
  owed_by_practices: 'Owed by practices',
  levy_income: 'Levy income',
  received: 'Received',
  not_yet_allocated: 'Received, not yet allocated',
  owed_to_gpdf: 'Owed to the GP Defence Fund',
  owed_to_charity: 'Owed to the charity',
  passed_on: 'Passed on',
  written_off: 'Written off',
  sessional_income: 'Sessional fees',
  carried_forward: 'Carried forward',
} as const
export type Account = keyof typeof accounts

export const entryKinds = {
  run_issued: 'Run issued',
  adjustment: 'Adjustment',
  receipt: 'Receipt',
  allocation: 'Allocation',
  remittance: 'Remittance',
  written_off: 'Written off',
  sessional_fee: 'Sessional fee',
  year_end: 'Year end',
} as const
export type EntryKind = keyof typeof entryKinds

/** To whom what is passed on of a levy is owed. */
export const owedTo = (kind: LevyKind): Account | null =>
  kind === 'national' ? 'owed_to_gpdf' : kind === 'charity' ? 'owed_to_charity' : null

/** The accounts of a year, which a year end brings to nought; the others go on into the next. */
export const ofTheYear: readonly Account[] = ['levy_income', 'sessional_income', 'written_off']

/**
 * The day a run stands on in the books. What is charged once its period is over is still the income of that period's year, so it is the
 * last day of it; what is charged before it begins is none of this year's yet, so it is its first. In between it is the day it is issued.
 */
export function runEnteredOn(period: Period, today: Temporal.PlainDate): Temporal.PlainDate {
  if (Temporal.PlainDate.compare(today, period.from) < 0) return period.from
  return Temporal.PlainDate.compare(today, period.to) > 0 ? period.to : today
}

/** How many stand on a page of the list; and of an entry’s postings. */
export const entriesSize = 50
export const postingsSize = 100
