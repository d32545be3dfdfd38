import { sql } from 'kysely'
import { addEntry } from '../../src/modules/levies/journals/writes.ts'
import type { Installation } from '../../src/platform/installation.ts'
import { openScope, system, type Writing } from '../../src/platform/scope.ts'
import type { DB } from '../../src/platform/tables.ts'
import type { Id } from '../../src/platform/values.ts'
import type { Lmc } from './people.ts'
import { setUp } from './set-up.ts'

type Levied = {
  readonly levy_id: Id<'levy'>
  readonly collector_id: Id<'collector'>
  /** The runs in the order they were told, and each practice’s line in each. */
  readonly run_ids: readonly Id<'run'>[]
  readonly line_ids: readonly ReadonlyMap<Id<'practice'>, Id<'line'>>[]
}

/** A quarter as it was issued: from when, on which day, and what each practice was charged; below nought is a credit. */
type ToldRun = {
  readonly from: string
  readonly issued: string
  readonly charged: ReadonlyMap<Id<'practice'>, number>
  /** Which run’s line of the same practice an adjustment corrects; it is a charge without. */
  readonly corrects?: number
}

type ToldLevy = {
  readonly kind?: DB['levies.levy']['kind']
  readonly name?: string
  readonly collector?: string
  /** Of a rate of 6p, what is passed on of each patient. */
  readonly remitted_rate?: number
  readonly runs?: readonly ToldRun[]
}

/** A levy of an LMC with a rate of 6p, its collector, and runs as they were issued, with their entries in the books. */
export async function leviedBy(
  installation: Installation,
  { id: lmc_id, office_id }: Lmc,
  { kind = 'statutory', name = 'Statutory levy', collector = 'PCSE', remitted_rate, runs = [] }: ToldLevy = {},
): Promise<Levied> {
  const at = Temporal.Instant.from('2026-01-05T09:00:00Z')
  const by = { made_at: at, made_by: 'Denise Fallow' }
  const scope = openScope(installation.db, installation.jobs, system(office_id, [lmc_id]), at)
  return setUp(scope, async (tx) => {
    const joining = kind === 'statutory' ? 'built_in' : 'opt_out'
    const levy = await tx.db
      .insertInto('levies.levy')
      .values({ lmc_id, kind, name, joining, begun_on: Temporal.PlainDate.from('2024-04-01'), ...by })
      .returning('id')
      .executeTakeFirstOrThrow()
    const payee = {
      lmc_id,
      kind: 'pcse',
      name: collector,
      email: '',
      layout: '[]',
      days_to_pay: 0,
      payment_words: '',
    } as const
    const there = await tx.db
      .selectFrom('levies.collector')
      .select('id')
      .where('name', '=', collector)
      .executeTakeFirst()
    const { id: collector_id } =
      there ??
      (await tx.db
        .insertInto('levies.collector')
        .values({ ...payee, ...by })
        .returning('id')
        .executeTakeFirstOrThrow())
    const rate = await tx.db
      .insertInto('levies.rate')
      .values({
        lmc_id,
        levy_id: levy.id,
        from_on: Temporal.PlainDate.from('2024-04-01'),
        rate: 60_000,
        per: 'year',
        list_basis: 'raw',
        counted: 'period_start',
        levy_year_starts: 4,
        rounding: 'half_up',
        remitted_rate: remitted_rate ?? null,
        difference_used_for: '',
        state: 'agreed',
        meeting: 'Committee',
        decided_on: Temporal.PlainDate.from('2024-03-01'),
        paper: '',
        proposed_at: at,
        proposed_by: 'Denise Fallow',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const run_ids: Id<'run'>[] = []
    const line_ids: Map<Id<'practice'>, Id<'line'>>[] = []
    for (const { from, issued, charged, corrects } of runs) {
      const period_from = Temporal.PlainDate.from(from)
      const period_to = period_from.add({ months: 3 }).subtract({ days: 1 })
      const issued_at = Temporal.Instant.from(issued)
      const { id: run_id } = await tx.db
        .insertInto('levies.run')
        .values({
          lmc_id,
          levy_id: levy.id,
          period_from,
          period_to,
          state: 'issued',
          pressed: crypto.randomUUID(),
          drafted_at: issued_at,
          drafted_by: 'Denise Fallow',
          issued_at,
          issued_by: 'Ruth Okafor',
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      const lines = [...charged]
      const { rows } = await sql<{ id: Id<'line'>; practice_id: Id<'practice'> }>`
        insert into levies.line (lmc_id, run_id, levy_id, practice_id, kind, from_on, to_on, days, of_days, months, list_size, list_size_on,
          rate_id, collector_id, exact_numerator, exact_denominator, amount_pence, remitted_pence, corrects_line_id, why)
        select ${lmc_id}::uuid, ${run_id}::uuid, ${levy.id}::uuid, p, ${corrects === undefined ? 'charge' : 'adjustment'}, ${period_from}::date,
          ${period_to}::date, 90, 90, 3, round(abs(a) / 1.5), ${period_from}::date, ${rate.id}::uuid, ${collector_id}::uuid, a, 1, a, round(a * ${remitted_rate ?? 0} / 60000.0), c, ''
        from unnest(${lines.map(([practice]) => practice)}::uuid[], ${lines.map(([, amount]) => amount)}::bigint[],
          ${lines.map(([practice]) => (corrects === undefined ? null : (line_ids[corrects]?.get(practice) ?? null)))}::uuid[]) as t(p, a, c)
        returning id, practice_id`.execute(tx.db)
      run_ids.push(run_id)
      line_ids.push(new Map(rows.map(({ id, practice_id }) => [practice_id, id])))
      const remitted = lines.reduce((sum, [, amount]) => sum + Math.round((amount * (remitted_rate ?? 0)) / 60_000), 0)
      const entry = {
        lmc_id,
        levy_id: levy.id,
        on_day: period_from,
        what: 'run_issued',
        source_id: run_id,
        words: '',
      } as const
      await addEntry(tx, entry, [
        ...lines.map(([practice_id, amount_pence]) => ({
          account: 'owed_by_practices' as const,
          practice_id,
          amount_pence,
        })),
        {
          account: 'levy_income',
          practice_id: null,
          amount_pence: remitted - lines.reduce((sum, [, amount]) => sum + amount, 0),
        },
        { account: 'owed_to_gpdf', practice_id: null, amount_pence: -remitted },
      ])
    }
    return { levy_id: levy.id, collector_id, run_ids, line_ids }
  })
}

type ToldReceipt = {
  readonly lmc_id: Id<'lmc'>
  readonly levy_id: Id<'levy'>
  readonly collector_id: Id<'collector'>
  readonly practice_id?: Id<'practice'>
  readonly named?: string
  readonly amount_pence: number
  readonly on: string
}

/** What came in on a day, of which so much pays a line; neither is in the books. */
export async function aReceipt(
  tx: Writing,
  { on, named = '', ...told }: ToldReceipt,
  paid: { readonly line_id: Id<'line'>; readonly amount_pence: number },
): Promise<Id<'receipt'>> {
  const by = 'Denise Fallow'
  const received_on = Temporal.PlainDate.from(on)
  const { id: receipt_id } = await tx.db
    .insertInto('levies.receipt')
    .values({ ...told, named, received_on, words: '', taken_at: tx.now, taken_by: by })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.db
    .insertInto('levies.allocation')
    .values({ ...paid, lmc_id: told.lmc_id, receipt_id, made_at: tx.now, made_by: by })
    .execute()
  return receipt_id
}

/** What stands in the books of an LMC, by account; every account that isn’t nought. */
export async function booksOf(installation: Installation, { id, office_id }: Lmc, levy_id: Id<'levy'>) {
  const scope = openScope(
    installation.db,
    installation.jobs,
    system(office_id, [id]),
    Temporal.Instant.from('2026-11-19T09:00:00Z'),
  )
  const { rows } = await scope.read((tx) =>
    sql<{ account: string; pence: number }>`
      select p.account, sum(p.amount_pence)::int8 as pence from levies.posting p join levies.entry e on e.id = p.entry_id
      where e.levy_id = ${levy_id} group by p.account having sum(p.amount_pence) <> 0 order by 1`.execute(tx.db),
  )
  return Object.fromEntries(rows.map(({ account, pence }) => [account, pence]))
}
