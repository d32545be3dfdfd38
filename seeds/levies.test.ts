import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { debtsFound } from '../src/modules/levies/debts/reads.ts'
import { duePeriods } from '../src/modules/levies/due-periods/reads.ts'
import { lettersDue } from '../src/modules/levies/rate-letters/reads.ts'
import { waits } from '../src/modules/levies/runs/reads.ts'
import { verified } from '../src/modules/levies/verifications/reads.ts'
import { openScope, system, type Reading } from '../src/platform/scope.ts'
import { testInstallation } from '../tests/support/site.ts'
import { practiceCode } from './codes.ts'
import { seedDemonstration } from './seed.ts'
import { told } from './stories.ts'

async function seeded(moment: string) {
  const now = Temporal.Instant.from(moment)
  const installation = await testInstallation()
  await seedDemonstration(installation, now)
  const lmcs = await openScope(installation.db, installation.jobs, system(), now).read((tx) =>
    tx.db.selectFrom('platform.lmc').select(['id', 'office_id']).execute(),
  )
  const office = system(
    lmcs[0]?.office_id ?? null,
    lmcs.map(({ id }) => id),
  )
  return openScope(installation.db, installation.jobs, office, now)
}

const office = await seeded('2026-11-21T09:00:00Z')
const newYear = await seeded('2027-04-02T09:00:00Z')
/** The rows of a query, as text and numbers. */
const rowsOf = (query: ReturnType<typeof sql<Record<string, unknown>>>) =>
  office.read(async (tx) => (await query.execute(tx.db)).rows)
const one = async (query: ReturnType<typeof sql<Record<string, unknown>>>) => (await rowsOf(query))[0]

/** The lines of a practice for one kind of levy, by period, with what each says. */
const linesOf = (ods_code: string, kind = 'statutory') =>
  rowsOf(sql`
    select u.period_from::text as quarter, l.kind, l.days, l.of_days, l.list_size, l.why, l.amount_pence
    from levies.line l join levies.run u on u.id = l.run_id join levies.levy v on v.id = l.levy_id
    join register.practice_name n on n.practice_id = l.practice_id
    where n.ods_code = ${ods_code} and v.kind = ${kind} order by u.period_from, l.kind, l.from_on`)

test('the books are right: they balance, every line comes out again, and nothing waits to be corrected', async () => {
  expect(await office.read(verified)).toMatchObject({ runs: 30, wrong: [], since_changed: [] })
})

test('on the first days of a year and a quarter the same has been lived, and none of it is still to come', async () => {
  expect(await newYear.read(verified)).toMatchObject({ runs: 30, wrong: [], since_changed: [] })
  const { rows } = await newYear.read((tx) =>
    sql`select (select count(*)::int from levies.run where greatest(drafted_at, issued_at) > ${tx.now}) as runs,
      (select count(*)::int from levies.entry where made_at > ${tx.now} or on_day > ${tx.now}::date) as entries`.execute(
      tx.db,
    ),
  )
  expect(rows).toEqual([{ runs: 0, entries: 0 }])
})

test('every total is the sum of its lines, on the papers and in the books', async () => {
  const differing = await rowsOf(sql`
    select r.id from levies.run r where state = 'issued' and (
      (select sum(amount_pence) from levies.line where run_id = r.id)
        <> (select sum(amount_pence) from levies.document where run_id = r.id and kind <> 'reminder')
      or exists (select from levies.schedule s where s.run_id = r.id
        and s.amount_pence <> (select sum(amount_pence) from levies.line where run_id = r.id)))`)
  expect(differing).toEqual([])
  const owed = await one(sql`
    select (select sum(l.amount_pence) from levies.line l join levies.run r on r.id = l.run_id where r.state = 'issued')::int8
        - (select sum(amount_pence) from levies.allocation)::int8 as by_lines,
      (select sum(amount_pence) from levies.posting where account = 'owed_by_practices')::int8 as by_books`)
  expect(owed?.['by_lines']).toBe(owed?.['by_books'])
  const backwards = await rowsOf(sql`
    select number from (select number, made_at, lag(made_at) over (partition by lmc_id order by number) as before from levies.entry) e
    where made_at < before`)
  expect(backwards).toEqual([])
  const { sums } = await office.read((tx) => debtsFound(tx, debtsAsked, 'all'))
  expect(sums.owed).toBe(owed?.['by_books'])
  expect(sums.older).toBeGreaterThan(0)
  expect(sums.to_90).toBeGreaterThan(sums.older)
})
const debtsAsked = { levy: '', q: '', sort: 'owed', is_descending: true, page: 1 } as const

test('no levy is mixed with another', async () => {
  const mixed = await one(sql`
    select (select count(*)::int from levies.allocation a join levies.receipt t on t.id = a.receipt_id
        join levies.line l on l.id = a.line_id where l.levy_id <> t.levy_id) as allocations,
      (select count(*)::int from levies.posting p join levies.entry e on e.id = p.entry_id join levies.levy v on v.id = e.levy_id
        where (p.account = 'owed_to_gpdf' and v.kind <> 'national') or (p.account = 'owed_to_charity' and v.kind <> 'charity')
          or (p.account = 'passed_on' and v.kind = 'statutory')) as postings,
      (select count(*)::int from levies.line l join levies.run r on r.id = l.run_id where r.levy_id <> l.levy_id) as lines`)
  expect(mixed).toEqual({ allocations: 0, postings: 0, lines: 0 })
  const passed = await rowsOf(sql`
    select distinct t.rate, t.remitted_rate, t.from_on::text, t.difference_used_for <> '' as is_said from levies.rate t
    join levies.levy v on v.id = t.levy_id where v.kind = 'national' order by from_on`)
  expect(passed).toEqual([
    { rate: 60_000, remitted_rate: 30_000, from_on: '2024-04-01', is_said: true },
    { rate: 60_000, remitted_rate: 50_000, from_on: '2026-04-01', is_said: true },
  ])
})

test('this quarter waits for a second person, and of it one run to be issued by her', async () => {
  const states = await rowsOf(sql`
    select period_from::text as quarter, state, count(*)::int as runs, min(drafted_by) as by from levies.run
    where period_to > '2026-07-01' group by 1, 2 order by 1, 2`)
  expect(states).toEqual([
    { quarter: '2026-07-01', state: 'issued', runs: 6, by: 'Denise Fallow' },
    { quarter: '2026-10-01', state: 'checked', runs: 1, by: 'Denise Fallow' },
    { quarter: '2026-10-01', state: 'draft', runs: 5, by: 'Denise Fallow' },
  ])
  const ruth = await office.read(async (tx) => {
    const account = await tx.db
      .selectFrom('accounts.account')
      .select('id')
      .where('name', '=', 'Ruth Okafor')
      .executeTakeFirst()
    const as: Reading = { ...tx, actor: { ...tx.actor, account_id: account?.id ?? null } }
    return waits[0]?.count(as, Temporal.PlainDate.from('2026-11-21'))
  })
  expect(ruth).toBe(6)
})

test('nothing is left to be drafted, and of one run the papers are still to be given', async () => {
  expect(await office.read((tx) => duePeriods(tx, Temporal.PlainDate.from('2026-11-21')))).toEqual([])
  expect(await newYear.read((tx) => duePeriods(tx, Temporal.PlainDate.from('2027-04-02')))).toEqual([])
  const waiting = await rowsOf(sql`
    select l.short_name, v.kind, r.period_from::text as quarter from levies.run r join platform.lmc l on l.id = r.lmc_id
    join levies.levy v on v.id = r.levy_id
    where exists (select from levies.document d where d.run_id = r.id and d.handed_over_at is null)`)
  expect(waiting).toEqual([{ short_name: 'Wealdshire', kind: 'statutory', quarter: '2026-07-01' }])
})

test('whoever opens in a quarter pays for its days, and whoever closed or went dormant no more', async () => {
  const [first, second] = await linesOf(told.opened)
  expect(first).toMatchObject({ quarter: '2025-07-01', kind: 'charge', days: 30, of_days: 92 })
  expect(second).toMatchObject({ days: 92, of_days: 92 })
  const quarters = async (ods_code: string) => (await linesOf(ods_code)).map(({ quarter }) => quarter)
  expect(await quarters(told.merged)).toEqual(['2025-07-01', '2025-10-01'])
  expect((await quarters(told.saltmarsh_merged)).at(-1)).toBe('2026-04-01')
  expect((await quarters(told.dormant)).at(-1)).toBe('2026-04-01')
})

test('a list size nobody published is asked for, told, and put right in a later run', async () => {
  const lines = await linesOf(told.not_counted)
  expect(lines.map(({ kind, list_size, why }) => [kind, list_size, why])).toEqual([
    ['not_charged', null, 'no_list_size'],
    ['adjustment', 4_310, 'It was not charged (no list size was in force), and now is.'],
    ['charge', 4_310, ''],
    ['charge', 4_310, ''],
    ['charge', 4_310, ''],
    ['adjustment', 4_130, 'Its list size of 1 July 2025 is 4,130, not 4,310.'],
    ...Array.from({ length: 3 }, () => ['adjustment', 4_130, 'Its list size of 1 July 2025 is 4,130, not 4,310.']),
    ['charge', 4_130, ''],
    ['charge', 4_130, ''],
  ])
})

test('mandates say who pays which levy: one signed late, one opted out of one alone, one never signed', async () => {
  const whys = async (number: number, kind?: string) => [
    ...new Set(
      (await linesOf(practiceCode(number), kind)).map(({ kind: line, why }) => (line === 'not_charged' ? why : line)),
    ),
  ]
  expect(await whys(47)).toEqual(['no_mandate'])
  expect(await whys(18)).toEqual(['charge'])
  expect(await whys(18, 'national')).toEqual(['opted_out'])
  expect(await whys(33)).toEqual(['no_mandate', 'adjustment', 'charge'])
  expect(await whys(71, 'national')).toEqual(['charge', 'opted_out'])
  const kinds = await rowsOf(sql`select kind, count(*)::int from levies.contract group by 1 order by 2`)
  expect(kinds.map(({ kind }) => kind)).toEqual(['apms', 'pms', 'gms'])
})

test('what came in is mostly paid exactly, and the rest is there to find', async () => {
  const receipts = await one(sql`
    select count(*)::int as receipts, (count(*) filter (where practice_id is null))::int as unknown,
      (count(*) filter (where receipt_file_id is null))::int as by_hand,
      (count(*) filter (where practice_id is not null and amount_pence > (select coalesce(sum(amount_pence), 0)
        from levies.allocation a where a.receipt_id = r.id)))::int as waiting from levies.receipt r`)
  expect(receipts).toMatchObject({ unknown: 4, waiting: 5 })
  expect(receipts?.['receipts']).toBeGreaterThan(1_800)
  expect(receipts?.['by_hand']).toBeGreaterThan(40)
  expect(
    await rowsOf(sql`select state, count(*)::int as files from levies.receipt_file group by 1 order by 1`),
  ).toEqual([
    { state: 'taken', files: 20 },
    { state: 'tried', files: 1 },
  ])
  const reasons = await rowsOf(sql`select distinct reason from levies.variance order by 1`)
  expect(reasons.map(({ reason }) => reason)).toEqual(['late', 'list_size', 'other', 'rate_not_applied'])
})

test('weighted lists of this quarter are taken in, and no levy is charged by them', async () => {
  const known = await one(sql`
    select count(*)::int as practices, min(counted_on)::text as counted_on, bool_and(as_given like '%.%') as have_decimals,
      (select count(*)::int from levies.line where list_basis = 'weighted') as lines from levies.weighted_count`)
  expect(known).toMatchObject({ counted_on: '2026-10-01', have_decimals: true, lines: 0 })
  expect(known?.['practices']).toBeGreaterThan(60)
})

test('whatever was paid of the national levy and the charity was sent on, but of the last quarter', async () => {
  const sent = await rowsOf(sql`
    select distinct r.period_from::text as quarter, exists (select from levies.remittance s where s.levy_id = r.levy_id
      and s.period_from = r.period_from) as is_sent from levies.run r join levies.levy v on v.id = r.levy_id
    where v.kind <> 'statutory' and r.state = 'issued' order by 1`)
  expect(sent.map(({ is_sent }) => is_sent)).toEqual([true, true, true, true, false])
})

test('the rest of an office’s work is there too', async () => {
  const there = await one(sql`
    select (select count(*)::int from levies.rate where state = 'proposed') as proposed,
      (select count(*)::int from levies.budget) as budgets,
      (select count(*)::int from levies.document where kind = 'reminder') as reminders,
      (select count(*)::int from levies.sessional_member) as sessional,
      (select count(*)::int from levies.rate_letter where applied_on is null) as letters_open,
      (select count(*)::int from levies.mandate where sha256 is null) as without_paper,
      (select count(*)::int from levies.question where answered_at is not null) as answered,
      (select count(*)::int from levies.question where answered_at is null) as asked`)
  expect(there).toMatchObject({ proposed: 1, budgets: 2, sessional: 4, answered: 1, asked: 1 })
  // What GPDF asks for has changed, and nobody who deducts need hear of that.
  expect(await office.read(lettersDue)).toEqual([])
  for (const what of ['reminders', 'letters_open', 'without_paper']) expect(there?.[what]).toBeGreaterThan(0)
})

test('only the last quarter’s papers wait to be printed, and nobody is written to', async () => {
  const printing = await rowsOf(sql`
    select distinct j.name, r.period_from::text as quarter from jobs.job j left join levies.run r on r.id::text = j.data ->> 'run_id'
    where j.name like 'levies.%'`)
  expect(printing).toEqual([{ name: 'levies.print_documents', quarter: '2026-07-01' }])
  expect(await one(sql`select count(*)::int as mailed from levies.document where mailed_at is not null`)).toEqual({
    mailed: 0,
  })
})
