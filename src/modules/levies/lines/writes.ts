import { sql } from 'kysely'
import type { Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { LineDrawn } from './rules.ts'

export type RunOf = { readonly id: Id<'run'>; readonly lmc_id: Id<'lmc'>; readonly levy_id: Id<'levy'> }

/** A line as it goes into a run: drawn, or an adjustment of an earlier one. */
export type LineToKeep = Omit<LineDrawn, 'kind' | 'why'> & {
  readonly kind: 'charge' | 'not_charged' | 'adjustment'
  readonly corrects_line_id: Id<'line'> | null
  readonly why: string
}

/** Keeps the lines of a run that isn't issued, all in one statement. */
export async function keepLines(
  tx: Writing,
  { id, lmc_id, levy_id }: RunOf,
  lines: readonly LineToKeep[],
): Promise<void> {
  const rows = lines.map(({ exact, ...line }) => ({
    ...line,
    exact_numerator: exact.numerator.toString(),
    exact_denominator: exact.denominator.toString(),
  }))
  await sql`
    insert into levies.line (lmc_id, run_id, levy_id, practice_id, kind, from_on, to_on, days, of_days, months, list_size, list_size_on,
      file_id, given_count_id, rate_id, contract_kind, mandate_id, collector_id, exact_numerator, exact_denominator, amount_pence,
      remitted_pence, corrects_line_id, why)
    select ${lmc_id}, ${id}, ${levy_id}, practice_id, kind, from_on, to_on, days, of_days, months, list_size, list_size_on, file_id,
      given_count_id, rate_id, contract_kind, mandate_id, collector_id, exact_numerator, exact_denominator, amount_pence, remitted_pence,
      corrects_line_id, why
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (practice_id uuid, kind text, from_on date, to_on date, days smallint,
      of_days smallint, months smallint, list_size integer, list_size_on date, file_id uuid, given_count_id uuid, rate_id uuid,
      contract_kind text, mandate_id uuid, collector_id uuid, exact_numerator numeric, exact_denominator numeric, amount_pence bigint,
      remitted_pence bigint, corrects_line_id uuid, why text)`.execute(tx.db)
}
