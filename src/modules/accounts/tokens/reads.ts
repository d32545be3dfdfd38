import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'

/** Those that read no more than whoever asks reaches. */
export const isInReach = (tx: Reading) => sql<boolean>`lmc_ids <@ ${[...tx.actor.lmc_ids]}::uuid[]`

/** An office's tokens, those that work first. */
export const tokensHeld = (tx: Reading) =>
  tx.db
    .selectFrom('accounts.api_token')
    .select(['id', 'name', 'lmc_ids', 'permissions', 'made_at', 'made_by', 'last_used_at', 'revoked_at'])
    .where(isInReach(tx))
    .orderBy('revoked_at', (order) => order.desc().nullsFirst())
    .orderBy('name')
    .execute()

export type TokenHeld = Awaited<ReturnType<typeof tokensHeld>>[number]

export const liveToken = (tx: Reading, id: Id<'api_token'>) =>
  tx.db
    .selectFrom('accounts.api_token')
    .select(['id', 'name', 'last_used_at'])
    .where('id', '=', id)
    .where(isInReach(tx))
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
