import type { Reading } from '../../../platform/scope.ts'

/** As many answers as a process keeps: pages of fifty practices, at most, so about ten megabytes. */
const most = 400

type Kept = { readonly edition: string; readonly answer: Promise<unknown> }

const kept = new Map<string, Kept>()
const editions = new WeakMap<Reading, Promise<string>>()

/** Read once in a transaction, and before what is read of the edition. */
function editionOf(tx: Reading): Promise<string> {
  const known = editions.get(tx)
  if (known) return known
  const asked = tx.db
    .selectFrom('register.edition')
    .select('id')
    .executeTakeFirstOrThrow()
    .then(({ id }) => id)
  editions.set(tx, asked)
  return asked
}

/**
 * An answer that is the same for everyone until a file is taken in, worked out once for each edition of the national facts.
 * Never for what stands behind a wall. Those who ask meanwhile wait for the one who works it out.
 */
export async function sameForAll<T>(tx: Reading, about: readonly unknown[], work: () => Promise<T>): Promise<T> {
  // A write may have changed what it reads, and may yet be undone.
  if ('jobs' in tx) return work()
  const key = JSON.stringify(about)
  const edition = await editionOf(tx)
  const found = kept.get(key)
  kept.delete(key)
  const known = found?.edition === edition ? found : { edition, answer: work() }
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
