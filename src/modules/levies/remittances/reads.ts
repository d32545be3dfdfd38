import { sql, type RawBuilder } from 'kysely'
import type { Waiting } from '../../../platform/module.ts'
import type { Reading } from '../../../platform/scope.ts'
import type { Id, Rate } from '../../../platform/values.ts'
import type { RateSpan, Rounding } from '../charges/rules.ts'
import type { ListBasis } from '../rates/rules.ts'
import { asked, paidAndWrittenOff } from '../write-offs/reads.ts'
import { passedOnKinds, remittanceSize, type PassedOnKind } from './rules.ts'

/** What of an issued run is to be passed on. */
export type ToRemit = {
  readonly id: Id<'run'>
  readonly lmc_id: Id<'lmc'>
  readonly lmc_name: string
  readonly levy_id: Id<'levy'>
  readonly levy_name: string
  readonly levy_kind: PassedOnKind
  readonly period_from: Temporal.PlainDate
  readonly period_to: Temporal.PlainDate
  readonly practices: number
  readonly charged: number
  readonly due: number
  readonly collected: number
  /** What of the due practices have paid, so that it can be sent. */
  readonly payable: number
  readonly sent: number
}

/**
 * What each practice was charged by issued runs of levies that are passed on, what is due of it less what was written off, and what
 * it has paid. What a credit of one run paid of another is no money that came in, so its part comes off again. Of whom something was
 * written off, and nothing more is asked, all that is due can be sent: the LMC's own part went first, some of it in another run.
 */
const dueOf = (narrowed: RawBuilder<unknown>) => sql`
  select d.*, case when d.is_settled then d.due else least(d.due, greatest(d.paid, least(d.given_back, 0))) end as payable from (
    select l.lmc_id, l.run_id, l.practice_id, sum(l.list_size) filter (where l.kind = 'charge')::int as patients,
      sum(l.amount_pence)::int8 as charged, (sum(l.remitted_pence) - coalesce(sum(w.not_passed_on_pence), 0))::int8 as due, coalesce(sum(a.allocated), 0)::int8 as paid,
      coalesce(sum(l.remitted_pence) filter (where l.amount_pence < 0), 0)::int8 as given_back,
      bool_and(${asked} = coalesce(a.allocated, 0)) and coalesce(bool_or(w.written_off_pence <> 0 or w.not_passed_on_pence <> 0), false) as is_settled
    from levies.line l join levies.run r on r.lmc_id = l.lmc_id and r.id = l.run_id and r.state = 'issued'
    join levies.levy v on v.lmc_id = r.lmc_id and v.id = r.levy_id and v.kind = any (${[...passedOnKinds]}::text[])
    ${paidAndWrittenOff}
    where l.kind <> 'not_charged' and ${narrowed} group by l.lmc_id, l.run_id, l.practice_id) d`

/** Issued runs of levies that are passed on, the latest first: what practices that paid just what they were charged come to, and the others. */
const toRemit = (narrowed: RawBuilder<unknown>) => sql<ToRemit>`
  select r.id, r.lmc_id, m.name as lmc_name, r.levy_id, v.name as levy_name, v.kind as levy_kind, r.period_from, r.period_to,
    t.asked as practices, t.total_pence as charged, t.remitted_pence - d.not_passed_on as due, t.total_pence - d.short as collected,
    t.payable_pence + d.payable as payable, coalesce((select sum(s.sent_pence) from levies.remittance s where s.lmc_id = r.lmc_id
      and s.levy_id = r.levy_id and s.period_from = r.period_from and s.period_to = r.period_to), 0)::int8 as sent
  from levies.run r join levies.run_total t on t.lmc_id = r.lmc_id and t.run_id = r.id join platform.lmc m on m.id = r.lmc_id
  join levies.levy v on v.lmc_id = r.lmc_id and v.id = r.levy_id and v.kind = any (${[...passedOnKinds]}::text[])
  cross join lateral (
    select coalesce(sum(charged_pence - allocated_pence), 0)::int8 as short, coalesce(sum(not_passed_on_pence), 0)::int8 as not_passed_on,
      coalesce(sum(case when is_owing then least(remitted_pence - not_passed_on_pence, greatest(allocated_pence, given_back_pence))
        else remitted_pence - not_passed_on_pence end - least(remitted_pence, greatest(charged_pence, given_back_pence))), 0)::int8 as payable
    from levies.discrepancy where lmc_id = r.lmc_id and run_id = r.id) d
  where r.state = 'issued' and t.asked > 0 and ${narrowed} order by r.period_from desc, m.name, v.name`

/** What of the issued runs of the last three years is to be passed on, the latest first. */
export async function runsToRemit(tx: Reading, today: Temporal.PlainDate): Promise<readonly ToRemit[]> {
  const { rows } = await toRemit(
    sql`r.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and r.period_to > ${today.subtract({ years: 3 })}::date`,
  ).execute(tx.db)
  return rows
}

export async function runToRemit(tx: Reading, id: Id<'run'>): Promise<ToRemit | undefined> {
  const { rows } = await toRemit(sql`r.id = ${id}`).execute(tx.db)
  return rows[0]
}

/** What of a whole levy can still be sent: of each practice what is due by all its runs, once it has paid that much, credits taken off. */
export async function leftOfLevy(
  tx: Reading,
  { lmc_id, levy_id }: Pick<ToRemit, 'lmc_id' | 'levy_id'>,
): Promise<number> {
  const { rows } = await sql<{ left: number }>`
    select (least(coalesce(sum(least(p.due, greatest(p.paid, 0))), 0), coalesce(sum(p.paid), 0))
      - (select coalesce(sum(sent_pence), 0) from levies.remittance where lmc_id = ${lmc_id} and levy_id = ${levy_id}))::int8 as left
    from (
      select sum(due) as due, sum(paid) as paid from (
        select practice_id, sum(remitted_pence) as due, sum(amount_pence) as paid from levies.line where lmc_id = ${lmc_id} and run_id = any (array(
          select id from levies.run where lmc_id = ${lmc_id} and levy_id = ${levy_id} and state = 'issued')) group by practice_id
        union all select practice_id, -not_passed_on_pence, allocated_pence - charged_pence from levies.discrepancy
        where lmc_id = ${lmc_id} and levy_id = ${levy_id}) l
      group by practice_id) p`.execute(tx.db)
  return rows[0]?.left ?? 0
}

export type DueOfPractice = {
  readonly ods_code: string
  readonly name: string
  readonly patients: number | null
  readonly charged: number
  readonly due: number
  readonly paid: number
  readonly payable: number
}

/** From which practices what is due comes, by their codes: one page of them, or all for a file. */
async function dueByPractice(tx: Reading, id: Id<'run'>, page: number | 'all'): Promise<readonly DueOfPractice[]> {
  const { rows } = await sql<DueOfPractice>`
    with page as (
      select n.practice_id, n.ods_code from register.practice_name n
      where n.practice_id in (select practice_id from levies.line where run_id = ${id} and kind <> 'not_charged') order by n.ods_code
      ${page === 'all' ? sql`` : sql`limit ${sql.lit(remittanceSize)} offset ${sql.lit((page - 1) * remittanceSize)}`})
    select n.ods_code, n.name, d.patients, d.charged, d.due, d.paid, d.payable
    from (${dueOf(sql`l.run_id = ${id} and l.practice_id in (select practice_id from page)`)}) d
    join register.practice_name n on n.practice_id = d.practice_id
    order by n.ods_code`.execute(tx.db)
  return rows
}

type Terms = {
  readonly rate: Rate
  readonly per: RateSpan
  readonly list_basis: ListBasis
  readonly remitted_rate: Rate | null
  readonly difference_used_for: string
  readonly rounding: Rounding
}

/** By which rates a run was charged, and what is passed on of each. */
export async function termsOf(tx: Reading, id: Id<'run'>): Promise<readonly Terms[]> {
  const { rows } = await sql<Terms>`
    select distinct t.from_on, t.rate, t.per, t.list_basis, t.remitted_rate, t.difference_used_for, t.rounding
    from levies.line l join levies.rate t on t.lmc_id = l.lmc_id and t.id = l.rate_id
    where l.run_id = ${id} and l.kind = 'charge' order by t.from_on`.execute(tx.db)
  return rows
}

export type Remittance = {
  readonly id: Id<'remittance'>
  readonly sent_on: Temporal.PlainDate
  readonly sent_pence: number
  readonly due_pence: number
  readonly collected_pence: number
  readonly reference: string
  readonly made_at: Temporal.Instant
  readonly made_by: string
  /** Of one below nought: what it takes back, and why. */
  readonly takes_back_id: Id<'remittance'> | null
  readonly reason: string
  readonly is_taken_back: boolean
}

/** What was sent of a run, the earliest first. */
export const remittancesOf = (
  tx: Reading,
  { lmc_id, levy_id, period_from, period_to }: ToRemit,
): Promise<Remittance[]> =>
  tx.db
    .selectFrom('levies.remittance as s')
    .select(['id', 'sent_on', 'sent_pence', 'due_pence', 'collected_pence', 'reference', 'made_at', 'made_by'])
    .select(['takes_back_id', 'reason'])
    .select(
      sql<boolean>`exists (select from levies.remittance b where b.lmc_id = s.lmc_id and b.takes_back_id = s.id)`.as(
        'is_taken_back',
      ),
    )
    .where('lmc_id', '=', lmc_id)
    .where('levy_id', '=', levy_id)
    .where('period_from', '=', period_from)
    .where('period_to', '=', period_to)
    .orderBy('sent_on')
    .orderBy('made_at')
    .execute()

/** All that a statement says of one run; of its practices one page, or all for a file. */
export async function statementOf(tx: Reading, id: Id<'run'>, page: number | 'all') {
  const run = await runToRemit(tx, id)
  if (!run) return undefined
  const [practices, terms, sent] = [
    await dueByPractice(tx, id, page),
    await termsOf(tx, id),
    await remittancesOf(tx, run),
  ]
  return { run, practices, terms, sent }
}
export type Statement = NonNullable<Awaited<ReturnType<typeof statementOf>>>

export const waits: readonly Waiting[] = [
  {
    label: 'Remittances to send',
    may: 'levies.keep_levies',
    under: 'waits for you',
    href: '/levies/remittances',
    is_kept: true,
    // Of a levy whose runs together have nothing left, as after setting off, nothing can be sent of any.
    count: async (tx, on) => {
      const levies = Map.groupBy(await runsToRemit(tx, on), ({ levy_id }) => levy_id)
      return [...levies.values()].flatMap((runs) => {
        const left = runs.reduce((sum, { payable, sent }) => sum + payable - sent, 0)
        return left > 0 ? runs.filter(({ payable, sent }) => payable > sent) : []
      }).length
    },
  },
]
