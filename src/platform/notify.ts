import type { Writing } from './scope.ts'
import type { Id } from './values.ts'

export type Told = { readonly title: string; readonly href: string }

/** Tells some accounts something on their pages; the same `once` twice tells each of them once. */
export async function notify(
  tx: Writing,
  account_ids: readonly Id<'account'>[],
  office_id: Id<'office'>,
  once: string,
  { title, href }: Told,
): Promise<void> {
  const others = account_ids.filter((id) => id !== tx.actor.account_id)
  if (others.length === 0) return
  // No target is named for the conflict: with one, PostgreSQL would ask that the sender may also read the row.
  await tx.db
    .insertInto('platform.notification')
    .values(others.map((account_id) => ({ account_id, office_id, once, title, href, made_at: tx.now })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
