import { count, shortDay, type Rate } from '../../../platform/values.ts'
import { rateText, type RateSpan, type Rounding } from '../charges/rules.ts'
import type { Moves } from '../../../platform/moves.ts'

/** An agreed rate is never changed: the next one ends it, or it is withdrawn while nothing is charged by it. */
export const rateMoves = {
  proposed: { agree: 'agreed', withdraw: 'withdrawn' },
  agreed: { withdraw: 'withdrawn' },
  withdrawn: {},
} as const satisfies Moves
export type RateState = keyof typeof rateMoves

export const rateStates: Readonly<Record<RateState, string>> = {
  proposed: 'Proposed',
  agreed: 'Agreed',
  withdrawn: 'Withdrawn',
}

/** Whose patients are counted: as they are registered, or weighted by need (Carr-Hill). */
export const listBases = { raw: 'Registered patients', weighted: 'Weighted patients' } as const
export type ListBasis = keyof typeof listBases

/** `10,240 patients`, `9,877 weighted patients` */
export const patientsSaid = (patients: number, list_basis: ListBasis) =>
  count(patients, list_basis === 'weighted' ? 'weighted patient' : 'patient')

/** For whom a rate is: `each patient`, `each weighted patient`. */
export const eachPatient = (list_basis: ListBasis) =>
  list_basis === 'weighted' ? 'each weighted patient' : 'each patient'

/** What a size of a list is called: `List size`, `Weighted list size`. */
export const listSizeWords = { raw: 'List size', weighted: 'Weighted list size' } as const satisfies Record<
  ListBasis,
  string
>

/** Whose count governs a charge: that in force on this day, for whoever was there on it. */
export const countings = {
  period_start: 'The list size in force on the first day of the period',
  quarter_start: 'The list size in force on the first day of each quarter',
  levy_year_start: 'The list size in force on the first day of the levy year, all year',
} as const
export type Counting = keyof typeof countings

/** Most LMCs' levy year begins in April; a few keep the calendar year. */
export const levyYears = { 4: 'April to March', 1: 'January to December' } as const
export type LevyYearStart = keyof typeof levyYears

/** One version of a levy's rate, with all that a charge by it needs. */
export type RateTerms = {
  readonly rate: Rate
  readonly per: RateSpan
  readonly list_basis: ListBasis
  readonly counted: Counting
  readonly levy_year_starts: LevyYearStart
  readonly rounding: Rounding
  /** What is passed on of it, by the same span; null where nothing is. */
  readonly remitted_rate: Rate | null
}

/** `42p a year` */
export const rateSaid = ({ rate, per }: { readonly rate: Rate; readonly per: RateSpan }) => `${rateText(rate)} a ${per}`

/** Where a rate was decided, and why it was withdrawn all the same. */
export function decisionSaid(rate: {
  readonly meeting: string
  readonly decided_on: Temporal.PlainDate | null
  readonly paper: string
  readonly withdrawn_because: string
}): string {
  const { meeting, decided_on, paper, withdrawn_because } = rate
  const decided = decided_on ? `${meeting}, ${shortDay(decided_on)}${paper ? `: ${paper}` : ''}` : ''
  return withdrawn_because ? `${decided}. Withdrawn: ${withdrawn_because}` : decided
}

/** Twelve months from a day on. */
export const yearFrom = (from: Temporal.PlainDate) => ({ from, to: from.add({ years: 1 }).subtract({ days: 1 }) })

/** What is collected and what is passed on differ, and why isn't said: LMCs have charged 6p while GPDF asked for 3p. */
export const differenceUnsaid = (terms: Pick<RateTerms, 'rate' | 'remitted_rate'>, difference_used_for: string) =>
  terms.remitted_rate !== null && terms.remitted_rate !== terms.rate && difference_used_for.trim() === ''
