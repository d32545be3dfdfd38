import { failedForGood } from '../../../platform/jobs/state.ts'
import { keptForReach } from '../../../platform/kept.ts'
import type { Waiting, WaitingThing } from '../../../platform/module.ts'
import type { Reading } from '../../../platform/scope.ts'

export type WaitingCount = {
  readonly label: string
  readonly count: number
  readonly href: string
  /** The first of them, where they say for themselves what is to be done. */
  readonly first: readonly WaitingThing[]
}

/** Enough to begin with; the rest is in the list behind. */
export const mostListed = 5

/** What waits of these; nought is left out. */
export async function waitingOf(
  tx: Reading,
  waits: readonly Waiting[],
  on: Temporal.PlainDate,
): Promise<ReadonlyMap<Waiting, WaitingCount>> {
  const found = new Map<Waiting, WaitingCount>()
  for (const one of waits) {
    const { label, may, href, count, is_kept } = one
    const waiting = await (is_kept ? keptForReach(tx, [may, label, on.toString()], () => count(tx, on)) : count(tx, on))
    const [all, first] = typeof waiting === 'number' ? [waiting, []] : [waiting.length, waiting.slice(0, mostListed)]
    if (all > 0) found.set(one, { label, count: all, href, first })
  }
  return found
}

export const failedJobs: Waiting = {
  label: 'Jobs that failed',
  may: 'desk.work_jobs',
  under: 'failed',
  count: (tx) => failedForGood(tx),
  href: '/operations',
}
