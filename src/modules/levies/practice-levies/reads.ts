import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id, Pence } from '../../../platform/values.ts'
import type { Choice } from '../mandates/rules.ts'
import type { VarianceReason } from '../variances/rules.ts'

export type PracticeReceipt = {
  readonly id: Id<'receipt'>
  readonly levy_name: string
  readonly collector_name: string
  readonly received_on: Temporal.PlainDate
  readonly named: string
  readonly amount_pence: Pence
  readonly allocated_pence: number
}

/** What was received of a practice, the latest first. */
export async function practiceReceipts(tx: Reading, practice_id: Id<'practice'>): Promise<readonly PracticeReceipt[]> {
  const { rows } = await sql<PracticeReceipt>`
    select r.id, v.name as levy_name, k.name as collector_name, r.received_on, r.named, r.amount_pence,
      r.allocated_pence
    from levies.receipt r join levies.levy v on v.lmc_id = r.lmc_id and v.id = r.levy_id
    join levies.collector k on k.lmc_id = r.lmc_id and k.id = r.collector_id
    where r.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and r.practice_id = ${practice_id}
    order by r.received_on desc, r.taken_at desc, r.id`.execute(tx.db)
  return rows
}

export type PracticeVariance = {
  readonly run_id: Id<'run'>
  readonly levy_name: string
  readonly period_from: Temporal.PlainDate
  readonly period_to: Temporal.PlainDate
  readonly reason: VarianceReason
  readonly words: string
  readonly noted_at: Temporal.Instant
  readonly noted_by: string
}

/** Why a practice paid other than it was charged, the latest period first. */
export async function practiceVariances(
  tx: Reading,
  practice_id: Id<'practice'>,
): Promise<readonly PracticeVariance[]> {
  const { rows } = await sql<PracticeVariance>`
    select n.run_id, v.name as levy_name, u.period_from, u.period_to, n.reason, n.words, n.noted_at, n.noted_by
    from levies.variance n join levies.run u on u.lmc_id = n.lmc_id and u.id = n.run_id
    join levies.levy v on v.lmc_id = u.lmc_id and v.id = u.levy_id
    where n.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and n.practice_id = ${practice_id}
    order by u.period_from desc, v.name`.execute(tx.db)
  return rows
}

export type PracticeMandate = {
  readonly id: Id<'mandate'>
  readonly levy_name: string
  readonly choice: Choice
  readonly reason: string
  readonly from: Temporal.PlainDate | null
  readonly until: Temporal.PlainDate | null
  readonly signed_by: string
  readonly signed_on: Temporal.PlainDate
  readonly file_name: string
  readonly ended_why: string
  /** Why it was withdrawn as a mistake; null where it wasn’t. */
  readonly withdrawn_why: string | null
}

/** Everything a practice chose about levies over the years, the latest to begin first. */
export async function practiceMandates(tx: Reading, practice_id: Id<'practice'>): Promise<readonly PracticeMandate[]> {
  const { rows } = await sql<PracticeMandate>`
    select m.id, v.name as levy_name, m.choice, m.reason, lower(m.during) as from, upper(m.during) as until, m.signed_by, m.signed_on,
      m.file_name, m.ended_why, m.withdrawn_why
    from levies.mandate m join levies.levy v on v.lmc_id = m.lmc_id and v.id = m.levy_id
    where m.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and m.practice_id = ${practice_id}
    order by lower(m.during) desc nulls last, v.name`.execute(tx.db)
  return rows
}
