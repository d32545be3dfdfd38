import { sql } from 'kysely'
import { bulk } from '../../../platform/bulk.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { LineDrawn, LineKind } from './rules.ts'

type RunOf = { readonly id: Id<'run'>; readonly lmc_id: Id<'lmc'>; readonly levy_id: Id<'levy'> }

/** A line as it goes into a run: drawn, or an adjustment of an earlier one. */
type LineToKeep = Omit<LineDrawn, 'kind' | 'why'> & {
  readonly kind: LineKind
  readonly corrects_line_id: Id<'line'> | null
  readonly why: string
}

/** Keeps the lines of a run that isn't issued, all in one statement. */
export async function keepLines(
  tx: Writing,
  { id, lmc_id, levy_id }: RunOf,
  lines: readonly LineToKeep[],
): Promise<void> {
  // Arrays rather than JSON: of six thousand lines, half the time.
  await sql`
    insert into levies.line (lmc_id, run_id, levy_id, practice_id, kind, from_on, to_on, days, of_days, months, list_basis,
      list_size, list_size_on, file_id, weighted_count_id, given_count_id, rate_id, contract_kind, mandate_id, collector_id, exact_numerator, exact_denominator, amount_pence,
      remitted_pence, corrects_line_id, why)
    select ${lmc_id}, ${id}, ${levy_id}, practice_id, kind, from_on, to_on, days, of_days, months, list_basis, list_size, list_size_on,
      file_id, weighted_count_id, given_count_id, rate_id, contract_kind, mandate_id, collector_id, exact_numerator::numeric, exact_denominator::numeric, amount_pence,
      remitted_pence, corrects_line_id, why
    from ${bulk(lines, {
      practice_id: ['uuid', (line) => line.practice_id],
      kind: ['text', (line) => line.kind],
      from_on: ['date', (line) => line.from_on],
      to_on: ['date', (line) => line.to_on],
      days: ['integer', (line) => line.days],
      of_days: ['integer', (line) => line.of_days],
      months: ['integer', (line) => line.months],
      list_basis: ['text', (line) => line.list_basis],
      list_size: ['integer', (line) => line.list_size],
      list_size_on: ['date', (line) => line.list_size_on],
      file_id: ['uuid', (line) => line.file_id],
      weighted_count_id: ['uuid', (line) => line.weighted_count_id],
      given_count_id: ['uuid', (line) => line.given_count_id],
      rate_id: ['uuid', (line) => line.rate_id],
      contract_kind: ['text', (line) => line.contract_kind],
      mandate_id: ['uuid', (line) => line.mandate_id],
      collector_id: ['uuid', (line) => line.collector_id],
      exact_numerator: ['text', (line) => line.exact.numerator.toString()],
      exact_denominator: ['text', (line) => line.exact.denominator.toString()],
      amount_pence: ['bigint', (line) => line.amount_pence],
      remitted_pence: ['bigint', (line) => line.remitted_pence],
      corrects_line_id: ['uuid', (line) => line.corrects_line_id],
      why: ['text', (line) => line.why],
    })}`.execute(tx.db)
}
