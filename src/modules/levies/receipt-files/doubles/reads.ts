import { sql } from 'kysely'
import type { Reading } from '../../../../platform/scope.ts'
import type { Id } from '../../../../platform/values.ts'
import { sharesAmounts, type Matched } from '../columns/rules.ts'

/** A file taken in for another levy of the LMC, of which rows would be taken in for this one besides. */
export type Double = {
  readonly id: Id<'receipt_file'>
  readonly name: string
  readonly levy_name: string
  readonly taken_at: Temporal.Instant
  readonly is_same_file: boolean
  readonly rows: number
}

type Compared = { readonly id: Id<'receipt_file'>; readonly columns: Matched }

/**
 * The files taken in for other levies by a column of amounts that this one is read by too, where rows were taken that would be again: of
 * the same file those of the same line, of another those of the same day, amount and payer. Their money would be counted twice. What a
 * bank's statement has of several levies, each by the references of its own bills, is taken once each, and is none of them.
 */
export async function doublesOf(tx: Reading, { id, columns }: Compared): Promise<readonly Double[]> {
  const { rows } = await sql<Double & { readonly taken_by: Matched }>`
    with tried as materialized (
      select t.lmc_id, t.levy_id, t.sha256, (x ->> 'line')::int as line, lower(x ->> 'named') as named,
        (x ->> 'amount_pence')::bigint as amount_pence, (x ->> 'received_on')::date as received_on
      from levies.receipt_file t, jsonb_array_elements(t.report) x
      where t.id = ${id} and x ->> 'fate' not in ('same', 'refused')),
    taken as (
      select f.id, f.lmc_id, f.name, f.levy_id, f.taken_at, f.columns, f.sha256 = any (select sha256 from tried) as is_same_file
      from levies.receipt_file f
      where f.lmc_id = any (select lmc_id from tried) and f.levy_id <> all (select levy_id from tried) and f.state = 'taken'),
    received as (
      select f.id, f.is_same_file, r.row_number, lower(r.named) as named, r.amount_pence, r.received_on
      from taken f join levies.receipt r on r.lmc_id = f.lmc_id and r.receipt_file_id = f.id),
    alike as (
      select r.id, r.row_number from received r join tried t on t.line = r.row_number where r.is_same_file
      union select r.id, r.row_number from received r join tried t using (received_on, amount_pence, named) where named <> '')
    select f.id, f.name, v.name as levy_name, f.taken_at, f.columns as taken_by, f.is_same_file, a.rows
    from taken f join levies.levy v on v.id = f.levy_id join (select id, count(*)::int as rows from alike group by id) a on a.id = f.id
    order by f.taken_at`.execute(tx.db)
  return rows.filter(({ taken_by }) => sharesAmounts(taken_by, columns))
}
