import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { holidaysOf } from '../holidays/reads.ts'
import { outcomesOf, type AskEnded, type AskOutcomes } from './rules.ts'

/** What came, until now, of the asks an LMC made from a day up to, not including, another. */
export async function outcomesBetween(
  tx: Reading,
  lmc_id: Id<'lmc'>,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Promise<AskOutcomes> {
  const { rows } = await sql<AskEnded>`
    select state, asked_on, answered_on from pressure.ask
    where lmc_id = ${lmc_id} and asked_on >= ${from}::date and asked_on < ${until}::date`.execute(tx.db)
  return outcomesOf(rows, await holidaysOf(tx, lmc_id))
}
