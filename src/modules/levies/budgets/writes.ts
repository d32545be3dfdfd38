import { done, NotFound } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { Levy } from '../levies/reads.ts'
import type { BudgetAnswers } from './forms.ts'

/** Says what a levy year needs; said again, the later counts. */
export async function setBudget(
  tx: Writing,
  { id: levy_id, lmc_id }: Levy,
  year_from: Temporal.PlainDate,
  { needed_pence, words }: Pick<BudgetAnswers, 'needed_pence' | 'words'>,
) {
  if (!tx.actor.lmc_ids.includes(lmc_id)) throw new NotFound()
  const set = { needed_pence, words, set_at: tx.now, set_by: tx.actor.name }
  await tx.db
    .insertInto('levies.budget')
    .values({ lmc_id, levy_id, year_from, ...set })
    .onConflict((conflict) => conflict.columns(['lmc_id', 'levy_id', 'year_from']).doUpdateSet(set))
    .execute()
  await tx.record(lmc_id, 'levies.budget_set', { levy_id, year_from: year_from.toString(), needed_pence })
  return done()
}
