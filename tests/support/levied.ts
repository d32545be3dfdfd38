import { documentsFor } from '../../src/modules/levies/documents/writes.ts'
import type { Scope } from '../../src/platform/scope.ts'
import type { Id } from '../../src/platform/values.ts'
import { aReceipt } from './received.ts'
import { setUp } from './set-up.ts'

type Books = {
  readonly lmc_id: Id<'lmc'>
  readonly levy_id: Id<'levy'>
  readonly rate_id: Id<'rate'>
  /** PCSE, who deducts, and the LMC itself, which bills. */
  readonly pcse: Id<'collector'>
  readonly own: Id<'collector'>
}

type LineGiven = {
  readonly practice_id: Id<'practice'>
  readonly amount_pence: number
  readonly kind?: 'charge' | 'adjustment' | 'not_charged'
  readonly collector_id?: Id<'collector'> | null
  readonly list_size?: number
  readonly days?: number
  readonly why?: string
  readonly corrects_line_id?: Id<'line'>
  /** The month it is of, where that isn't the run's own. */
  readonly of?: { readonly from_on: string; readonly to_on: string }
}

const day = (text: string) => Temporal.PlainDate.from(text)

let made = 0

/** A levy of an LMC with an agreed rate of 42p a year, PCSE to deduct it and the LMC itself to bill it. */
export const levyBooks = (
  scope: Scope,
  lmc_id: Id<'lmc'>,
  {
    kind = 'charity',
    name = `Hardship fund ${++made}`,
  }: { kind?: 'statutory' | 'national' | 'charity'; name?: string } = {},
): Promise<Books> =>
  setUp(scope, async (tx) => {
    const at = { made_at: tx.now, made_by: 'Denise Fallow' }
    const { id: levy_id } = await tx.db
      .insertInto('levies.levy')
      .values({
        ...at,
        lmc_id,
        kind,
        name,
        joining: kind === 'statutory' ? 'built_in' : 'opt_out',
        begun_on: day('2020-04-01'),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const { id: rate_id } = await tx.db
      .insertInto('levies.rate')
      .values({
        lmc_id,
        levy_id,
        from_on: day('2025-04-01'),
        rate: 420_000,
        per: 'year',
        list_basis: 'raw',
        counted: 'period_start',
        levy_year_starts: 4,
        rounding: 'half_up',
        difference_used_for: '',
        state: 'agreed',
        meeting: 'Committee meeting',
        decided_on: day('2025-01-21'),
        paper: 'Paper 7',
        proposed_at: tx.now,
        proposed_by: 'Denise Fallow',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const collector = async (of: 'pcse' | 'lmc') => {
      const { id } = await tx.db
        .insertInto('levies.collector')
        .values({
          ...at,
          lmc_id,
          kind: of,
          name: `${of === 'pcse' ? 'PCSE' : 'The LMC itself'} ${++made}`,
          email: '',
          layout: '[]',
          days_to_pay: 30,
          payment_words: of === 'lmc' ? 'Sort code 00-00-00, account 00000000' : '',
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      return id
    }
    return { lmc_id, levy_id, rate_id, pcse: await collector('pcse'), own: await collector('lmc') }
  })

/** A run of these lines, issued with its papers as issuing one does. Each is of a later quarter than the one before. */
export const issueRun = (scope: Scope, books: Books, lines: readonly LineGiven[], from = '2026-01-01') =>
  setUp(scope, async (tx) => {
    const period_from = day(from)
    const period_to = period_from.add({ months: 3 }).subtract({ days: 1 })
    const { lmc_id, levy_id, rate_id } = books
    const { id: run_id } = await tx.db
      .insertInto('levies.run')
      .values({
        lmc_id,
        levy_id,
        period_from,
        period_to,
        state: 'issued',
        pressed: crypto.randomUUID(),
        drafted_at: tx.now,
        drafted_by: 'Denise Fallow',
        checked_at: tx.now,
        checked_by: 'Tom Ashby',
        issued_at: tx.now,
        issued_by: 'Tom Ashby',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const of_days = period_from.until(period_to, { largestUnit: 'days' }).days + 1
    for (let at = 0; at < lines.length; at += 1_000)
      await tx.db
        .insertInto('levies.line')
        .values(
          lines.slice(at, at + 1_000).map(({ of, kind = 'charge', list_size, collector_id = books.pcse, ...line }) => ({
            days: of_days,
            why: '',
            ...line,
            lmc_id,
            run_id,
            levy_id,
            kind,
            from_on: of ? day(of.from_on) : period_from,
            to_on: of ? day(of.to_on) : period_to,
            of_days,
            months: 3,
            list_size: list_size ?? (kind === 'charge' ? 10_240 : null),
            list_size_on: kind === 'charge' ? period_from : null,
            rate_id: kind === 'not_charged' ? null : rate_id,
            collector_id,
            exact_numerator: line.amount_pence,
            exact_denominator: 1,
          })),
        )
        .execute()
    const { documents } = await documentsFor(tx, run_id)
    return { run_id, documents }
  })

/** A practice pays so much of its line in a run, by a receipt of a day that is all of it. */
export const paidBy = (
  scope: Scope,
  { lmc_id, levy_id, own }: Books,
  run_id: Id<'run'>,
  { practice_id, amount_pence, on }: { practice_id: Id<'practice'>; amount_pence: number; on: string },
) =>
  setUp(scope, async (tx) => {
    const { id: line_id } = await tx.db
      .selectFrom('levies.line')
      .select('id')
      .where('run_id', '=', run_id)
      .where('practice_id', '=', practice_id)
      .executeTakeFirstOrThrow()
    await aReceipt(tx, { lmc_id, levy_id, collector_id: own, amount_pence, on }, { line_id, amount_pence })
  })
