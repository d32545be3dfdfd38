import type { Reading } from './scope.ts'

/** As many answers as a process keeps: numbers and short lists. */
const most = 2000
/** What leaves no record, such as a message that bounced or a file that was taken in, is seen a minute later. */
const longest_ms = 60_000

type Kept = { readonly version: number; readonly at: Temporal.Instant; readonly answer: Promise<unknown> }

const kept = new Map<string, Kept>()
const versions = new WeakMap<Reading, Promise<number>>()

/** The number of the office's latest record, read once in a transaction and before what it stands for. */
function versionOf(tx: Reading): Promise<number> {
  const known = versions.get(tx)
  if (known) return known
  const asked = tx.db
    .selectFrom('platform.record')
    .select('number')
    .where('office_id', '=', tx.actor.office_id)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
    .then((latest) => latest?.number ?? 0)
  versions.set(tx, asked)
  return asked
}

/**
 * An answer that is the same for everybody of an office who reaches the same LMCs: worked out once, and kept until anything is
 * recorded in the office, for a minute at most. Never for what is one reader's own, or is behind a closer wall than an LMC's.
 */
export async function keptForReach<T>(tx: Reading, about: readonly unknown[], work: () => Promise<T>): Promise<T> {
  const { office_id, lmc_ids } = tx.actor
  // A write may have changed what it reads, and may yet be undone.
  if ('jobs' in tx || !office_id) return work()
  const key = JSON.stringify([office_id, [...lmc_ids].toSorted((one, other) => one.localeCompare(other)), ...about])
  const version = await versionOf(tx)
  const found = kept.get(key)
  kept.delete(key)
  const age = found ? tx.now.epochMilliseconds - found.at.epochMilliseconds : -1
  const is_good = found?.version === version && age >= 0 && age < longest_ms
  const known = is_good ? found : { version, at: tx.now, answer: work() }
  kept.set(key, known)
  const oldest = kept.size > most ? kept.keys().next().value : undefined
  if (oldest !== undefined) kept.delete(oldest)
  try {
    return (await known.answer) as T
  } catch (error) {
    if (kept.get(key) === known) kept.delete(key)
    throw error
  }
}
