import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id, Pence, Rate } from '../../../platform/values.ts'
import type { Rounding, RateSpan } from '../charges/rules.ts'
import type { ContractKind } from '../contracts/rules.ts'
import type { DocumentKind } from '../documents/rules.ts'
import type { Joining, LevyKind } from '../levies/rules.ts'
import type { LineKind } from '../lines/rules.ts'
import type { Choice } from '../mandates/rules.ts'
import type { Counting, ListBasis } from '../rates/rules.ts'
import type { RunState } from '../runs/rules.ts'
import { setOffsOfLine, type LineSetOff } from '../set-offs/reads.ts'

export type LineExplained = {
  readonly id: Id<'line'>
  readonly lmc_id: Id<'lmc'>
  readonly lmc_name: string
  readonly practice_id: Id<'practice'>
  readonly ods_code: string
  readonly name: string
  readonly kind: LineKind
  readonly from_on: Temporal.PlainDate
  readonly to_on: Temporal.PlainDate
  readonly days: number
  readonly of_days: number
  readonly months: number
  readonly amount_pence: Pence
  readonly remitted_pence: Pence
  readonly why: string
  readonly contract_kind: ContractKind | null
  readonly corrects_line_id: Id<'line'> | null
  readonly corrects_pence: Pence | null
  readonly list_basis: ListBasis
  readonly list_size: number | null
  readonly list_size_on: Temporal.PlainDate | null
  readonly file_id: Id<'open_data_file'> | null
  readonly weighted_file_id: Id<'weighted_file'> | null
  readonly file_name: string | null
  /** Null where a later file has replaced it since. */
  readonly file_line: number | null
  /** Of a weighted list size: the figure as it was given, and who took it in. */
  readonly as_given: string | null
  readonly taken_by: string | null
  readonly given_source: string | null
  readonly given_by: string | null
  readonly rate_id: Id<'rate'> | null
  readonly rate: Rate | null
  readonly per: RateSpan | null
  readonly counted: Counting | null
  readonly rounding: Rounding | null
  readonly remitted_rate: Rate | null
  readonly meeting: string | null
  readonly decided_on: Temporal.PlainDate | null
  readonly paper: string | null
  readonly mandate_choice: Choice | null
  readonly mandate_signed_by: string | null
  readonly mandate_signed_on: Temporal.PlainDate | null
  /** When it was withdrawn as a mistake, which later lines put right. */
  readonly mandate_withdrawn_at: Temporal.Instant | null
  readonly collector_name: string | null
  readonly run_id: Id<'run'>
  readonly run_state: RunState
  readonly period_from: Temporal.PlainDate
  readonly period_to: Temporal.PlainDate
  readonly issued_at: Temporal.Instant | null
  readonly issued_by: string | null
  readonly levy_id: Id<'levy'>
  readonly levy_name: string
  readonly levy_kind: LevyKind
  readonly joining: Joining
}

/** A line with all it came of. */
export async function lineExplained(tx: Reading, id: Id<'line'>): Promise<LineExplained | undefined> {
  const { rows } = await sql<LineExplained>`
    select l.id, l.lmc_id, m.name as lmc_name, l.practice_id, n.ods_code, n.name, l.kind, l.from_on, l.to_on, l.days, l.of_days, l.months,
      l.amount_pence, l.remitted_pence, l.why, l.contract_kind,
      l.corrects_line_id, c.amount_pence as corrects_pence, l.list_basis, l.list_size, l.list_size_on,
      f.file_id, w.weighted_file_id, coalesce(f.file_name, x.name) as file_name, coalesce(s.line, w.row_number) as file_line, w.as_given, w.taken_by,
      g.source as given_source, g.given_by, l.rate_id, r.rate, r.per, r.counted, r.rounding, r.remitted_rate, r.meeting, r.decided_on, r.paper,
      d.choice as mandate_choice, d.signed_by as mandate_signed_by, d.signed_on as mandate_signed_on,
      d.withdrawn_at as mandate_withdrawn_at, k.name as collector_name,
      l.run_id, u.state as run_state, u.period_from, u.period_to, u.issued_at, u.issued_by, l.levy_id, v.name as levy_name,
      v.kind as levy_kind, v.joining
    from levies.line l join levies.run u on u.lmc_id = l.lmc_id and u.id = l.run_id
      join levies.levy v on v.lmc_id = l.lmc_id and v.id = l.levy_id join platform.lmc m on m.id = l.lmc_id
      join register.practice_name n on n.practice_id = l.practice_id
      left join levies.line c on c.lmc_id = l.lmc_id and c.id = l.corrects_line_id
      left join levies.rate r on r.lmc_id = l.lmc_id and r.id = l.rate_id
      left join levies.mandate d on d.lmc_id = l.lmc_id and d.id = l.mandate_id
      left join levies.collector k on k.lmc_id = l.lmc_id and k.id = l.collector_id
      left join levies.given_count g on g.lmc_id = l.lmc_id and g.id = l.given_count_id
      left join levies.weighted_count w on w.lmc_id = l.lmc_id and w.id = l.weighted_count_id
      left join levies.weighted_file x on x.lmc_id = w.lmc_id and x.id = w.weighted_file_id
      left join register.open_data_file_named f on f.file_id = l.file_id
      left join register.list_size_source s on s.practice_id = l.practice_id and s.counted_on = l.list_size_on and s.file_id = l.file_id
    where l.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and l.id = ${id}`.execute(tx.db)
  return rows[0]
}

/** What became of a line: later lines that correct it, papers of its run for the practice, and what was received towards it. */
export type LineFollowed = {
  readonly corrections: readonly {
    readonly id: Id<'line'>
    readonly amount_pence: Pence
    readonly why: string
    readonly run_state: RunState
  }[]
  readonly documents: readonly {
    readonly id: Id<'document'>
    readonly kind: DocumentKind
    readonly reference: string
    readonly amount_pence: Pence
  }[]
  readonly receipts: readonly {
    readonly id: Id<'receipt'>
    readonly received_on: Temporal.PlainDate
    readonly named: string
    readonly amount_pence: Pence
  }[]
  readonly set_offs: readonly LineSetOff[]
}

export async function lineFollowed(
  tx: Reading,
  { id, lmc_id, run_id, practice_id }: Pick<LineExplained, 'id' | 'lmc_id' | 'run_id' | 'practice_id'>,
): Promise<LineFollowed> {
  const corrections = await sql<LineFollowed['corrections'][number]>`
    select l.id, l.amount_pence, l.why, u.state as run_state from levies.line l
    join levies.run u on u.lmc_id = l.lmc_id and u.id = l.run_id
    where l.lmc_id = ${lmc_id} and l.practice_id = ${practice_id} and l.corrects_line_id = ${id} order by u.drafted_at`.execute(
    tx.db,
  )
  const documents = await tx.db
    .selectFrom('levies.document')
    .select(['id', 'kind', 'reference', 'amount_pence'])
    .where('lmc_id', '=', lmc_id)
    .where('run_id', '=', run_id)
    .where('practice_id', '=', practice_id)
    .orderBy('made_at')
    .$castTo<LineFollowed['documents'][number]>()
    .execute()
  const receipts = await tx.db
    .selectFrom('levies.allocation as a')
    .innerJoin('levies.receipt as r', (join) =>
      join.onRef('r.id', '=', 'a.receipt_id').onRef('r.lmc_id', '=', 'a.lmc_id'),
    )
    .select(['r.id', 'r.received_on', 'r.named', 'a.amount_pence'])
    .where('a.lmc_id', '=', lmc_id)
    .where('a.line_id', '=', id)
    .orderBy('r.received_on')
    .$castTo<LineFollowed['receipts'][number]>()
    .execute()
  return { corrections: corrections.rows, documents, receipts, set_offs: await setOffsOfLine(tx, lmc_id, id) }
}
