import { thousands, plainDay, pounds, type Pence, type Rate } from '../../../platform/values.ts'
import { exactText, rateSpans, rateText, type RateSpan, type Rounding } from '../charges/rules.ts'
import { titleOf, type DocumentKind } from '../documents/rules.ts'
import { reasonWords, type LineKind } from '../lines/rules.ts'
import { spanWords } from '../periods/rules.ts'
import { patientsSaid, type ListBasis } from '../rates/rules.ts'

/** What a paper says of a line, and of the rate it was charged by. */
export type LineTold = {
  readonly kind: LineKind
  readonly from_on: Temporal.PlainDate
  readonly to_on: Temporal.PlainDate
  readonly days: number
  readonly of_days: number
  readonly months: number
  readonly list_basis: ListBasis
  readonly list_size: number | null
  readonly list_size_on: Temporal.PlainDate | null
  /** Where the list size is from, where no file counts the practice. */
  readonly given_source: string | null
  readonly exact_numerator: string
  readonly exact_denominator: string
  readonly amount_pence: Pence
  /** What of a correction was written off before, and so isn't given back. */
  readonly taken_back_pence: Pence
  readonly why: string
  readonly corrects_run_issued_on: Temporal.PlainDate | null
  /** The paper that the practice had of what this corrects; null where it had none. */
  readonly corrects_paper: { readonly kind: DocumentKind; readonly number: number } | null
  readonly rate: Rate | null
  readonly per: RateSpan | null
  readonly rounding: Rounding | null
  readonly meeting: string | null
  readonly decided_on: Temporal.PlainDate | null
  readonly paper: string | null
  /** The mandate by which it is, or isn't, charged. */
  readonly signed_by: string | null
  readonly signed_on: Temporal.PlainDate | null
}

export const whatWords = ({ kind, from_on, to_on }: LineTold) =>
  ({
    charge: `Charge, ${spanWords(from_on, to_on)}`,
    adjustment: `Adjustment, ${spanWords(from_on, to_on)}`,
    not_charged: `Not charged, ${spanWords(from_on, to_on)}`,
  })[kind]

function monthsWords(months: number, per: RateSpan) {
  const span = rateSpans[per]
  if (months % span !== 0) return `${months} of ${span} months`
  return `${months / span} ${per}${months === span ? '' : 's'}`
}

/** What it came to before it was whole pence, where that is more or less: ` = 10,750.5p, rounded to the penny`. */
function exactWords({ exact_numerator, exact_denominator }: LineTold): string {
  const exact = exactText({ numerator: BigInt(exact_numerator), denominator: BigInt(exact_denominator) })
  if (exact.includes('/')) return ', rounded to the penny'
  const [whole = '', decimals] = exact.split('.')
  return decimals === undefined ? '' : ` = ${thousands(BigInt(whole))}.${decimals}p, rounded to the penny`
}

/** Why, as a sentence. */
function whySentence(why: string) {
  const words = reasonWords(why)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${words === '' || words.endsWith('.') ? '' : '.'}`
}

/** How a line came about, in words: its arithmetic, what it corrects, or why it is none. */
export function howWords(line: LineTold): string {
  const { kind, why, list_basis, list_size, list_size_on, rate, per, months, days, of_days, corrects_run_issued_on } =
    line
  if (kind === 'not_charged') {
    const { signed_by, signed_on } = line
    return `${whySentence(why)}${signed_by && signed_on ? ` Signed by ${signed_by} on ${plainDay(signed_on)}.` : ''}`
  }
  if (kind === 'adjustment') {
    const { corrects_paper, taken_back_pence: back } = line
    const corrected = corrects_paper ? `${titleOf(corrects_paper).toLowerCase()} of` : 'what was issued on'
    const never_paid =
      back === 0 ? '' : ` ${pounds(back)} of it was written off and never paid, so it isn’t given back.`
    return `${whySentence(why)}${corrects_run_issued_on ? ` It corrects ${corrected} ${plainDay(corrects_run_issued_on)}.` : ''}${never_paid}`
  }
  if (list_size === null || list_size_on === null || rate === null || per === null) return whySentence(why)
  const product = [
    `${patientsSaid(list_size, list_basis)} on ${plainDay(list_size_on)}${line.given_source ? ` (${line.given_source})` : ''}`,
    `${rateText(rate)} a ${per}`,
    monthsWords(months, per),
    ...(days === of_days ? [] : [`${days} of ${of_days} days`]),
  ].join(' × ')
  return `${product}${exactWords(line)}`
}
