import { charge, nothing, rounded } from '../charges/rules.ts'
import type { Pence, Rate } from '../../../platform/values.ts'
import type { RateSpan, Rounding } from '../charges/rules.ts'

/** A charge of an issued run, with the rate it names. */
export type LineToProve = {
  readonly kind: 'charge' | 'adjustment' | 'not_charged'
  readonly days: number
  readonly of_days: number
  readonly months: number
  readonly list_size: number | null
  readonly exact_numerator: string
  readonly exact_denominator: string
  readonly amount_pence: Pence
  readonly remitted_pence: Pence
  readonly rate: Rate | null
  readonly per: RateSpan | null
  readonly rounding: Rounding | null
  readonly remitted_rate: Rate | null
}

/** What doesn't come out of a line's own arithmetic; empty where all of it does. */
export function wrongWith(line: LineToProve): readonly string[] {
  const { kind, exact_numerator, exact_denominator, amount_pence, remitted_pence } = line
  if (kind === 'adjustment')
    return BigInt(exact_numerator) === BigInt(amount_pence) * BigInt(exact_denominator) ? [] : ['its difference']
  if (kind === 'not_charged')
    return amount_pence === 0 && remitted_pence === 0 ? [] : ['an amount where nothing is charged']
  const { rate, per, rounding, remitted_rate, list_size, months, days, of_days } = line
  if (!rate || !per || !rounding || list_size === null) return ['what it is charged by']
  const charged = { per, patients: list_size, months, days, of_days }
  const exact = charge({ rate, ...charged })
  const passed_on = remitted_rate === null ? nothing : charge({ rate: remitted_rate, ...charged })
  const wrong: string[] = []
  if (exact.numerator * BigInt(exact_denominator) !== BigInt(exact_numerator) * exact.denominator)
    wrong.push('its exact charge')
  if (rounded(exact, rounding) !== amount_pence) wrong.push('its rounding')
  if (rounded(passed_on, rounding) !== remitted_pence) wrong.push('what is passed on of it')
  return wrong
}
