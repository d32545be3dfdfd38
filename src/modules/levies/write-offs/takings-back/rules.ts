import type { OfPeriod } from '../rules.ts'

/** A correction of what a practice was charged for a period; below nought it gives some back. */
type GivingBack = { readonly amount_pence: number }

/**
 * Of what corrections give back, what was written off and never paid, correction by correction: as much as the period is now paid or
 * written off beyond what is charged for it, and no more than was written off.
 */
export function takenBack<Correction extends GivingBack>(whole: OfPeriod, corrections: readonly Correction[]) {
  const over = whole.allocated_pence + whole.written_off_pence - whole.amount_pence
  let left = Math.min(over, whole.written_off_pence)
  return corrections.flatMap((correction) => {
    const pence = Math.min(left, -correction.amount_pence)
    if (pence <= 0) return []
    left -= pence
    return [{ correction, pence }]
  })
}
