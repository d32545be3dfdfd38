import { failedForGood } from '../../../platform/jobs/state.ts'
import { keptForReach } from '../../../platform/kept.ts'
import type { Module, Waiting } from '../../../platform/module.ts'
import { mayEnter } from '../../../platform/routes.ts'
import type { Reading } from '../../../platform/scope.ts'
import type { Under } from './rules.ts'

export type WaitingCount = { readonly label: string; readonly count: number; readonly href: string }

/** What waits, under each heading of which the reader may see anything; nought is left out, and its heading says so. */
export async function waitingFor(
  tx: Reading,
  modules: readonly Module[],
  on: Temporal.PlainDate,
): Promise<ReadonlyMap<Under, readonly WaitingCount[]>> {
  const mine = modules.flatMap(({ waits }) => waits ?? []).filter(({ may }) => mayEnter(tx.actor, may))
  const found = new Map<Under, WaitingCount[]>()
  for (const { label, may, under, href, count, is_kept } of mine) {
    const counted = found.get(under) ?? []
    found.set(under, counted)
    const waiting = await (is_kept ? keptForReach(tx, [may, label, on.toString()], () => count(tx, on)) : count(tx, on))
    if (waiting > 0) counted.push({ label, count: waiting, href })
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
