import { expect, test } from 'vitest'
import { charging } from '../../../../tests/support/charging.ts'
import { openData } from '../../../../tests/support/register.ts'
import { registered } from '../../../../tests/support/registered.ts'
import { rangeText, type Id, type Rate } from '../../../platform/values.ts'
import { rateSpans, type RateSpan } from '../charges/rules.ts'
import { levyWith } from '../levies/reads.ts'
import { operate } from '../../../../tests/support/set-up.ts'
import { linesFor } from './reads.ts'

const { installation, wealdshire, saltmarsh, scope, site } = await registered()
const { aLevy, aContract, aMandate, make } = charging(scope)

type Day = Temporal.PlainDate
const day = (text: string) => Temporal.PlainDate.from(text)
const compare = (one: Day, other: Day) => Temporal.PlainDate.compare(one, other)
const holds = (from: Day | null, until: Day | null, on: Day) =>
  (!from || compare(from, on) <= 0) && (!until || compare(on, until) < 0)

/** The same practices whenever this runs: Park and Miller's generator. */
let seed = 20_261_122
const upTo = (most: number) => (seed = (seed * 48_271) % 2_147_483_647) % most
const chance = (percent: number) => upTo(100) < percent
const someDay = () => day('2025-01-01').add({ days: upTo(730) })
const spans = () =>
  chance(40)
    ? [{ from: null, until: null }]
    : [someDay(), someDay(), someDay(), someDay()].toSorted(compare).flatMap(twos)
const twos = (from: Day, at: number, all: readonly Day[]) => {
  const until = all[at + 1]
  return at % 2 === 0 && until && compare(from, until) < 0
    ? [{ from, until: at === 2 && chance(50) ? null : until }]
    : []
}

const stories = Array.from({ length: 60 }, (_, at) => ({
  ods_code: `Q9${String(at + 100).padStart(4, '0')}`,
  open: Object.fromEntries(
    chance(50)
      ? []
      : Array.from({ length: 1 + upTo(3) }, () => [someDay().toString(), chance(50) ? 'closed' : 'active']),
  ),
  counts: Object.fromEntries(Array.from({ length: upTo(5) }, () => [someDay().toString(), 1 + upTo(30_000)])),
  given: Array.from({ length: chance(30) ? 1 + upTo(3) : 0 }, (_, place) => ({
    on: someDay(),
    patients: 1 + upTo(9_000),
    place,
  })),
  represented: spans(),
  contract: (['gms', 'pms', 'apms', null] as const)[upTo(4)] ?? null,
  contract_from: chance(50) ? null : someDay(),
  mandates: spans().map((span) => ({ ...span, choice: chance(70) ? ('in' as const) : ('out' as const) })),
}))
const keys = await openData(
  installation,
  stories.map(({ ods_code, open, counts }) => ({
    ods_code,
    changed: Object.fromEntries(
      Object.entries(open).map(([on, status]) => [on, { status: status as 'active' | 'closed' }]),
    ),
    counted: counts,
  })),
)
const key = (ods_code: string) => keys.get(ods_code) ?? ('' as Id<'practice'>)

const levy = await aLevy(wealdshire)
await aLevy(saltmarsh)
const rates = [
  {
    from_on: day('2020-04-01'),
    until_on: day('2025-06-01'),
    rate: 388_000,
    per: 'year',
    counted: 'quarter_start',
    starts: 4,
  },
  {
    from_on: day('2025-06-01'),
    until_on: day('2025-11-01'),
    rate: 75_000,
    per: 'quarter',
    counted: 'period_start',
    starts: 4,
  },
  {
    from_on: day('2025-11-01'),
    until_on: day('2026-05-01'),
    rate: 35_125,
    per: 'month',
    counted: 'levy_year_start',
    starts: 1,
  },
  { from_on: day('2026-05-01'), until_on: null, rate: 420_000, per: 'year', counted: 'levy_year_start', starts: 4 },
] as const
await make(async (tx) => {
  for (const { starts, ...rate } of rates)
    await tx.db
      .insertInto('levies.rate')
      .values({
        ...rate,
        rate: rate.rate as Rate,
        remitted_rate: (rate.rate - 5_000) as Rate,
        lmc_id: wealdshire.id,
        levy_id: levy,
        list_basis: 'raw',
        levy_year_starts: starts,
        rounding: 'half_even',
        difference_used_for: '',
        state: 'agreed',
        meeting: 'Committee',
        decided_on: day('2020-02-12'),
        paper: '',
        proposed_at: tx.now,
        proposed_by: '',
      })
      .execute()
})
await operate(site.scope(), async (tx) => {
  for (const { ods_code, represented } of stories) {
    await tx.db
      .insertInto('register.lmc_practice')
      .values({ lmc_id: wealdshire.id, practice_id: key(ods_code) })
      .execute()
    for (const during of represented)
      await tx.db
        .insertInto('register.representation')
        .values({
          office_id: wealdshire.office_id,
          lmc_id: wealdshire.id,
          practice_id: key(ods_code),
          during: rangeText(during),
        })
        .execute()
  }
})
for (const { ods_code, contract, contract_from, mandates, given } of stories) {
  if (contract) await aContract(wealdshire, key(ods_code), contract, rangeText({ from: contract_from, until: null }))
  for (const { choice, ...during } of mandates)
    await aMandate(wealdshire, levy, key(ods_code), choice, rangeText(during))
  for (const { on, patients, place } of given)
    await make((tx) =>
      tx.db
        .insertInto('levies.given_count')
        .values({
          lmc_id: wealdshire.id,
          practice_id: key(ods_code),
          counted_on: on,
          patients,
          source: 'A letter',
          given_at: tx.now.add({ seconds: place }),
          given_by: 'Denise Fallow',
        })
        .execute(),
    )
}

/** What is charged, told again day by day, by the words of the README and nothing of the program's. */
function toldAgain(
  { ods_code, open, counts, given, represented, contract, contract_from, mandates }: (typeof stories)[number],
  from: Day,
  to: Day,
) {
  const there = (on: Day) =>
    (Object.entries(open)
      .filter(([changed]) => compare(day(changed), on) <= 0)
      .toSorted(([one], [other]) => one.localeCompare(other))
      .at(-1)?.[1] ?? 'active') === 'active' && represented.some((span) => holds(span.from, span.until, on))
  const stretches: { from: Day; to: Day; counts_on: Day; rate: (typeof rates)[number] }[] = []
  for (let month = from; compare(month, to) < 0; month = month.add({ months: 1 })) {
    const rate = rates.find(({ from_on, until_on }) => holds(from_on, until_on, month))
    if (!rate) throw new Error('no rate')
    const starts = rate.starts
    const year = month.month >= starts ? month.year : month.year - 1
    const counts_on = {
      period_start: from,
      quarter_start: Temporal.PlainDate.from({
        year: month.year,
        month: [1, 1, 1, 4, 4, 4, 7, 7, 7, 10, 10, 10][month.month - 1] ?? 0,
        day: 1,
      }),
      levy_year_start: Temporal.PlainDate.from({ year, month: starts, day: 1 }),
    }[rate.counted]
    const last = stretches.at(-1)
    const end = month.add({ months: 1 }).subtract({ days: 1 })
    if (last && last.rate === rate && compare(last.counts_on, counts_on) === 0) last.to = end
    else stretches.push({ from: month, to: end, counts_on, rate })
  }
  return stretches.flatMap((stretch) => {
    const days: Day[] = []
    for (let on = stretch.counts_on; compare(on, stretch.to) <= 0; on = on.add({ days: 1 }))
      if (there(on)) days.push(on)
    const [first] = days
    const charged = days.filter((on) => compare(on, stretch.from) >= 0)
    if (!first || charged.length === 0) return []
    const published = Object.entries(counts)
      .filter(([on]) => compare(day(on), first) <= 0)
      .toSorted(([one], [other]) => one.localeCompare(other))
      .at(-1)
    const told = given
      .filter(({ on }) => compare(on, stretch.to) <= 0)
      .toSorted((one, other) => {
        const [before, after] = [compare(one.on, first) <= 0, compare(other.on, first) <= 0]
        if (before !== after) return before ? -1 : 1
        return (before ? -compare(one.on, other.on) : compare(one.on, other.on)) || other.place - one.place
      })[0]
    const patients = published?.[1] ?? told?.patients ?? null
    const said: { why: string; days: number }[] = []
    let before = ''
    for (const on of charged) {
      const kind = contract && holds(contract_from, null, on) ? contract : null
      const at = mandates.findIndex((span) => holds(span.from, span.until, on))
      const choice = mandates[at]?.choice
      const why =
        kind === 'gms' || choice === 'in'
          ? patients === null
            ? 'no_list_size'
            : ''
          : kind === null
            ? 'contract_not_known'
            : choice === 'out'
              ? 'opted_out'
              : 'no_mandate'
      const state = `${kind} ${at}`
      if (state === before) {
        const last = said.at(-1)
        if (last) last.days += 1
      } else said.push({ why, days: 1 })
      before = state
    }
    const { rate } = stretch
    const of_days = stretch.from.until(stretch.to).days + 1
    const months = stretch.from.until(stretch.to.add({ days: 1 }), { largestUnit: 'months' }).months
    const pence = (per_patient: number, part: number) => {
      const top = BigInt(per_patient) * BigInt(patients ?? 0) * BigInt(months * part)
      const below = 10_000n * BigInt(rateSpans[rate.per satisfies RateSpan]) * BigInt(of_days)
      const [whole, rest] = [top / below, top % below]
      return Number(whole + (2n * rest > below || (2n * rest === below && whole % 2n === 1n) ? 1n : 0n))
    }
    return said.map(({ why, days: part }) =>
      why
        ? `${ods_code} ${why} ${part}/${of_days}`
        : `${ods_code} ${patients} × ${part}/${of_days} ${pence(rate.rate, part)} ${pence(rate.rate - 5_000, part)}`,
    )
  })
}

test.each([
  ['2025-01-01', 3],
  ['2025-04-01', 3],
  ['2025-04-01', 12],
  ['2025-08-01', 6],
  ['2026-01-01', 1],
  ['2026-02-01', 12],
  ['2026-10-01', 3],
])(
  'what is charged from %s for %i months is what is told day by day of practices that come, go, and choose',
  async (first, months) => {
    const from = day(first)
    const to = from.add({ months }).subtract({ days: 1 })
    const drawn = await scope.read(async (tx) => {
      const charged = await levyWith(tx, levy)
      return charged && (await linesFor(tx, charged, { from, to }))
    })
    const codes = new Map([...keys].map(([code, id]) => [id, code]))
    const lines = (drawn ?? []).map((line) => {
      const code = codes.get(line.practice_id) ?? ''
      return line.kind === 'charge'
        ? `${code} ${line.list_size} × ${line.days}/${line.of_days} ${line.amount_pence} ${line.remitted_pence}`
        : `${code} ${line.why} ${line.days}/${line.of_days}`
    })
    const again = stories.flatMap((story) => toldAgain(story, from, to))
    expect(lines.filter((text) => text.startsWith('Q9')).toSorted()).toEqual(again.toSorted())
    expect(again.length).toBeGreaterThan(20)
  },
)
