// What a practice is charged, as the LMC's rules read, counted day by day and with nothing shared or clever: what runs are tried against.
type Day = string

export type NaiveRate = {
  readonly from: Day
  readonly until: Day | null
  /** In ten-thousandths of a penny. */
  readonly rate: number
  readonly remitted: number
  readonly months: number
  readonly counted: 'period_start' | 'quarter_start' | 'levy_year_start'
  readonly rounding: 'half_up' | 'half_even' | 'down'
}
type Lasting = { readonly practice_id: string; readonly from: Day; readonly until: Day }
export type NaiveLevy = {
  readonly joining: 'built_in' | 'opt_out' | 'opt_in'
  readonly rates: readonly NaiveRate[]
  readonly contracts: readonly (Lasting & { readonly kind: string })[]
  readonly mandates: readonly (Lasting & { readonly id: string; readonly choice: string })[]
}
export type NaivePractice = {
  readonly id: string
  /** Whether it is open, and the LMC's. */
  readonly isThere: (day: Day) => boolean
  /** Its patients, by the day of the publication. */
  readonly counts: ReadonlyMap<Day, number>
}

const plain = (day: Day) => Temporal.PlainDate.from(day)

function* daysFrom(from: Day, until: Day) {
  for (let day = from; day < until; day = plain(day).add({ days: 1 }).toString()) yield day
}

function rounded(numerator: bigint, denominator: bigint, rounding: NaiveRate['rounding']): bigint {
  const whole = numerator / denominator
  const rest = 2n * (numerator % denominator)
  if (rounding === 'down' || rest < denominator) return whole
  return rest === denominator && rounding === 'half_even' && whole % 2n === 0n ? whole : whole + 1n
}

function countingDay(month: Day, period_from: Day, { counted }: NaiveRate): Day {
  const { year, month: number } = plain(month)
  if (counted === 'period_start') return period_from
  if (counted === 'levy_year_start') return `${number < 4 ? year - 1 : year}-04-01`
  return plain(month)
    .with({ month: number - ((number - 1) % 3) })
    .toString()
}

/** What a practice is charged for whole months, and what of it is passed on; nothing where a month has no rate. */
export function naiveCharge(levy: NaiveLevy, practice: NaivePractice, from: Day, to: Day) {
  const until = plain(to).add({ days: 1 }).toString()
  const parts: { from: Day; until: Day; months: bigint; rate: NaiveRate; counts_on: Day }[] = []
  for (let month = from; month < until;) {
    const next = plain(month).add({ months: 1 }).toString()
    const rate = levy.rates.find((one) => one.from <= month && (one.until === null || month < one.until))
    if (!rate) return { amount: 0n, remitted: 0n }
    const counts_on = countingDay(month, from, rate)
    const last = parts.at(-1)
    if (last?.rate === rate && last.counts_on === counts_on)
      Object.assign(last, { until: next, months: last.months + 1n })
    else parts.push({ from: month, until: next, months: 1n, rate, counts_on })
    month = next
  }
  let [amount, remitted] = [0n, 0n]
  for (const part of parts) {
    const first = [...daysFrom(part.counts_on, part.until)].find(practice.isThere)
    const published = [...practice.counts.keys()].filter((day) => first !== undefined && day <= first)
    const patients = practice.counts.get(published.toSorted().at(-1) ?? '')
    const days = [...daysFrom(part.from, part.until)]
    const spans: { said: string; is_charged: boolean; days: bigint }[] = []
    for (const day of days.filter(practice.isThere)) {
      const isHeld = (one: Lasting) => one.practice_id === practice.id && one.from <= day && day < one.until
      const kind = levy.contracts.find(isHeld)?.kind
      const mandate = levy.mandates.find(isHeld)
      const is_charged =
        mandate?.choice === 'in' ||
        (levy.joining === 'built_in' && kind === 'gms') ||
        (levy.joining === 'opt_out' && mandate?.choice !== 'out')
      const said = `${kind} ${mandate?.id}`
      const last = spans.at(-1)
      if (last?.said === said) last.days += 1n
      else spans.push({ said, is_charged, days: 1n })
    }
    const { rate, months } = part
    for (const span of spans.filter(({ is_charged }) => is_charged && patients !== undefined)) {
      const charged = (pence: number) =>
        rounded(
          BigInt(pence) * BigInt(patients ?? 0) * months * span.days,
          10_000n * BigInt(rate.months) * BigInt(days.length),
          rate.rounding,
        )
      amount += charged(rate.rate)
      remitted += charged(rate.remitted)
    }
  }
  return { amount, remitted }
}
