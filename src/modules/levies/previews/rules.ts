import type { Pence, Rate } from '../../../platform/values.ts'
import { charge, nothing, plus, rounded, type Exact, type Rounding, type RateSpan } from '../charges/rules.ts'
import { daysOf, monthsOf, type Period } from '../periods/rules.ts'

/** A practice that an LMC represents in a period, for how much of it, and the list size in force when it began there. */
export type Chargeable = {
  readonly practice_id: string
  readonly ods_code: string
  readonly name: string
  /** Its first day in the period, and how many days it was there. */
  readonly begins: Temporal.PlainDate
  readonly days: number
  /** Null where no count was in force: it is asked for, and never guessed. */
  readonly list_size: number | null
  readonly list_size_on: Temporal.PlainDate | null
}

type PreviewLine = Chargeable & {
  readonly list_size: number
  readonly exact: Exact
  readonly amount_pence: Pence
}

type Preview = {
  readonly lines: readonly PreviewLine[]
  readonly without_list_size: readonly Chargeable[]
  readonly patients: number
  readonly exact: Exact
  /** The sum of the rounded lines, never a rounding of the sum. */
  readonly rounded_pence: number
}

type Proposal = { readonly rate: Rate; readonly per: RateSpan; readonly rounding: Rounding }

/** What a rate would raise in a period of whole months, practice by practice. */
export function previewOf(
  practices: readonly Chargeable[],
  period: Period,
  { rate, per, rounding }: Proposal,
): Preview {
  const months = monthsOf(period)
  if (months === null) throw new RangeError('a levy is charged for whole months')
  const of_days = daysOf(period)
  const lines = practices.flatMap((practice): PreviewLine[] => {
    const { list_size, days } = practice
    if (list_size === null) return []
    const exact = charge({ rate, per, patients: list_size, months, days, of_days })
    return [{ ...practice, list_size, exact, amount_pence: rounded(exact, rounding) }]
  })
  return {
    lines,
    without_list_size: practices.filter(({ list_size }) => list_size === null),
    patients: lines.reduce((sum, { list_size }) => sum + list_size, 0),
    exact: lines.reduce((sum, { exact }) => plus(sum, exact), nothing),
    rounded_pence: lines.reduce((sum, { amount_pence }) => sum + amount_pence, 0),
  }
}
