import { sql, type RawBuilder } from 'kysely'
import type { Waiting } from '../../../platform/module.ts'
import type { Reading } from '../../../platform/scope.ts'
import type { Id, Rate } from '../../../platform/values.ts'
import type { RateSpan, Rounding } from '../charges/rules.ts'
import type { ListBasis } from '../rates/rules.ts'
import { paidAndWrittenOff } from '../write-offs/reads.ts'
import { passedOnKinds, type PassedOnKind } from './rules.ts'

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
 * it has paid. What a credit of one run paid of another is no money that came in, so its part comes off again.
 */
const dueOf = (narrowed: RawBuilder<unknown>) => sql`
  select d.*, least(d.due, greatest(d.paid, least(d.given_back, 0))) as payable from (
    select l.lmc_id, l.run_id, l.practice_id, sum(l.list_size) filter (where l.kind = 'charge')::int as patients,
      sum(l.amount_pence)::int8 as charged, (sum(l.remitted_pence) - coalesce(sum(w.not_passed_on_pence), 0))::int8 as due, coalesce(sum(a.allocated), 0)::int8 as paid,
      coalesce(sum(l.remitted_pence) filter (where l.amount_pence < 0), 0)::int8 as given_back
    from levies.line l join levies.run r on r.lmc_id = l.lmc_id and r.id = l.run_id and r.state = 'issued'
    join levies.levy v on v.lmc_id = r.lmc_id and v.id = r.levy_id and v.kind = any (${[...passedOnKinds]}::text[])
    ${paidAndWrittenOff}
    where l.kind <> 'not_charged' and ${narrowed} group by l.lmc_id, l.run_id, l.practice_id) d`

const toRemit = (narrowed: RawBuilder<unknown>) => sql<ToRemit>`
  select r.id, r.lmc_id, m.name as lmc_name, r.levy_id, v.name as levy_name, v.kind as levy_kind, r.period_from, r.period_to,
    count(*)::int as practices, sum(d.charged)::int8 as charged, sum(d.due)::int8 as due, sum(d.paid)::int8 as collected,
    sum(d.payable)::int8 as payable, coalesce((select sum(s.sent_pence) from levies.remittance s where s.lmc_id = r.lmc_id
      and s.levy_id = r.levy_id and s.period_from = r.period_from and s.period_to = r.period_to), 0)::int8 as sent
  from (${dueOf(narrowed)}) d join levies.run r on r.lmc_id = d.lmc_id and r.id = d.run_id join platform.lmc m on m.id = r.lmc_id
  join levies.levy v on v.lmc_id = r.lmc_id and v.id = r.levy_id
  group by r.lmc_id, r.id, m.name, v.name, v.kind order by r.period_from desc, m.name, v.name`

/** What of the issued runs of the last three years is to be passed on, the latest first. */
export async function runsToRemit(tx: Reading, today: Temporal.PlainDate): Promise<readonly ToRemit[]> {
  const { rows } = await toRemit(
    sql`l.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and r.period_to > ${today.subtract({ years: 3 })}::date`,
  ).execute(tx.db)
  return rows
}

export async function runToRemit(tx: Reading, id: Id<'run'>): Promise<ToRemit | undefined> {
  const { rows } = await toRemit(sql`l.run_id = ${id}`).execute(tx.db)
  return rows[0]
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

/** From which practices what is due comes. */
async function dueByPractice(tx: Reading, id: Id<'run'>): Promise<readonly DueOfPractice[]> {
  const { rows } = await sql<DueOfPractice>`
    select n.ods_code, n.name, d.patients, d.charged, d.due, d.paid, d.payable
    from (${dueOf(sql`l.run_id = ${id}`)}) d join register.practice_name n on n.practice_id = d.practice_id
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
}

/** What was sent of a run, the earliest first. */
const remittancesOf = (tx: Reading, { lmc_id, levy_id, period_from, period_to }: ToRemit): Promise<Remittance[]> =>
  tx.db
    .selectFrom('levies.remittance')
    .select(['id', 'sent_on', 'sent_pence', 'due_pence', 'collected_pence', 'reference', 'made_at', 'made_by'])
    .where('lmc_id', '=', lmc_id)
    .where('levy_id', '=', levy_id)
    .where('period_from', '=', period_from)
    .where('period_to', '=', period_to)
    .orderBy('sent_on')
    .orderBy('made_at')
    .execute()

/** All that a statement says of one run. */
export async function statementOf(tx: Reading, id: Id<'run'>) {
  const run = await runToRemit(tx, id)
  if (!run) return undefined
  const [practices, terms, sent] = [await dueByPractice(tx, id), await termsOf(tx, id), await remittancesOf(tx, run)]
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
    count: async (tx, on) => (await runsToRemit(tx, on)).filter(({ payable, sent }) => payable > sent).length,
  },
]
