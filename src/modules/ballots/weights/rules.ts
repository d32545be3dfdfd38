import { thousands } from '../../../platform/values.ts'
import type { Counted } from '../counts/rules.ts'
import type { Election } from '../papers/rules.ts'

const most_weight = 1_000_000

/** Why a weight can't be used; a list size is a whole number of patients. */
export const whyNotWeight = (weight: number): string | undefined =>
  Number.isInteger(weight) && weight >= 1 && weight <= most_weight
    ? undefined
    : `A paper weighs ${weight}: a weight is a whole number from 1 to ${thousands(most_weight)}.`

/** Both countings of papers that each came from one practice: every paper once, and every paper by its practice's list size on a day. */
export function countBothWays(
  once: Election,
  weights: readonly number[],
  counted: (election: Election) => Counted,
): { readonly once: Counted; readonly weighted: Counted } {
  const wrong =
    weights.length === once.papers.weights.length
      ? weights.map(whyNotWeight).find((why) => why !== undefined)
      : `There are ${thousands(once.papers.weights.length)} papers and ${thousands(weights.length)} weights: give each paper one.`
  const weighted = { ...once, papers: { ...once.papers, weights: Float64Array.from(weights) } }
  return { once: counted(once), weighted: wrong === undefined ? counted(weighted) : { ok: false, why: wrong } }
}
