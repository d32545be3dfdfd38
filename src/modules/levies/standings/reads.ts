import type { Reading } from '../../../platform/scope.ts'
import type { Levy } from '../levies/reads.ts'
import { runsPaidOf } from '../variances/reads.ts'
import type { RunStanding } from './rules.ts'

/** How many runs back are shown: two years of quarters. */
const most = 8

/** What was charged and received by the latest issued runs of a levy, the latest first. */
export const standingOf = (tx: Reading, levy: Levy): Promise<readonly RunStanding[]> => runsPaidOf(tx, levy, most)
