import { sql } from 'kysely'
import type { ExportColumn } from '../../../../platform/exports/columns.ts'
import type { Reading } from '../../../../platform/scope.ts'
import type { Id, Pence, Rate } from '../../../../platform/values.ts'
import { exactText, type Rounding, type RateSpan } from '../../charges/rules.ts'
import type { ContractKind } from '../../contracts/rules.ts'
import type { DocumentKind } from '../../documents/rules.ts'
import type { Choice } from '../../mandates/rules.ts'
import { whyWords, type LineKind } from '../../lines/rules.ts'
import type { ListBasis } from '../../rates/rules.ts'
import { runStateWords, type RunState } from '../../runs/rules.ts'
import { paidAndWrittenOff } from '../../write-offs/reads.ts'

/** A line of a practice with all it came of, and what was paid of it. */
export type PracticeLine = {
  readonly id: Id<'line'>
  readonly lmc_id: Id<'lmc'>
  readonly levy_id: Id<'levy'>
  readonly levy_name: string
  readonly run_id: Id<'run'>
  readonly run_state: RunState
  readonly period_from: Temporal.PlainDate
  readonly period_to: Temporal.PlainDate
  readonly issued_at: Temporal.Instant | null
  readonly kind: LineKind
  readonly from_on: Temporal.PlainDate
  readonly to_on: Temporal.PlainDate
  readonly days: number
  readonly of_days: number
  readonly months: number
  readonly list_basis: ListBasis
  readonly list_size: number | null
  readonly list_size_on: Temporal.PlainDate | null
  readonly file_name: string | null
  readonly file_line: number | null
  readonly given_source: string | null
  readonly rate: Rate | null
  readonly per: RateSpan | null
  readonly rounding: Rounding | null
  readonly meeting: string | null
  readonly decided_on: Temporal.PlainDate | null
  readonly paper: string | null
  readonly contract_kind: ContractKind | null
  readonly choice: Choice | null
  readonly signed_by: string | null
  readonly signed_on: Temporal.PlainDate | null
  readonly collector_name: string | null
  readonly exact_numerator: string
  readonly exact_denominator: string
  readonly amount_pence: Pence
  readonly paid_pence: number
  readonly written_off_pence: number
  readonly why: string
}

/** The lines of a practice in runs of these states, the latest period first. */
export async function practiceLines(
  tx: Reading,
  practice_id: Id<'practice'>,
  states: readonly RunState[],
): Promise<readonly PracticeLine[]> {
  const { rows } = await sql<PracticeLine>`
    select l.id, l.lmc_id, l.levy_id, v.name as levy_name, l.run_id, u.state as run_state, u.period_from, u.period_to, u.issued_at,
      l.kind, l.from_on, l.to_on, l.days, l.of_days, l.months, l.list_basis, l.list_size, l.list_size_on,
      coalesce(s.file_name, x.name) as file_name, coalesce(s.line, c.row_number) as file_line, g.source as given_source, r.rate, r.per, r.rounding, r.meeting, r.decided_on, r.paper, l.contract_kind, m.choice,
      m.signed_by, m.signed_on, k.name as collector_name, l.exact_numerator::text as exact_numerator,
      l.exact_denominator::text as exact_denominator, l.amount_pence, coalesce(a.allocated, 0) as paid_pence,
      coalesce(w.written_off_pence, 0) as written_off_pence, l.why
    from levies.line l join levies.run u on u.lmc_id = l.lmc_id and u.id = l.run_id
    join levies.levy v on v.lmc_id = l.lmc_id and v.id = l.levy_id
    ${paidAndWrittenOff}
    left join levies.rate r on r.lmc_id = l.lmc_id and r.id = l.rate_id
    left join levies.mandate m on m.lmc_id = l.lmc_id and m.id = l.mandate_id
    left join levies.collector k on k.lmc_id = l.lmc_id and k.id = l.collector_id
    left join levies.given_count g on g.lmc_id = l.lmc_id and g.id = l.given_count_id
    left join levies.weighted_count c on c.lmc_id = l.lmc_id and c.id = l.weighted_count_id
    left join levies.weighted_file x on x.lmc_id = c.lmc_id and x.id = c.weighted_file_id
    left join register.list_size_source s on s.practice_id = l.practice_id and s.counted_on = l.list_size_on and s.file_id = l.file_id
    where l.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and l.practice_id = ${practice_id} and u.state = any (${[...states]}::text[])
    order by u.period_from desc, u.drafted_at desc, l.run_id, l.from_on desc, l.kind, l.id`.execute(tx.db)
  return rows
}

export type PracticePaper = {
  readonly id: Id<'document'>
  readonly run_id: Id<'run'>
  readonly kind: DocumentKind
  readonly number: number
  readonly amount_pence: Pence
  readonly due_on: Temporal.PlainDate | null
  readonly made_at: Temporal.Instant
}

/** The papers of a practice, the latest first. */
export const practicePapers = (tx: Reading, practice_id: Id<'practice'>): Promise<readonly PracticePaper[]> =>
  tx.db
    .selectFrom('levies.document')
    .select(['id', 'run_id', 'kind', 'number', 'amount_pence', 'due_on', 'made_at'])
    .where(sql<boolean>`lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[])`)
    .where('practice_id', '=', practice_id)
    .orderBy('made_at', 'desc')
    .orderBy('kind')
    .orderBy('number', 'desc')
    .$castTo<PracticePaper>()
    .execute()

/** Every line with all it came of: what an auditor needs to reckon each again. */
export const lineColumns: readonly ExportColumn<PracticeLine>[] = [
  { key: 'levy_name', heading: 'Levy', kind: 'text', value: ({ levy_name }) => levy_name },
  { key: 'run_state', heading: 'Run', kind: 'text', value: ({ run_state }) => runStateWords[run_state].label },
  { key: 'period_from', heading: 'Period from', kind: 'date', value: ({ period_from }) => period_from },
  { key: 'period_to', heading: 'Period to', kind: 'date', value: ({ period_to }) => period_to },
  { key: 'issued_at', heading: 'Issued', kind: 'moment', value: ({ issued_at }) => issued_at },
  { key: 'kind', heading: 'Line', kind: 'text', value: ({ kind }) => kind },
  { key: 'from_on', heading: 'From', kind: 'date', value: ({ from_on }) => from_on },
  { key: 'to_on', heading: 'To', kind: 'date', value: ({ to_on }) => to_on },
  { key: 'days', heading: 'Days', kind: 'number', value: ({ days }) => days },
  { key: 'of_days', heading: 'Of days', kind: 'number', value: ({ of_days }) => of_days },
  { key: 'months', heading: 'Months', kind: 'number', value: ({ months }) => months },
  { key: 'list_size', heading: 'List size', kind: 'number', value: ({ list_size }) => list_size },
  { key: 'list_size_on', heading: 'Counted on', kind: 'date', value: ({ list_size_on }) => list_size_on },
  { key: 'list_basis', heading: 'Raw or weighted', kind: 'text', value: ({ list_basis }) => list_basis },
  {
    key: 'file_name',
    heading: 'File of the count',
    kind: 'text',
    value: ({ file_name, given_source }) => file_name ?? given_source,
  },
  { key: 'file_line', heading: 'Line of the file', kind: 'number', value: ({ file_line }) => file_line },
  {
    key: 'rate_pence',
    heading: 'Rate in pence for each patient',
    kind: 'number',
    value: ({ rate }) => rate && rate / 10_000,
  },
  { key: 'per', heading: 'Rate is for a', kind: 'text', value: ({ per }) => per },
  { key: 'meeting', heading: 'Decided by', kind: 'text', value: ({ meeting }) => meeting },
  { key: 'decided_on', heading: 'Decided on', kind: 'date', value: ({ decided_on }) => decided_on },
  { key: 'paper', heading: 'Paper', kind: 'text', value: ({ paper }) => paper },
  { key: 'contract_kind', heading: 'Contract', kind: 'text', value: ({ contract_kind }) => contract_kind },
  { key: 'choice', heading: 'Mandate', kind: 'text', value: ({ choice }) => choice },
  { key: 'signed_by', heading: 'Signed by', kind: 'text', value: ({ signed_by }) => signed_by },
  { key: 'signed_on', heading: 'Signed on', kind: 'date', value: ({ signed_on }) => signed_on },
  { key: 'collector_name', heading: 'Collected by', kind: 'text', value: ({ collector_name }) => collector_name },
  {
    key: 'exact_pence',
    heading: 'Exact, in pence',
    kind: 'text',
    value: (row) => exactText({ numerator: BigInt(row.exact_numerator), denominator: BigInt(row.exact_denominator) }),
  },
  { key: 'rounding', heading: 'Rounding', kind: 'text', value: ({ rounding }) => rounding },
  { key: 'amount_pence', heading: 'Amount in pence', kind: 'number', value: ({ amount_pence }) => amount_pence },
  { key: 'paid_pence', heading: 'Paid in pence', kind: 'number', value: ({ paid_pence }) => paid_pence },
  {
    key: 'written_off_pence',
    heading: 'Written off in pence',
    kind: 'number',
    value: ({ written_off_pence }) => written_off_pence,
  },
  { key: 'why', heading: 'Note', kind: 'text', value: ({ why }) => whyWords(why) },
]
