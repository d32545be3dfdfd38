import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { MergeBefore } from './rules.ts'

/** Behind one LMC's wall only a part of somebody is in sight, and nobody is merged or erased in part. */
export async function worksForAll(tx: Reading): Promise<boolean> {
  const { out_of_sight } = await tx.db
    .selectFrom('platform.lmc')
    .select(sql<number>`count(*)::int`.as('out_of_sight'))
    .where('office_id', '=', tx.actor.office_id)
    .where(sql<boolean>`id <> all (${[...tx.actor.lmc_ids]}::uuid[])`)
    .executeTakeFirstOrThrow()
  return out_of_sight === 0
}

export async function erasureIsOpen(tx: Reading, person_ids: readonly Id<'person'>[]): Promise<boolean> {
  const open = await tx.db
    .selectFrom('register.erasure_request')
    .select('id')
    .where('person_id', 'in', person_ids)
    .where('answer', 'is', null)
    .limit(1)
    .execute()
  return open.length > 0
}

export type Merge = {
  readonly id: Id<'merge'>
  readonly kept_id: Id<'person'>
  readonly gone_id: Id<'person'>
  readonly before: MergeBefore
  readonly merged_at: Temporal.Instant
  readonly undone_at: Temporal.Instant | null
}

const merges = (tx: Reading, id: Id<'merge'>) =>
  tx.db
    .selectFrom('register.merge')
    .select(['id', 'kept_id', 'gone_id', 'merged_at', 'undone_at'])
    .select(sql<MergeBefore>`before`.as('before'))
    .where('id', '=', id)

export const mergeWith = (tx: Reading, id: Id<'merge'>): Promise<Merge | undefined> => merges(tx, id).executeTakeFirst()

/** The same, held still until the transaction ends. */
export const mergeHeld = (tx: Reading, id: Id<'merge'>): Promise<Merge | undefined> =>
  merges(tx, id).forUpdate().executeTakeFirst()

/** Whether somebody else became the same person since: what is undone is undone in turn. */
export async function isMergedSince(tx: Reading, { id, kept_id }: Pick<Merge, 'id' | 'kept_id'>): Promise<boolean> {
  const later = await tx.db
    .selectFrom('register.merge')
    .select('id')
    .where('kept_id', '=', kept_id)
    .where('undone_at', 'is', null)
    .where('id', '>', id)
    .limit(1)
    .execute()
  return later.length > 0
}
