import { plainDay, pounds, thousands, wholePence, type Pence, type Rate } from '../../../platform/values.ts'
import { rateText, roundings, type RateSpan, type Rounding } from '../charges/rules.ts'
import type { Layout, ScheduleColumn } from '../collectors/rules.ts'
import { spanWords } from '../periods/rules.ts'
import { eachPatient, listBases, type ListBasis } from '../rates/rules.ts'

export type ScheduleLine = {
  readonly ods_code: string
  readonly practice_name: string
  readonly postcode: string | null
  readonly icb_code: string | null
  readonly kind: 'charge' | 'adjustment'
  readonly from_on: Temporal.PlainDate
  readonly to_on: Temporal.PlainDate
  readonly days: number
  readonly list_basis: ListBasis
  readonly list_size: number | null
  readonly list_size_on: Temporal.PlainDate | null
  readonly rate: Rate | null
  readonly per: RateSpan | null
  readonly rounding: Rounding | null
  readonly amount_pence: Pence
  readonly why: string
}

type Cell = string | number | Temporal.PlainDate | null

/** A column of the file; keyed by its heading, which is what their program looks for. */
type FileColumn = {
  readonly key: string
  readonly heading: string
  readonly kind: 'text' | 'number' | 'date'
  readonly value: (line: ScheduleLine) => Cell
}

/** 1,075.20 is `1075.20` in a text file, where 1075.2 might be read as another amount, and a figure in a workbook. */
const poundsIn = (format: 'csv' | 'xlsx', pence: Pence) => (format === 'csv' ? (pence / 100).toFixed(2) : pence / 100)

function valueOf(column: ScheduleColumn, levy_name: string, format: 'csv' | 'xlsx'): FileColumn['value'] {
  switch (column) {
    case 'levy_name':
      return () => levy_name
    case 'kind':
      return ({ kind }) => (kind === 'charge' ? 'Charge' : 'Adjustment')
    case 'rate_pence':
      return ({ rate }) => (rate === null ? null : format === 'csv' ? rateText(rate).slice(0, -1) : rate / 10_000)
    case 'amount_pounds':
      return ({ amount_pence }) => poundsIn(format, amount_pence)
    default:
      return (line) => line[column]
  }
}

const kinds: Partial<Record<ScheduleColumn, FileColumn['kind']>> = {
  from_on: 'date',
  to_on: 'date',
  list_size_on: 'date',
  list_size: 'number',
  rate_pence: 'number',
  days: 'number',
  amount_pounds: 'number',
  amount_pence: 'number',
}

/** A collector's layout as the columns of their file. */
export const fileColumns = (layout: Layout, levy_name: string, format: 'csv' | 'xlsx'): readonly FileColumn[] =>
  layout.map(({ column, heading }) => ({
    key: heading,
    heading,
    kind: kinds[column] ?? 'text',
    value: valueOf(column, levy_name, format),
  }))

type ScheduleTold = {
  readonly levy_name: string
  readonly period_from: Temporal.PlainDate
  readonly period_to: Temporal.PlainDate
  readonly collector_name: string
  readonly written_on: Temporal.PlainDate
  readonly signed_by: string
  readonly lines: readonly ScheduleLine[]
}

const totalOf = (lines: readonly ScheduleLine[]) =>
  wholePence(lines.reduce((sum, { amount_pence }) => sum + amount_pence, 0))

/** The letter that goes with a schedule, as `print/levy-letter.typ` takes it below the head: its control totals, so that a file cut short is noticed. */
export function coverLetter(told: ScheduleTold) {
  const { levy_name, period_from, period_to, collector_name, written_on, signed_by, lines } = told
  const charges = lines.filter(({ kind }) => kind === 'charge')
  const adjustments = lines.filter(({ kind }) => kind === 'adjustment')
  const practices = new Set(lines.map(({ ods_code }) => ods_code)).size
  const patients = charges.reduce((sum, { list_size }) => sum + (list_size ?? 0), 0)
  // An adjustment is of what was charged before, often at another rate.
  const rates = [...new Set(charges.flatMap(({ rate, per }) => (rate && per ? [`${rateText(rate)} a ${per}`] : [])))]
  const list_basis = lines.every((line) => line.list_basis === 'weighted') ? 'weighted' : 'raw'
  return {
    title: `${levy_name}: what to deduct, ${spanWords(period_from, period_to)}`,
    to: [collector_name],
    made_on: plainDay(written_on),
    opening: [
      'Please deduct from each practice in the schedule the amount that stands beside its code, and pay it to us under our name. An amount below nought is to be given back.',
      'The schedule agrees with these totals. If yours are other than these, the file has not come whole: please ask us before you deduct.',
    ],
    facts: [
      { label: 'Levy', value: levy_name },
      { label: 'Period', value: spanWords(period_from, period_to) },
      { label: `Rate for ${eachPatient(list_basis)}`, value: rates.join(', ') || 'none' },
      { label: 'Practices', value: thousands(practices) },
      { label: 'Lines', value: thousands(lines.length) },
      { label: `${list_basis === 'raw' ? 'Patients' : listBases.weighted} charged for`, value: thousands(patients) },
      ...(adjustments.length > 0
        ? [
            { label: `Charges (${thousands(charges.length)})`, value: pounds(totalOf(charges)) },
            { label: `Adjustments (${thousands(adjustments.length)})`, value: pounds(totalOf(adjustments)) },
          ]
        : []),
      { label: 'Total to deduct', value: pounds(totalOf(lines)) },
    ],
    closing: [
      ...new Set(lines.flatMap(({ rounding }) => (rounding ? [`${roundings[rounding]}.`] : []))),
      'Please tell us which practices you could not deduct from, and why, when you pay.',
    ],
    signed_by,
    slip: null,
  }
}
