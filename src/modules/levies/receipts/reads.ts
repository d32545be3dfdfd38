import { sql, type RawBuilder } from 'kysely'
import { containing } from '../../../platform/containing.ts'
import type { Waiting as WaitingWork } from '../../../platform/module.ts'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { ReceiptsAsked } from './rules.ts'

export type LevyToPay = { readonly id: Id<'levy'>; readonly lmc_id: Id<'lmc'>; readonly label: string }
type CollectorThere = { readonly id: Id<'collector'>; readonly lmc_id: Id<'lmc'>; readonly label: string }
/** What a receipt may be for, and from whom. */
export type Sides = { readonly levies: readonly LevyToPay[]; readonly collectors: readonly CollectorThere[] }

/** The levies of the LMCs in sight, and whoever collects there. */
export async function sides(tx: Reading): Promise<Sides> {
  const levies = await tx.db
    .selectFrom('levies.levy as v')
    .innerJoin('platform.lmc as l', 'l.id', 'v.lmc_id')
    .select(['v.id', 'v.lmc_id', 'v.name', 'l.name as lmc_name'])
    .orderBy('l.name')
    .orderBy('v.name')
    .execute()
  const collectors = await tx.db
    .selectFrom('levies.collector as k')
    .innerJoin('platform.lmc as l', 'l.id', 'k.lmc_id')
    .select(['k.id', 'k.lmc_id', 'k.name', 'l.name as lmc_name'])
    .where('k.ended_at', 'is', null)
    .orderBy('l.name')
    .orderBy('k.name')
    .execute()
  const lmcs = new Set([...levies, ...collectors].map(({ lmc_id }) => lmc_id))
  const label = ({ name, lmc_name }: { name: string; lmc_name: string }) =>
    lmcs.size > 1 ? `${lmc_name}: ${name}` : name
  return {
    levies: levies.map((levy) => ({ id: levy.id, lmc_id: levy.lmc_id, label: label(levy) })),
    collectors: collectors.map((one) => ({ id: one.id, lmc_id: one.lmc_id, label: label(one) })),
  }
}

/** The practice that goes by a code, now or once, and is an LMC’s, or was ever charged by it: money comes of those too. */
export async function practiceCoded(tx: Reading, lmc_id: Id<'lmc'>, ods_code: string) {
  const { rows } = await sql<{ practice_id: Id<'practice'>; name: string }>`
    select practice_id, name from register.practice_name n where ods_code = ${ods_code.trim().toUpperCase()}
      and (exists (select from register.practice_card c where c.lmc_id = ${lmc_id} and c.practice_id = n.practice_id)
        or exists (select from levies.line l where l.lmc_id = ${lmc_id} and l.practice_id = n.practice_id))`.execute(
    tx.db,
  )
  return rows[0]
}

export type ReceiptListed = {
  readonly id: Id<'receipt'>
  readonly received_on: Temporal.PlainDate
  readonly named: string
  readonly practice_name: string | null
  readonly ods_code: string | null
  readonly lmc_name: string
  readonly levy_name: string
  readonly collector_name: string
  readonly amount_pence: number
  readonly allocated_pence: number
  readonly words: string
}

export type ReceiptsFound = { readonly rows: readonly ReceiptListed[]; readonly total: number }
/** What of receipts `r` isn’t said yet to pay anything. */
export const waitingOfThose = (narrowed: RawBuilder<unknown>) => sql`(
  select coalesce(sum(r.waiting_pence), 0)::int8 from levies.receipt r where r.waiting_pence <> 0 and ${narrowed})`

/** The practices that go by a code, or have these words in their name. */
async function practicesCalled(tx: Reading, q: string): Promise<readonly Id<'practice'>[]> {
  const { rows } = await sql<{ practice_id: Id<'practice'> }>`
    select practice_id from register.practice_name
    where ods_code = ${q.toUpperCase()} or lower(name) like ${containing(q.toLowerCase())}`.execute(tx.db)
  return rows.map(({ practice_id }) => practice_id)
}

/** What comes of this many practices is soon a page full, so it is counted apart; of fewer, all is looked through once for both. */
const many = 500

/** The receipts of the LMCs in sight, the latest first: one page of them, or all for a file. */
export async function receiptsFound(tx: Reading, asked: ReceiptsAsked, most: number | 'all'): Promise<ReceiptsFound> {
  const { list, levy, q, page } = asked
  const called = q ? await practicesCalled(tx, q) : []
  const in_sight = sql`${[...tx.actor.lmc_ids]}::uuid[]`
  const fits = [
    sql`r.lmc_id = m.lmc_id`,
    ...(levy ? [sql`r.levy_id = ${levy}`] : []),
    ...(q
      ? [
          sql`(r.practice_id in (select unnest(${called}::uuid[])) or lower(r.named) like ${containing(q.toLowerCase())})`,
        ]
      : []),
    ...(list === 'all' ? [] : [sql`r.waiting_pence <> 0`]),
    ...(list === 'unknown' ? [sql`r.practice_id is null`] : []),
  ]
  const fitting = sql.join(fits, sql` and `)
  const order = sql`r.received_on desc, r.taken_at desc, r.row_number, r.id`
  const first = most === 'all' ? sql`` : sql`limit ${sql.lit(page * most)}`
  const shown = most === 'all' ? sql`` : sql`limit ${sql.lit(most)} offset ${sql.lit((page - 1) * most)}`
  const columns = sql`r.id, r.received_on, r.taken_at, r.row_number`
  // LMC by LMC, so that of each no more is read than the page may show; how much that is, the planner must see.
  const found =
    q && called.length <= many
      ? sql`found as materialized (select ${columns} from unnest(${in_sight}) m (lmc_id) cross join levies.receipt r where ${fitting}),
          counted as (select count(*)::int as total from found)`
      : sql`found as (select r.* from unnest(${in_sight}) m (lmc_id) cross join lateral (
            select ${columns} from levies.receipt r where ${fitting} order by ${order} ${first}) r),
          counted as (select count(*)::int as total from unnest(${in_sight}) m (lmc_id) cross join levies.receipt r where ${fitting})`
  const { rows } = await sql<ReceiptListed & { readonly total: number }>`
    with ${found},
    page as (
      select r.* from found r order by ${order} ${shown})
    select r.id, r.received_on, r.named, p.name as practice_name, p.ods_code, l.short_name as lmc_name, v.name as levy_name,
      k.name as collector_name, r.amount_pence, r.allocated_pence, r.words, counted.total
    from counted cross join page join levies.receipt r on r.id = page.id join platform.lmc l on l.id = r.lmc_id
    join levies.levy v on v.lmc_id = r.lmc_id and v.id = r.levy_id
    join levies.collector k on k.lmc_id = r.lmc_id and k.id = r.collector_id
    left join register.practice_name p on p.practice_id = r.practice_id
    order by ${order}`.execute(tx.db)
  return { rows, total: rows[0]?.total ?? 0 }
}

export type Waiting = {
  readonly levy_id: Id<'levy'>
  readonly receipts: number
  readonly waiting_pence: number
  readonly found: number
}

/** Of each levy in sight, the receipts of which something isn't allocated yet; and of how many of them the practice is known. */
export async function waitingOf(tx: Reading): Promise<readonly Waiting[]> {
  const { rows } = await sql<Waiting>`
    select r.levy_id, count(*)::int as receipts, sum(r.waiting_pence)::int8 as waiting_pence, count(r.practice_id)::int as found
    from levies.receipt r
    where r.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and r.waiting_pence <> 0
    group by r.levy_id`.execute(tx.db)
  return rows
}

export const waits: readonly WaitingWork[] = [
  {
    label: 'Receipts to allocate',
    may: 'levies.keep_levies',
    under: 'waits for you',
    href: '/levies/receipts?list=waiting',
    is_kept: true,
    count: async (tx) => (await waitingOf(tx)).reduce((sum, { receipts }) => sum + receipts, 0),
  },
]
