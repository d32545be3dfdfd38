import { plainDay, poundsOf, thousands, type Rate } from '../../../../platform/values.ts'
import { rateText, roundings, type RateSpan, type Rounding } from '../../charges/rules.ts'
import { eachPatient, type ListBasis } from '../../rates/rules.ts'
import { periodWords } from '../../runs/rules.ts'
import { method, payeeOf, type PassedOnKind } from '../rules.ts'

type Money = { readonly charged: number; readonly due: number; readonly payable: number }

/** What a statement says; the shape of `statementOf`. */
type Said = {
  readonly run: Money & {
    readonly lmc_name: string
    readonly levy_name: string
    readonly levy_kind: PassedOnKind
    readonly period_from: Temporal.PlainDate
    readonly period_to: Temporal.PlainDate
    readonly practices: number
    readonly collected: number
    readonly sent: number
  }
  readonly practices: readonly (Money & {
    readonly ods_code: string
    readonly name: string
    readonly patients: number | null
    readonly paid: number
  })[]
  readonly terms: readonly TermsSaid[]
  readonly sent: readonly {
    readonly sent_on: Temporal.PlainDate
    readonly sent_pence: number
    readonly reference: string
    readonly takes_back_id: string | null
  }[]
}
type TermsSaid = {
  readonly rate: Rate
  readonly per: RateSpan
  readonly list_basis: ListBasis
  readonly remitted_rate: Rate | null
  readonly difference_used_for: string
  readonly rounding: Rounding
}

/** `6p for each patient a year, of which 5p is passed on. What the difference is used for: conference fees.` */
export function termsWords(terms: Omit<TermsSaid, 'rounding'>): string {
  const { rate, per, list_basis, remitted_rate, difference_used_for } = terms
  const charged = `${rateText(rate)} for ${eachPatient(list_basis)} a ${per}`
  if (remitted_rate === null) return `${charged}. No rate to pass on is set, so nothing is due.`
  const used = difference_used_for ? ` What the difference is used for: ${difference_used_for}.` : ''
  return `${charged}, of which ${rateText(remitted_rate)} is passed on.${used}`
}

/** The statement in words, as it is printed. */
export const forPaper = ({ run, practices, terms, sent }: Said, today: Temporal.PlainDate) => ({
  lmc_name: run.lmc_name,
  title: `Remittance to ${payeeOf(run)}`,
  levy_name: run.levy_name,
  period: periodWords({ from: run.period_from, to: run.period_to }),
  as_at: plainDay(today),
  terms: terms.map(termsWords),
  facts: [
    ['Practices charged', thousands(run.practices)],
    ['Charged', poundsOf(run.charged)],
    ['Due', poundsOf(run.due)],
    ['Collected', poundsOf(run.collected)],
    ['Can be sent in all', poundsOf(run.payable)],
    ['Sent', poundsOf(run.sent)],
    ['Still to send', poundsOf(run.payable - run.sent)],
  ],
  practices: practices.map(({ ods_code, name, patients, charged, due, paid, payable }) => [
    ods_code,
    name,
    patients === null ? '' : thousands(patients),
    poundsOf(charged),
    poundsOf(due),
    poundsOf(paid),
    poundsOf(payable),
  ]),
  totals: ['', '', '', poundsOf(run.charged), poundsOf(run.due), poundsOf(run.collected), poundsOf(run.payable)],
  sent: sent.map(({ sent_on, sent_pence, reference, takes_back_id }) => [
    plainDay(sent_on),
    poundsOf(sent_pence),
    takes_back_id ? `Taken back: ${reference || 'noted by mistake'}` : reference,
  ]),
  method: [...new Set(terms.map(({ rounding }) => `${roundings[rounding]}.`)), method].join(' '),
})
