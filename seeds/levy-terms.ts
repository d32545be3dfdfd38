import { randomUUID } from 'node:crypto'
import { setBudget } from '../src/modules/levies/budgets/writes.ts'
import { rateOf } from '../src/modules/levies/charges/rules.ts'
import { addCollector, beginCollecting, layOutSchedule } from '../src/modules/levies/collectors/writes.ts'
import { levyWith, type Levy } from '../src/modules/levies/levies/reads.ts'
import type { Joining, LevyKind } from '../src/modules/levies/levies/rules.ts'
import { addLevy } from '../src/modules/levies/levies/writes.ts'
import { keepRateLetterAnswer, writeRateLetter } from '../src/modules/levies/rate-letters/writes.ts'
import { agreeRate, proposeRate } from '../src/modules/levies/rates/writes.ts'
import { NotFound } from '../src/platform/answers.ts'
import { wholePence, type Id } from '../src/platform/values.ts'
import { must, type As, type OwnLmc } from './levy-office.ts'
import { weekday } from './months.ts'

/** A levy of the demonstration, with whoever collects it. */
export type LivedLevy = {
  readonly levy: Levy
  readonly collector: { readonly id: Id<'collector'>; readonly kind: 'pcse' | 'icb' | 'lmc' }
}

type Collector = {
  readonly kind: 'pcse' | 'icb' | 'lmc'
  readonly name: string
  readonly email: string
  readonly collects: readonly LevyKind[]
}

const names = {
  statutory: ['Statutory levy', 'built_in'],
  national: ['National levy', 'opt_out'],
  charity: ['Marshlight Benevolent Fund', 'opt_in'],
} as const satisfies Record<LevyKind, readonly [string, Joining]>

/** Deducted in Wealdshire; billed in Saltmarsh, whose ICB deducts the national levy alone. Nobody deducts for a charity. */
const collectors: Readonly<Record<string, readonly Collector[]>> = {
  Wealdshire: [
    {
      kind: 'pcse',
      name: 'PCSE',
      email: 'gp.payments@pcse.example',
      collects: ['statutory', 'national'],
    },
    { kind: 'lmc', name: 'Wealdshire LMC', email: 'levies@wealdshire.example', collects: ['charity'] },
  ],
  Saltmarsh: [
    { kind: 'icb', name: 'Saltmarsh and Harbours ICB', email: 'primary.care@icb.example', collects: ['national'] },
    { kind: 'lmc', name: 'Saltmarsh LMC', email: 'levies@saltmarsh.example', collects: ['statutory', 'charity'] },
  ],
}

/** What GPDF asked for of the 6p that were collected: 3p, and 5p from April 2026. */
const raised_on = Temporal.PlainDate.from('2026-04-01')

type Version = {
  readonly from_on: Temporal.PlainDate
  readonly pence: string
  readonly remitted?: string
  readonly difference_used_for?: string
}

function versionsOf({ kind, lmc_name, begun_on }: Levy, year: Temporal.PlainDate): readonly Version[] {
  if (kind === 'charity') return [{ from_on: begun_on, pence: '1.5', remitted: '1.5' }]
  if (kind === 'statutory')
    return lmc_name.startsWith('Wealdshire')
      ? [
          { from_on: begun_on, pence: '40' },
          { from_on: year, pence: '42' },
        ]
      : [{ from_on: begun_on, pence: '38.8' }]
  const [before, since] = [
    {
      from_on: begun_on,
      pence: '6',
      remitted: '3',
      difference_used_for: 'A reserve for legal advice to practices, by the committee’s resolution',
    },
    {
      from_on: raised_on,
      pence: '6',
      remitted: '5',
      difference_used_for: 'The conference of LMCs: fares and fees of those who are sent',
    },
  ]
  if (Temporal.PlainDate.compare(year, raised_on) < 0) return [before]
  return Temporal.PlainDate.compare(begun_on, raised_on) < 0 ? [before, since] : [{ ...since, from_on: begun_on }]
}

const terms = {
  per: 'year',
  list_basis: 'raw',
  counted: 'quarter_start',
  levy_year_starts: 4,
  rounding: 'half_up',
} as const

const penceOf = (text: string) => {
  const rate = rateOf(text)
  if (rate === null) throw new RangeError(`${text} is no rate`)
  return rate
}

function propose(
  as: As,
  levy: Levy,
  { from_on, pence, remitted, difference_used_for = '' }: Version,
  on: Temporal.PlainDate,
) {
  const passed_on = remitted === undefined ? {} : { remitted_rate: penceOf(remitted), difference_used_for }
  return proposeRate(as('denise', on), levy, {
    ...terms,
    ...passed_on,
    from_on,
    rate: penceOf(pence),
    pressed: randomUUID(),
  })
}

/** The levies of an LMC as they have been since two years before this levy year: who collects them, and at which rates. */
export async function agreeTerms(as: As, lmc: OwnLmc, year: Temporal.PlainDate): Promise<readonly LivedLevy[]> {
  const begun_on = year.subtract({ years: 2 })
  const began = weekday(begun_on.subtract({ months: 5 }))
  const denise = as('denise', began)
  const levies = new Map<LevyKind, Levy>()
  for (const kind of ['statutory', 'national', 'charity'] as const) {
    const [name, joining] = names[kind]
    const id = must(await addLevy(denise, { lmc_id: lmc.id, kind, name, joining, begun_on }))
    const levy = await levyWith(denise, id)
    if (!levy) throw new NotFound()
    levies.set(kind, levy)
  }
  const lived: LivedLevy[] = []
  for (const { collects, ...each } of collectors[lmc.short_name] ?? []) {
    const bills = each.kind === 'lmc'
    const payment_words = bills ? `Account name: ${each.name}\nSort code 00-00-00, account 00000000` : ''
    const id = must(await addCollector(denise, { ...each, lmc_id: lmc.id, days_to_pay: bills ? 30 : 0, payment_words }))
    if (each.kind === 'pcse') await layOutSchedule(denise, id, layout)
    for (const kind of collects) {
      const levy = levies.get(kind)
      if (!levy) continue
      await beginCollecting(denise, id, { levy_id: levy.id, icb_code: '', from_on: begun_on })
      lived.push({ levy, collector: { id, kind: each.kind } })
    }
  }
  for (const one of lived) for (const version of versionsOf(one.levy, year)) await agree(as, one, version)
  return lived
}

const layout = [
  { column: 'ods_code', heading: 'CONTRACTOR' },
  { column: 'practice_name', heading: 'NAME' },
  { column: 'list_size', heading: 'LIST' },
  { column: 'rate_pence', heading: 'RATE P' },
  { column: 'amount_pounds', heading: 'DEDUCT GBP' },
] as const

/** Decided in December, told in January to whoever deducts, and answered as such letters are: soon, late or not at all. */
async function agree(as: As, { levy, collector }: LivedLevy, version: Version) {
  const decided_on = weekday(version.from_on.subtract({ months: 4 }).add({ days: 8 }))
  const id = must(await propose(as, levy, version, weekday(decided_on.subtract({ days: 25 }))))
  const decision = { meeting: 'Committee meeting', decided_on, paper: `Minute ${decided_on.year}/12.4, paper C` }
  must(await agreeRate(as('denise', decided_on.add({ days: 1 })), levy.id, id, decision))
  // Nobody who deducts need hear of what is passed on.
  if (collector.kind === 'lmc' || (levy.kind === 'national' && !version.from_on.equals(levy.begun_on))) return
  const letter = must(await writeRateLetter(as('denise', weekday(decided_on.add({ days: 30 }))), id, collector.id))
  if (collector.kind === 'icb') return
  const acknowledged_on = weekday(decided_on.add({ days: 44 }))
  const applied_on = levy.kind === 'statutory' ? version.from_on : null
  const words = applied_on ? 'Applied with the April payments.' : 'They ask PCSE, and will say when it is applied.'
  must(await keepRateLetterAnswer(as('denise', acknowledged_on), letter, { acknowledged_on, applied_on, words }))
}

/** What Wealdshire needs, and the rate that is proposed for the coming levy year: it waits to be decided. */
export async function proposeForNextYear(
  as: As,
  { levy }: LivedLevy,
  year: Temporal.PlainDate,
  today: Temporal.PlainDate,
) {
  const next = year.add({ years: 1 })
  const need = (year_from: Temporal.PlainDate, pounds: number, words: string) =>
    setBudget(as('denise', today.subtract({ days: 14 })), levy, year_from, {
      needed_pence: wholePence(pounds * 100),
      words,
    })
  must(await need(year, 570_000, 'Budget of the committee: office, meetings, elections and legal advice'))
  must(await need(next, 598_000, 'Draft budget, paper D: as before, with rent and pay as they will be'))
  must(await propose(as, levy, { from_on: next, pence: '44' }, today.subtract({ days: 12 })))
}
