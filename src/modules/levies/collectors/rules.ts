export const collectorKinds = {
  pcse: 'PCSE, by deduction',
  icb: 'An ICB, by deduction',
  lmc: 'The LMC itself, by bill',
} as const
export type CollectorKind = keyof typeof collectorKinds

/** What a schedule can say of a line, and what each column is usually called. */
export const scheduleColumns = {
  ods_code: 'Practice code',
  practice_name: 'Practice',
  postcode: 'Postcode',
  icb_code: 'ICB code',
  levy_name: 'Levy',
  kind: 'Kind of line',
  from_on: 'From',
  to_on: 'To',
  list_basis: 'Raw or weighted',
  list_size: 'List size',
  list_size_on: 'List size at',
  rate_pence: 'Rate in pence',
  days: 'Days',
  amount_pounds: 'Amount in pounds',
  amount_pence: 'Amount in pence',
  why: 'Why it is adjusted',
} as const
export type ScheduleColumn = keyof typeof scheduleColumns
export const everyColumn = Object.keys(scheduleColumns) as readonly ScheduleColumn[]

export type Layout = readonly { readonly column: ScheduleColumn; readonly heading: string }[]

const usual: readonly ScheduleColumn[] = [
  'ods_code',
  'practice_name',
  'levy_name',
  'from_on',
  'to_on',
  'list_size',
  'rate_pence',
  'amount_pounds',
]
export const usualLayout: Layout = usual.map((column) => ({ column, heading: scheduleColumns[column] }))

const isColumn = (name: unknown): name is ScheduleColumn =>
  typeof name === 'string' && Object.hasOwn(scheduleColumns, name)

/** A layout as it is kept; what is empty is the usual one. */
export function layoutOf(kept: unknown): Layout {
  const columns = (Array.isArray(kept) ? kept : []).flatMap((each: { column?: unknown; heading?: unknown } | null) =>
    isColumn(each?.column) && typeof each?.heading === 'string' ? [{ column: each.column, heading: each.heading }] : [],
  )
  return columns.length > 0 ? columns : usualLayout
}

/** A schedule that doesn't say of whom, and how much, can't be deducted by. */
export const saysWhoAndHowMuch = (layout: Layout) =>
  layout.some(({ column }) => column === 'ods_code') &&
  layout.some(({ column }) => column === 'amount_pounds' || column === 'amount_pence')
