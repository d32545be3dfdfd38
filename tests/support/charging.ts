import { randomUUID } from 'node:crypto'
import type { Scope, Writing } from '../../src/platform/scope.ts'
import type { Id, Rate } from '../../src/platform/values.ts'
import { setUp } from './set-up.ts'

type Lmc = { readonly id: Id<'lmc'> }
type LevySaid = {
  readonly kind?: 'statutory' | 'national' | 'charity'
  readonly name?: string
  /** Unless nobody collects it yet, PCSE does from everybody. */
  readonly is_collected?: boolean
}
type RateSaid = {
  readonly from_on?: string
  readonly until_on?: string
  readonly pence_rate?: number
  readonly counted?: 'period_start' | 'quarter_start' | 'levy_year_start'
  readonly remitted_rate?: number
}

const day = (text: string) => Temporal.PlainDate.from(text)

let collectors = 0

/** Somebody collects a levy from everybody, and always has. */
async function collecting(tx: Writing, lmc_id: Id<'lmc'>, levy_id: Id<'levy'>, kind: 'pcse' | 'lmc') {
  const made = { made_at: tx.now, made_by: 'Denise Fallow' }
  const name = `${kind === 'pcse' ? 'PCSE' : 'The office'} ${++collectors}`
  const { id: collector_id } = await tx.db
    .insertInto('levies.collector')
    .values({ ...made, lmc_id, kind, name, email: '', layout: '[]', days_to_pay: 30, payment_words: '' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const set = { set_at: tx.now, set_by: 'Denise Fallow' }
  await tx.db
    .insertInto('levies.collecting')
    .values({ ...set, lmc_id, levy_id, collector_id, during: '[2000-01-01,)' })
    .execute()
  return collector_id
}

/** Levies, rates, contracts and mandates as the office would have left them. */
export function charging(scope: Scope) {
  const make = <T>(work: (tx: Writing) => Promise<T>) => setUp(scope, work)
  const aLevy = (
    { id: lmc_id }: Lmc,
    { kind = 'statutory', name = `${kind} levy`, is_collected = true }: LevySaid = {},
  ) =>
    make(async (tx) => {
      const joining = kind === 'statutory' ? 'built_in' : kind === 'national' ? 'opt_out' : 'opt_in'
      const { id } = await tx.db
        .insertInto('levies.levy')
        .values({ lmc_id, kind, name, joining, begun_on: day('2020-04-01'), made_at: tx.now, made_by: 'Denise Fallow' })
        .returning('id')
        .executeTakeFirstOrThrow()
      if (is_collected) await collecting(tx, lmc_id, id, 'pcse')
      return id
    })
  /** The LMC itself bills a levy that nobody collects yet. */
  const aCollector = ({ id: lmc_id }: Lmc, levy_id: Id<'levy'>) => make((tx) => collecting(tx, lmc_id, levy_id, 'lmc'))
  const aRate = ({ id: lmc_id }: Lmc, levy_id: Id<'levy'>, said: RateSaid = {}) =>
    make(async (tx) => {
      const { from_on = '2020-04-01', until_on, pence_rate = 42, counted = 'period_start', remitted_rate } = said
      const { id } = await tx.db
        .insertInto('levies.rate')
        .values({
          lmc_id,
          levy_id,
          from_on: day(from_on),
          until_on: until_on === undefined ? null : day(until_on),
          rate: Math.round(pence_rate * 10_000) as Rate,
          per: 'year',
          list_basis: 'raw',
          counted,
          levy_year_starts: 4,
          rounding: 'half_up',
          remitted_rate: remitted_rate === undefined ? null : ((remitted_rate * 10_000) as Rate),
          difference_used_for: '',
          state: 'agreed',
          meeting: 'Committee',
          decided_on: day('2020-02-12'),
          paper: 'Paper 7',
          proposed_at: tx.now,
          proposed_by: 'Denise Fallow',
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      return id
    })
  const aContract = (
    { id: lmc_id }: Lmc,
    practice_id: Id<'practice'>,
    kind: 'gms' | 'pms' | 'apms' = 'gms',
    during = '[2000-01-01,)',
  ) =>
    make((tx) =>
      tx.db
        .insertInto('levies.contract')
        .values({ lmc_id, practice_id, kind, during, set_at: tx.now, set_by: 'Denise Fallow' })
        .execute(),
    )
  const aMandate = (
    { id: lmc_id }: Lmc,
    levy_id: Id<'levy'>,
    practice_id: Id<'practice'>,
    choice: 'in' | 'out',
    during = '[2000-01-01,)',
  ) =>
    make(async (tx) => {
      const { id } = await tx.db
        .insertInto('levies.mandate')
        .values({
          lmc_id,
          levy_id,
          practice_id,
          choice,
          during,
          signed_by: 'Dr Amina Yusuf',
          signed_on: day('2020-03-01'),
          file_name: '',
          ended_why: '',
          made_at: tx.now,
          made_by: 'Denise Fallow',
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      return id
    })
  return { make, aLevy, aCollector, aRate, aContract, aMandate, press: randomUUID }
}
