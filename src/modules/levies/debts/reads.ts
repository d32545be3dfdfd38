import { sql, type RawBuilder } from 'kysely'
import { containing } from '../../../platform/containing.ts'
import type { Reading } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { waitingOfThose } from '../receipts/reads.ts'
import { ages, type Age, type DebtsAsked, type DebtSort } from './rules.ts'

/** What a practice owes of a levy, by how old it is; credits are taken off the age they are of. */
export type Debt = Readonly<Record<Age, number>> & {
  readonly practice_id: Id<'practice'>
  readonly ods_code: string
  readonly name: string
  readonly lmc_name: string
  readonly levy_id: Id<'levy'>
  readonly levy_name: string
  readonly owed: number
  /** Received from it for this levy, and not yet said to pay anything. */
  readonly waiting: number
}

export type DebtsFound = {
  readonly rows: readonly Debt[]
  readonly total: number
  readonly sums: Readonly<Record<Age | 'owed', number>>
}
const kinds = Object.keys(ages) as Age[]
const keys: Readonly<Record<DebtSort, RawBuilder<unknown>>> = {
  owed: sql`f.owed`,
  older: sql`f.older`,
  name: sql`lower(f.name) collate "C"`,
}
const agedBetween = (age: Age) => {
  const { from, to } = ages[age]
  return sql`coalesce(sum(u.owed) filter (where u.days >= ${from} and (${to}::int is null or u.days <= ${to}::int)), 0)::int8 as ${sql.ref(age)}`
}

/** What practices of the LMCs in sight owe, levy by levy: one page of them, or all for a file. */
export async function debtsFound(tx: Reading, asked: DebtsAsked, most: number | 'all'): Promise<DebtsFound> {
  const { levy, q, sort, is_descending, page } = asked
  const of_levy = levy ? sql`and d.levy_id = ${levy}` : sql``
  const waiting = waitingOfThose(sql`r.lmc_id = f.lmc_id and r.practice_id = f.practice_id and r.levy_id = f.levy_id`)
  const order = is_descending ? sql`desc` : sql`asc`
  const named = q
    ? sql`where lower(n.name) like ${containing(q.toLowerCase())} or n.ods_code = ${q.toUpperCase()}`
    : sql``
  // Looked up once for each practice; for those on the page alone where nothing else asks for it.
  const needs_name = sort === 'name' || q !== ''
  type Row = Debt & { readonly total: number } & Readonly<Record<`all_${Age | 'owed'}`, number>>
  const { rows } = await sql<Row>`
    with aged as materialized (
      select lmc_id, id, greatest(0, ${londonDay(tx.now)}::date - (issued_at at time zone 'Europe/London')::date) as days
      from levies.run where state = 'issued'),
    unpaid as (
      select d.lmc_id, d.levy_id, d.practice_id, d.charged_pence - d.allocated_pence - d.written_off_pence as owed, r.days
      from levies.discrepancy d join aged r on r.lmc_id = d.lmc_id and r.id = d.run_id
      where d.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and d.is_owing ${of_levy}),
    owing as (select u.lmc_id, u.levy_id, u.practice_id, sum(u.owed)::int8 as owed, ${sql.join(kinds.map(agedBetween))}
      from unpaid u group by 1, 2, 3),
    called as materialized (
      select practice_id, ods_code, name from register.practice_name where practice_id in (select practice_id from owing)),
    found as materialized (select o.*, n.ods_code ${needs_name ? sql`, n.name` : sql``}
      from owing o join ${needs_name ? sql`called` : sql`register.practice_name`} n on n.practice_id = o.practice_id ${named}),
    tallied as (select count(*)::int as total, coalesce(sum(owed), 0)::int8 as all_owed,
      ${sql.join(kinds.map((age) => sql`coalesce(sum(${sql.ref(age)}), 0)::int8 as ${sql.ref(`all_${age}`)}`))} from found),
    page as (select f.* from found f order by ${keys[sort]} ${order}, f.ods_code, f.levy_id
      ${most === 'all' ? sql`` : sql`limit ${sql.lit(most)} offset ${sql.lit((page - 1) * most)}`}),
    f as (select p.*, n.name as practice_name from page p join register.practice_name n on n.practice_id = p.practice_id)
    select tallied.*, f.*, f.practice_name as name, m.short_name as lmc_name, v.name as levy_name, ${waiting} as waiting
    from tallied left join f on true left join platform.lmc m on m.id = f.lmc_id
    left join levies.levy v on v.lmc_id = f.lmc_id and v.id = f.levy_id
    order by ${keys[sort]} ${order}, f.ods_code, f.levy_id`.execute(tx.db)
  const [first] = rows
  return {
    rows: rows.filter(({ ods_code }) => ods_code !== null),
    total: first?.total ?? 0,
    sums: {
      owed: first?.all_owed ?? 0,
      to_30: first?.all_to_30 ?? 0,
      to_60: first?.all_to_60 ?? 0,
      to_90: first?.all_to_90 ?? 0,
      older: first?.all_older ?? 0,
    },
  }
}
