import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id, Pence } from '../../../platform/values.ts'
import type { DocumentKind } from './rules.ts'
import type { LevyKind } from '../levies/rules.ts'

/** An issued run, as its papers name it. */
export type IssuedRun = {
  readonly id: Id<'run'>
  readonly lmc_id: Id<'lmc'>
  readonly office_id: Id<'office'>
  readonly lmc_name: string
  readonly levy_name: string
  readonly levy_kind: LevyKind
  readonly period_from: Temporal.PlainDate
  readonly period_to: Temporal.PlainDate
}

/** A run of an LMC in sight, once it is issued: before, it has no papers. */
export const issuedRun = (tx: Reading, id: Id<'run'>): Promise<IssuedRun | undefined> =>
  tx.db
    .selectFrom('levies.run as r')
    .innerJoin('levies.levy as v', (join) => join.onRef('v.id', '=', 'r.levy_id').onRef('v.lmc_id', '=', 'r.lmc_id'))
    .innerJoin('platform.lmc as l', 'l.id', 'r.lmc_id')
    .select(['r.id', 'r.lmc_id', 'l.office_id', 'l.name as lmc_name', 'v.name as levy_name', 'v.kind as levy_kind'])
    .select(['r.period_from', 'r.period_to'])
    .where('r.id', '=', id)
    .where('r.lmc_id', 'in', [...tx.actor.lmc_ids])
    .where('r.state', '=', 'issued')
    .executeTakeFirst()

export type KindProgress = {
  readonly kind: DocumentKind
  readonly documents: number
  readonly amount_pence: Pence
  readonly printed: number
  readonly mailed: number
  /** Of those that weren't mailed. */
  readonly handed_over: number
}

/** How far the papers of a run have got, kind by kind. */
export async function progressOf(tx: Reading, run_id: Id<'run'>): Promise<readonly KindProgress[]> {
  const { rows } = await sql<KindProgress>`
    select kind, count(*)::int as documents, sum(amount_pence)::bigint as amount_pence, count(sha256)::int as printed,
      count(mailed_at)::int as mailed, (count(*) filter (where mailed_at is null and handed_over_at is not null))::int as handed_over
    from levies.document where run_id = ${run_id} and lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[])
    group by kind order by array_position(array['statement', 'invoice', 'credit_note', 'reminder'], kind)`.execute(
    tx.db,
  )
  return rows
}

export type DocumentListed = {
  readonly id: Id<'document'>
  readonly kind: DocumentKind
  readonly number: number
  readonly reference: string
  readonly ods_code: string
  readonly practice_name: string
  readonly amount_pence: Pence
  readonly due_on: Temporal.PlainDate | null
  readonly is_printed: boolean
  readonly mailed_at: Temporal.Instant | null
  readonly handed_over_at: Temporal.Instant | null
  /** Of an invoice: how often its practice was reminded of it, and when last. */
  readonly reminders: number
  readonly reminded_at: Temporal.Instant | null
}

/** One page of a run's papers, in the order of their numbers. */
export async function documentsOf(tx: Reading, run_id: Id<'run'>, page: number, size: number) {
  const { rows } = await sql<DocumentListed>`
    select d.id, d.kind, d.number, d.reference, p.ods_code, p.name as practice_name, d.amount_pence, d.due_on,
      d.sha256 is not null as is_printed, d.mailed_at, d.handed_over_at, r.reminders, r.reminded_at
    from (select * from levies.document where run_id = ${run_id} and lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[])
      order by kind, number limit ${size} offset ${(page - 1) * size}) d
    join register.practice_name p using (practice_id)
    cross join lateral (select count(*)::int as reminders, max(made_at) as reminded_at from levies.document o
      where o.lmc_id = d.lmc_id and o.reminds_id = d.id) r
    order by d.kind, d.number`.execute(tx.db)
  return rows
}

export type DocumentNamed = {
  readonly id: Id<'document'>
  readonly lmc_id: Id<'lmc'>
  readonly practice_id: Id<'practice'>
  readonly ods_code: string
  readonly kind: DocumentKind
  readonly number: number
  readonly sha256: string | null
}

/** A paper of an LMC in sight. */
export async function documentWith(tx: Reading, id: Id<'document'>): Promise<DocumentNamed | undefined> {
  const { rows } = await sql<DocumentNamed>`
    select d.id, d.lmc_id, d.practice_id, p.ods_code, d.kind, d.number, d.sha256
    from levies.document d join register.practice_name p using (practice_id)
    where d.id = ${id} and d.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[])`.execute(tx.db)
  return rows[0]
}

/** Printed papers of a run after one of them, so many at a time. */
export async function printedAfter(
  tx: Reading,
  run_id: Id<'run'>,
  after: Id<'document'> | null,
  most: number,
  which: 'all' | 'not given' = 'all',
) {
  const { rows } = await sql<{
    id: Id<'document'>
    kind: DocumentKind
    number: number
    ods_code: string
    content: Uint8Array
  }>`
    select d.id, d.kind, d.number, p.ods_code, f.content
    from levies.document d join platform.file f using (sha256) join register.practice_name p using (practice_id)
    where d.run_id = ${run_id} and d.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[])
      and (${which} = 'all' or coalesce(d.mailed_at, d.handed_over_at) is null)
      and d.id > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000')
    order by d.id limit ${most}`.execute(tx.db)
  return rows
}
