import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { accountsAt, holderSeen, type Addressed } from '../../accounts/door.ts'
import type { Person } from '../people/reads.ts'
import { contactPointsOf } from '../contact-points/reads.ts'

export type AccountLink = {
  /** The name on the account that is theirs. */
  readonly name: string | null
  /** Accounts of the office at one of their addresses, where none is theirs yet. */
  readonly open: readonly Addressed[]
}

/**
 * An address that a practice gave to somebody who was known already is no proof of whose it is: with it a practice could make
 * one of its own people somebody else.
 */
export async function accountLinkOf(
  tx: Reading,
  { id, account_id, made_at: known_since }: Pick<Person, 'id' | 'account_id' | 'made_at'>,
): Promise<AccountLink> {
  if (account_id) return { name: (await holderSeen(tx, account_id))?.name ?? 'Has one', open: [] }
  const reached = await contactPointsOf(tx, id)
  return {
    name: null,
    open: await accountsAt(
      tx,
      reached
        .filter(
          ({ kind, source, made_at }) => kind === 'email' && (source !== 'practice' || made_at.equals(known_since)),
        )
        .map(({ value }) => value),
    ),
  }
}

/**
 * The accounts by which whoever reads this may have come before: the same person's, as the register knows them, whoever of them was
 * merged, and at their addresses those that are nobody else's. None where nobody is signed in.
 */
export async function ownAccounts(tx: Reading): Promise<ReadonlySet<Id<'account'>>> {
  const { account_id } = tx.actor
  if (!account_id) return new Set()
  const { rows } = await sql<{ id: Id<'account'> }>`select register.accounts_of_one(${account_id}) as id`.execute(tx.db)
  return new Set(rows.map(({ id }) => id))
}
