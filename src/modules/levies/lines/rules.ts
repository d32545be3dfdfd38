import { isDuring, type During, type Id, type Pence } from '../../../platform/values.ts'
import { charge, nothing, rounded, type Exact } from '../charges/rules.ts'
import type { ContractKind } from '../contracts/rules.ts'
import type { Joining } from '../levies/rules.ts'
import { mayBeCharged, reasonsNotCharged, type Choice, type WhyNotCharged } from '../mandates/rules.ts'
import { daysOf, monthsOf } from '../periods/rules.ts'
import type { ListBasis } from '../rates/rules.ts'
import type { Stretch } from '../stretches/rules.ts'

export type Contract = { readonly kind: ContractKind; readonly during: During }
export type Mandate = { readonly id: Id<'mandate'>; readonly choice: Choice; readonly during: During }

/** A count of a practice's patients, and the file it came from or the office's own note of it. */
export type CountInForce = {
  readonly list_size: number
  readonly list_size_on: Temporal.PlainDate
  readonly file_id: Id<'open_data_file'> | null
  readonly weighted_count_id: Id<'weighted_count'> | null
  readonly given_count_id: Id<'given_count'> | null
}

/** What is known of a practice that was there on a day of a stretch. */
export type Practice = {
  readonly practice_id: Id<'practice'>
  readonly ods_code: string
  /** When it was open and represented, within the stretch; at least a day. */
  readonly there: readonly During[]
  /** Null where none was in force: it is asked for, and never guessed. */
  readonly count: CountInForce | null
  readonly contracts: readonly Contract[]
  readonly mandates: readonly Mandate[]
  readonly collector_id: Id<'collector'> | null
}

export const whyNotCharged = {
  ...reasonsNotCharged,
  no_list_size: 'No list size was in force',
  no_weighted_list_size: 'No weighted list size was in force',
} as const satisfies Record<WhyNotCharged | 'no_list_size' | 'no_weighted_list_size', string>
export type WhyNot = keyof typeof whyNotCharged

/** What the office can answer, so that the practice is charged after all. */
export const whysAsked = [
  'no_list_size',
  'no_weighted_list_size',
  'contract_not_known',
  'no_mandate',
] as const satisfies readonly WhyNot[]

/** That a line has no list size, of the basis it is by. */
export const noListSize = { raw: 'no_list_size', weighted: 'no_weighted_list_size' } as const satisfies Record<
  ListBasis,
  WhyNot
>

/** What a line is: a charge, what puts right an earlier one, or that nothing is charged, and why. */
export type LineKind = 'charge' | 'adjustment' | 'not_charged'

/** What a run says of a practice for a time, with all it comes of. */
export type LineDrawn = {
  readonly practice_id: Id<'practice'>
  readonly kind: 'charge' | 'not_charged'
  readonly from_on: Temporal.PlainDate
  readonly to_on: Temporal.PlainDate
  readonly days: number
  readonly of_days: number
  readonly months: number
  readonly list_basis: ListBasis
  readonly list_size: number | null
  readonly list_size_on: Temporal.PlainDate | null
  readonly file_id: Id<'open_data_file'> | null
  readonly weighted_count_id: Id<'weighted_count'> | null
  readonly given_count_id: Id<'given_count'> | null
  readonly rate_id: Id<'rate'>
  readonly contract_kind: ContractKind | null
  readonly mandate_id: Id<'mandate'> | null
  readonly collector_id: Id<'collector'> | null
  readonly exact: Exact
  readonly amount_pence: Pence
  /** Of the amount, what is passed on. */
  readonly remitted_pence: Pence
  readonly why: WhyNot | ''
}

type Part = {
  readonly from: Temporal.PlainDate
  until: Temporal.PlainDate
  days: number
  readonly contract: Contract | null
  readonly mandate: Mandate | null
}

const compare = (one: Temporal.PlainDate, other: Temporal.PlainDate) => Temporal.PlainDate.compare(one, other)

/** The days a practice was there, divided where its contract or its mandate changed; a gap in them divides nothing. */
function partsOf({ there, contracts, mandates }: Practice): readonly Part[] {
  const changes = [...contracts, ...mandates].flatMap(({ during: { from, until } }) =>
    [from, until].filter((day) => day !== null),
  )
  const parts: Part[] = []
  for (const { from, until } of there) {
    if (!from || !until) throw new RangeError('a practice is in a stretch for days that are known')
    const inside = changes.filter((day) => compare(from, day) < 0 && compare(day, until) < 0).sort(compare)
    for (const [at, begins] of [from, ...inside].entries()) {
      const ends = inside[at] ?? until
      if (begins.equals(ends)) continue
      const contract = contracts.find(({ during }) => isDuring(during, begins)) ?? null
      const mandate = mandates.find(({ during }) => isDuring(during, begins)) ?? null
      const days = begins.until(ends, { largestUnit: 'days' }).days
      const last = parts.at(-1)
      if (last && last.contract?.kind === contract?.kind && last.mandate === mandate) {
        last.until = ends
        last.days += days
      } else parts.push({ from: begins, until: ends, days, contract, mandate })
    }
  }
  return parts
}

/** The lines of a stretch: a pure function of who was there, what is known of them, and the rate. */
export function linesOf(
  levy: { readonly joining: Joining },
  { period, rate }: Stretch,
  practices: readonly Practice[],
): readonly LineDrawn[] {
  const months = monthsOf(period)
  if (months === null) throw new RangeError('a levy is charged for whole months')
  const of_days = daysOf(period)
  return practices.flatMap((practice) =>
    partsOf(practice).map(({ from, until, days, contract, mandate }): LineDrawn => {
      const { count, practice_id, collector_id } = practice
      const may = mayBeCharged(levy, contract, mandate)
      const why = may.charged ? (count === null ? noListSize[rate.list_basis] : '') : may.why
      const charged = { per: rate.per, patients: count?.list_size ?? 0, months, days, of_days }
      const exact = why ? nothing : charge({ rate: rate.rate, ...charged })
      const passed_on = why || rate.remitted_rate === null ? nothing : charge({ rate: rate.remitted_rate, ...charged })
      return {
        practice_id,
        kind: why ? 'not_charged' : 'charge',
        from_on: from,
        to_on: until.subtract({ days: 1 }),
        days,
        of_days,
        months,
        list_basis: rate.list_basis,
        list_size: count?.list_size ?? null,
        list_size_on: count?.list_size_on ?? null,
        file_id: count?.file_id ?? null,
        weighted_count_id: count?.weighted_count_id ?? null,
        given_count_id: count?.given_count_id ?? null,
        rate_id: rate.id,
        contract_kind: contract?.kind ?? null,
        mandate_id: mandate?.id ?? null,
        collector_id,
        exact,
        amount_pence: rounded(exact, rate.rounding),
        remitted_pence: rounded(passed_on, rate.rounding),
        why,
      }
    }),
  )
}

/** As it stands within a sentence: GMS and PMS stay as they are. */
export const begun = (words: string) => `${words.charAt(0).toLowerCase()}${words.slice(1)}`

/** Why nothing is charged, in words that a practice may read; what an adjustment corrects is words already. */
export const reasonWords = (why: string) => (why in whyNotCharged ? whyNotCharged[why as WhyNot] : why)

/** The same for the office, with what it is asked for. */
export const whyWords = (why: string) =>
  why === 'no_list_size' || why === 'no_weighted_list_size'
    ? `${whyNotCharged[why]}: say what it was, and where you have it from`
    : reasonWords(why)

/** How many stand on a page of the list. */
export const linesSize = 100
