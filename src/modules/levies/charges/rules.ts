import { poundsOf, wholePence, type Pence, type Rate } from '../../../platform/values.ts'

/** What a rate is for: LMCs set a year's, and some a quarter's (Birmingham 7.5p) or a month's. */
export const rateSpans = { year: 12, quarter: 3, month: 1 } as const
export type RateSpan = keyof typeof rateSpans

/** How the exact charge of a practice for a period becomes whole pence; once for each line, and said on every document. */
export const roundings = {
  half_up: 'Each practice’s charge for the period is rounded to the penny, half a penny up',
  half_even: 'Each practice’s charge for the period is rounded to the penny, half a penny to the even penny',
  down: 'Each practice’s charge for the period is rounded down to the penny',
} as const
export type Rounding = keyof typeof roundings

/** A charge before rounding, in pence, as a fraction: nothing is lost in it. */
export type Exact = { readonly numerator: bigint; readonly denominator: bigint }

export const nothing: Exact = { numerator: 0n, denominator: 1n }

const divisor = (one: bigint, other: bigint): bigint => (other === 0n ? one : divisor(other, one % other))

function reduced(numerator: bigint, denominator: bigint): Exact {
  const common = divisor(numerator < 0n ? -numerator : numerator, denominator)
  return { numerator: numerator / common, denominator: denominator / common }
}

export const plus = (one: Exact, other: Exact): Exact =>
  reduced(one.numerator * other.denominator + other.numerator * one.denominator, one.denominator * other.denominator)

/** What is charged for: of a period of so many months and days, a practice was there for so many days. */
export type Charged = {
  readonly rate: Rate
  readonly per: RateSpan
  readonly patients: number
  readonly months: number
  readonly days: number
  readonly of_days: number
}

/** The exact charge: rate × patients × months of the period ÷ months of the rate × days there ÷ days of the period. */
export const charge = ({ rate, per, patients, months, days, of_days }: Charged): Exact =>
  reduced(
    BigInt(rate) * BigInt(patients) * BigInt(months) * BigInt(days),
    10_000n * BigInt(rateSpans[per]) * BigInt(of_days),
  )

/** Whole pence, by the rule; charges are never below nought. */
export function rounded({ numerator, denominator }: Exact, rounding: Rounding = 'half_up'): Pence {
  const whole = numerator / denominator
  const twice = 2n * (numerator % denominator)
  const goesUp =
    rounding === 'down'
      ? false
      : twice === denominator
        ? rounding === 'half_up' || whole % 2n === 1n
        : twice > denominator
  return wholePence(Number(whole + (goesUp ? 1n : 0n)))
}

/** `12975133.5`; what no decimal says exactly stays a fraction, `1192030051/92`. */
export function exactText({ numerator, denominator }: Exact): string {
  let left = denominator
  let places = 0
  for (const prime of [2n, 5n]) {
    let times = 0
    while (left % prime === 0n) {
      left /= prime
      times += 1
    }
    places = Math.max(places, times)
  }
  if (left !== 1n) return `${numerator}/${denominator}`
  const digits = ((numerator * 10n ** BigInt(places)) / denominator).toString().padStart(places + 1, '0')
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
}

/** `38.8` as ten-thousandths of a penny; null where it isn't pence with at most three decimals, or is none or a pound and more. */
export function rateOf(text: string): Rate | null {
  const [, whole, decimals = ''] = /^(\d{1,3})(?:\.(\d{1,3}))?$/.exec(text.trim()) ?? []
  if (whole === undefined) return null
  const rate = Number(whole) * 10_000 + Number(decimals.padEnd(4, '0'))
  return rate > 0 && rate < 1_000_000 ? (rate as Rate) : null
}

/** The same in pounds, for whoever pays: `£129,751.335`; what no decimals end is written `£714.40 and 8/23 of a penny`. */
export function exactPounds({ numerator, denominator }: Exact): string {
  if (numerator < 0n) return `−${exactPounds({ numerator: -numerator, denominator })}`
  const whole = poundsOf(Number(numerator / denominator))
  const rest = exactText(reduced(numerator % denominator, denominator))
  return rest.includes('/') ? `${whole} and ${rest} of a penny` : `${whole}${rest.slice(2)}`
}

/** `42p`, `38.8p` */
export const rateText = (rate: Rate) => `${exactText(reduced(BigInt(rate), 10_000n))}p`
