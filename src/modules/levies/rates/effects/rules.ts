import { wholePence, type Pence } from '../../../../platform/values.ts'
import { charge, rounded } from '../../charges/rules.ts'
import { reasonsNotCharged, type MayBeCharged, type WhyNotCharged } from '../../mandates/rules.ts'
import { daysOf, monthsOf, type Period } from '../../periods/rules.ts'
import type { Chargeable } from '../../previews/rules.ts'
import type { RateTerms } from '../rules.ts'

/** A practice in a year, and whether it may be charged in it. */
export type Judged = Chargeable & { readonly may: MayBeCharged }

/** What a practice would be charged in a year, and was in the year before; null where it wasn't, or isn't. */
export type EffectLine = {
  readonly practice_id: string
  readonly ods_code: string
  readonly name: string
  readonly list_size: number | null
  readonly before_pence: Pence | null
  readonly after_pence: Pence | null
}

export type Effect = {
  readonly lines: readonly EffectLine[]
  readonly before_pence: Pence
  readonly after_pence: Pence
  readonly charged: number
  readonly without_list_size: number
  /** Counted as if they held GMS, since nobody has said. */
  readonly contract_not_known: number
  readonly left_out: readonly { readonly why: WhyNotCharged; readonly practices: number }[]
}

/** Until an office has said which contracts its practices hold, an effect that left them all out would say nothing. */
export const isCounted = ({ may }: Judged) => may.charged || may.why === 'contract_not_known'

function charges({ practices, period, terms }: Part): ReadonlyMap<string, Pence> {
  const months = monthsOf(period) ?? 0
  const of_days = daysOf(period)
  return new Map(
    practices.flatMap((practice) => {
      const { practice_id, list_size, days } = practice
      if (!isCounted(practice) || list_size === null) return []
      const { rate, per, rounding } = terms
      return [[practice_id, rounded(charge({ rate, per, patients: list_size, months, days, of_days }), rounding)]]
    }),
  )
}

type InForce = { readonly from_on: Temporal.PlainDate; readonly until_on: Temporal.PlainDate | null }

/** The parts of a year that rates are in force for, each with its rate; what is before the first or between two is in none. */
export const partsOf = <Rate extends InForce>(
  year: Period,
  rates: readonly Rate[],
): readonly { readonly period: Period; readonly rate: Rate }[] =>
  rates.flatMap((rate) => {
    const last = rate.until_on?.subtract({ days: 1 }) ?? year.to
    const from = Temporal.PlainDate.compare(rate.from_on, year.from) > 0 ? rate.from_on : year.from
    const to = Temporal.PlainDate.compare(last, year.to) < 0 ? last : year.to
    return Temporal.PlainDate.compare(from, to) <= 0 ? [{ period: { from, to }, rate }] : []
  })

/** A year, or the part of one that a rate is in force for. */
export type Part = { readonly period: Period; readonly practices: readonly Judged[]; readonly terms: RateTerms }

/** What a rate charges each practice in its first year, beside what those before it charged in the last, each in its part of it. */
export function effectOf(after: Part, before: readonly Part[]): Effect {
  const now = charges(after)
  const then = new Map<string, Pence>()
  for (const part of before)
    for (const [id, pence] of charges(part)) then.set(id, wholePence((then.get(id) ?? 0) + pence))
  const named = new Map([...before, after].flatMap(({ practices }) => practices.map((one) => [one.practice_id, one])))
  const lines = [...named.values()]
    .map(({ practice_id, ods_code, name, list_size }) => ({
      practice_id,
      ods_code,
      name,
      list_size,
      before_pence: then.get(practice_id) ?? null,
      after_pence: now.get(practice_id) ?? null,
    }))
    .filter(({ before_pence, after_pence }) => before_pence !== null || after_pence !== null)
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en') || (one.ods_code < other.ods_code ? -1 : 1))
  const sum = (of: Iterable<Pence>) => wholePence([...of].reduce((total, pence) => total + pence, 0))
  const whys = after.practices.flatMap(({ may }) => (may.charged ? [] : [may.why]))
  return {
    lines,
    before_pence: sum(then.values()),
    after_pence: sum(now.values()),
    charged: now.size,
    without_list_size: after.practices.filter((one) => isCounted(one) && one.list_size === null).length,
    contract_not_known: whys.filter((why) => why === 'contract_not_known').length,
    left_out: (Object.keys(reasonsNotCharged) as WhyNotCharged[])
      .filter((why) => why !== 'contract_not_known')
      .map((why) => ({ why, practices: whys.filter((one) => one === why).length }))
      .filter(({ practices }) => practices > 0),
  }
}

const sizes = [
  { label: 'Under 5,000 patients', under: 5_000 },
  { label: '5,000 to 9,999', under: 10_000 },
  { label: '10,000 to 14,999', under: 15_000 },
  { label: '15,000 and more', under: Infinity },
] as const

type EffectBySize = { readonly label: string; readonly practices: number; readonly mean_pounds: number }

/** What it means for a practice of each size: the mean change, or the mean charge where nothing was charged before. */
export const bySize = ({ lines, before_pence }: Effect): readonly EffectBySize[] =>
  sizes.flatMap(({ label, under }, at) => {
    const least = sizes[at - 1]?.under ?? 0
    const here = lines.flatMap(({ list_size, before_pence: was, after_pence: is }) => {
      if (list_size === null || list_size < least || list_size >= under || is === null) return []
      if (before_pence === 0) return [is]
      return was === null ? [] : [is - was]
    })
    if (here.length === 0) return []
    const mean_pounds = Math.round(here.reduce((sum, pence) => sum + pence, 0) / here.length) / 100
    return [{ label, practices: here.length, mean_pounds }]
  })
