import type { Reading } from '../../../platform/scope.ts'
import { londonDay, type Pence } from '../../../platform/values.ts'
import type { Levy } from '../levies/reads.ts'
import type { Period } from '../periods/rules.ts'
import { judgedIn } from '../rates/effects/reads.ts'
import { ratesAgreed } from '../rates/reads.ts'
import { yearFrom } from '../rates/rules.ts'
import { levyYearOf } from '../stretches/rules.ts'
import { budgetOf, spellsOf, thousandthsFor, type Budget } from './rules.ts'

export type BudgetSeen = {
  readonly period: Period
  readonly budget: Budget
  readonly needed_pence: Pence | null
  readonly words: string
  readonly set_by: string | null
  readonly set_at: Temporal.Instant | null
  /** Thousandths of a penny a year that would raise what is needed. */
  readonly needed_thousandths: number | null
}

/** A levy year's budget: that which begins in a year, or the one it is now. */
export async function budgetSeen(tx: Reading, levy: Levy, year: number | null): Promise<BudgetSeen> {
  const agreed = await ratesAgreed(tx, levy.id)
  const starts = agreed.at(-1)?.levy_year_starts ?? 4
  const from =
    year === null ? levyYearOf(londonDay(tx.now), starts) : Temporal.PlainDate.from({ year, month: starts, day: 1 })
  const period = yearFrom(from)
  const spells = spellsOf(period, agreed)
  // A year whose rates differ in it is reckoned by the last one's patients.
  const list_basis = spells.at(-1)?.terms.list_basis ?? agreed.at(-1)?.list_basis ?? 'raw'
  const { budget, penny } = budgetOf(period, await judgedIn(tx, levy, period, list_basis), spells)
  const row = await tx.db
    .selectFrom('levies.budget')
    .select(['needed_pence', 'words', 'set_by', 'set_at'])
    .where('levy_id', '=', levy.id)
    .where('year_from', '=', from)
    .$castTo<{ needed_pence: Pence; words: string; set_by: string; set_at: Temporal.Instant }>()
    .executeTakeFirst()
  const { needed_pence, words, set_by, set_at } = row ?? { needed_pence: null, words: '', set_by: null, set_at: null }
  const needed_thousandths = needed_pence === null ? null : thousandthsFor(needed_pence, penny)
  return { period, budget, needed_pence, words, set_by, set_at, needed_thousandths }
}
