import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { accountsAt, holderSeen, type Addressed } from '../../accounts/door.ts'
import { contactPointsOf } from '../contact-points/reads.ts'

export type AccountLink = {
  /** The name on the account that is theirs. */
  readonly name: string | null
  /** Accounts of the office at one of their addresses, where none is theirs yet. */
  readonly open: readonly Addressed[]
}

export async function accountLinkOf(
  tx: Reading,
  { id, account_id }: { readonly id: Id<'person'>; readonly account_id: Id<'account'> | null },
): Promise<AccountLink> {
  if (account_id) return { name: (await holderSeen(tx, account_id))?.name ?? 'Has one', open: [] }
  const reached = await contactPointsOf(tx, id)
  return {
    name: null,
    open: await accountsAt(
      tx,
      reached.filter(({ kind }) => kind === 'email').map(({ value }) => value),
    ),
  }
}
