import { wholePence, type Pence } from '../../../platform/values.ts'
import { charge, nothing, plus, rounded, type Exact } from '../charges/rules.ts'
import { daysOf, type Period } from '../periods/rules.ts'
import { isCounted, type Judged } from '../rates/effects/rules.ts'
import type { RateTerms } from '../rates/rules.ts'

/** For how many months of a levy year a rate holds. */
type Spell = {
  readonly months: number
  readonly terms: Pick<RateTerms, 'rate' | 'per' | 'rounding' | 'list_basis'>
}

/** The rates of a year, each for as many of its months as it holds. */
export function spellsOf(
  { from, to }: Period,
  rates: readonly (RateTerms & { from_on: Temporal.PlainDate; until_on: Temporal.PlainDate | null })[],
): readonly Spell[] {
  const end = to.add({ days: 1 })
  const later = (one: Temporal.PlainDate, other: Temporal.PlainDate) =>
    Temporal.PlainDate.compare(one, other) > 0 ? one : other
  const earlier = (one: Temporal.PlainDate, other: Temporal.PlainDate) => (later(one, other) === one ? other : one)
  return rates
    .map((terms) => {
      const begins = later(terms.from_on, from)
      const ends = earlier(terms.until_on ?? end, end)
      return { terms, months: (ends.year - begins.year) * 12 + ends.month - begins.month }
    })
    .filter(({ months }) => months > 0)
}

export type Budget = {
  readonly raised_pence: Pence
  readonly charged: number
  readonly contract_not_known: number
  /** What a tenth of a penny a year brings in of those who pay. */
  readonly tenth_pence: Pence
  /** Those who don't pay, what they would have paid, and what that is a year for each patient of the others, in thousandths of a penny. */
  readonly out: number
  readonly out_pence: Pence
  readonly moved_thousandths: number
}

const yearly = (practices: readonly Judged[], of_days: number, spells: readonly Spell[]) =>
  practices.flatMap(({ list_size, days }) => {
    if (list_size === null) return []
    const exact = spells
      .map(({ months, terms: { rate, per } }) => charge({ rate, per, patients: list_size, months, days, of_days }))
      .reduce(plus, nothing)
    return [rounded(exact, spells.at(-1)?.terms.rounding)]
  })

/** A penny a year for everybody who pays, exactly; nought where nobody does. */
const pennyWorth = (practices: readonly Judged[], of_days: number): Exact => ({
  numerator: practices.reduce((sum, { list_size, days }) => sum + BigInt(list_size ?? 0) * BigInt(days), 0n),
  denominator: BigInt(of_days),
})

/** Thousandths of a penny a year that raise an amount, rounded up so that they do. */
export function thousandthsFor(pence: Pence, penny: Exact): number {
  if (penny.numerator === 0n) return 0
  const exact = BigInt(pence) * 1000n * penny.denominator
  return Number((exact + penny.numerator - 1n) / penny.numerator)
}

/** What a levy brings in for a year by the rates agreed for it, what its smallest step is worth, and what opting out moves. */
export function budgetOf(period: Period, practices: readonly Judged[], spells: readonly Spell[]) {
  const of_days = daysOf(period)
  const paying = practices.filter((one) => isCounted(one) && one.list_size !== null)
  const out = practices.filter((one) => !isCounted(one))
  const sum = (amounts: readonly Pence[]) => wholePence(amounts.reduce((total, pence) => total + pence, 0))
  const penny = pennyWorth(paying, of_days)
  const out_pence = sum(yearly(out, of_days, spells))
  const budget: Budget = {
    raised_pence: sum(yearly(paying, of_days, spells)),
    charged: paying.length,
    contract_not_known: paying.filter(({ may }) => !may.charged).length,
    tenth_pence: rounded({ numerator: penny.numerator, denominator: penny.denominator * 10n }),
    out: out.length,
    out_pence,
    moved_thousandths: thousandthsFor(out_pence, penny),
  }
  return { budget, penny }
}
