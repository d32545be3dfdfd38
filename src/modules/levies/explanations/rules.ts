import { count, pounds, thousands, type Pence, type Rate } from '../../../platform/values.ts'
import { charge, exactPounds, rateSpans, rateText, roundings, type Rounding, type RateSpan } from '../charges/rules.ts'
import { patientsSaid, type Counting, type ListBasis } from '../rates/rules.ts'

export const countedWords = {
  period_start: 'the first day of the period',
  quarter_start: 'the first day of the quarter',
  levy_year_start: 'the first day of the levy year',
} as const satisfies Record<Counting, string>

/** Where whoever reads opens a line and a paper: the office and the practice each at addresses of their own. */
export type Addresses = {
  readonly lines: string
  readonly documents: string
  /** The office alone opens receipts and levies. */
  readonly receipts?: string
  readonly levies?: string
}
export const officeAddresses: Addresses = {
  lines: '/levies/lines',
  documents: '/levies/documents',
  receipts: '/levies/receipts',
  levies: '/levies',
}
export const ownAddresses = (ods_code: string): Addresses => ({
  lines: `/our-levies/${ods_code}/lines`,
  documents: `/our-levies/${ods_code}/documents`,
})

/** What a charge was reckoned from. */
type Reckoned = {
  readonly rate: Rate
  readonly per: RateSpan
  readonly rounding: Rounding
  readonly list_basis: ListBasis
  readonly list_size: number
  readonly months: number
  readonly days: number
  readonly of_days: number
  readonly amount_pence: Pence
}

const times = (by: number, over: number) => (over === 1 ? `×\u00a0${by}` : `×\u00a0${by}\u00a0÷\u00a0${over}`)

/** How a charge is reckoned, step by step, with what it comes to at each: from the list size to the penny. */
export function stepsOf(line: Reckoned): readonly string[] {
  const { rate, per, list_basis, list_size, months, days, of_days, rounding, amount_pence } = line
  const span = rateSpans[per]
  const of = (months: number, days: number) =>
    exactPounds(charge({ rate, per, patients: list_size, months, days, of_days }))
  return [
    `${patientsSaid(list_size, list_basis)} at ${rateText(rate)} a ${per} each: ${of(span, of_days)} a ${per}.`,
    months === span
      ? `For the whole ${per}.`
      : `For ${months < span ? `${months} of the ${span} months` : count(months, 'month')}: ${times(months, span)}, which is ${of(months, of_days)}.`,
    days === of_days
      ? `Charged for all ${thousands(of_days)} days.`
      : `Charged for ${thousands(days)} of the ${thousands(of_days)} days: ${times(days, of_days)}, which is ${of(months, days)}.`,
    `${roundings[rounding]}: ${pounds(amount_pence)}.`,
  ]
}

/** A practice that went is missed by the first count after it, a quarter later at most. */
export const isOfTheTime = (
  { from_on, to_on }: { readonly from_on: Temporal.PlainDate; readonly to_on: Temporal.PlainDate },
  counted_on: Temporal.PlainDate,
) =>
  Temporal.PlainDate.compare(from_on, counted_on) < 0 &&
  Temporal.PlainDate.compare(counted_on, to_on.add({ months: 3 })) <= 0
