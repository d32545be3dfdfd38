import { sql } from 'kysely'
import { containing } from '../../../../platform/containing.ts'
import { topicLabel } from '../../../../platform/mail/topics.ts'
import type { Reading } from '../../../../platform/scope.ts'
import type { Id } from '../../../../platform/values.ts'
import type { StopSearch } from './rules.ts'

function inForce(tx: Reading, { q, reason }: StopSearch) {
  let query = tx.db
    .selectFrom('platform.suppression')
    .where('office_id', '=', tx.actor.office_id)
    .where('lifted_at', 'is', null)
  if (q) query = query.where(sql<boolean>`address like ${containing(q.toLowerCase())}`)
  if (reason) query = query.where('reason', '=', reason)
  return query
}

/** Addresses to which the office sends nothing, or nothing of a topic, the latest first. */
export const stopsFound = async (
  tx: Reading,
  search: StopSearch,
  { most, after = 0 }: { most: number; after?: number },
) =>
  (
    await inForce(tx, search)
      .select(['id', 'address', 'topic', 'reason', 'detail', 'began_at', 'began_by'])
      .orderBy('began_at', 'desc')
      .orderBy('id', 'desc')
      .limit(most)
      .offset(after)
      .execute()
  ).map(({ topic, ...stop }) => ({ ...stop, stopped: topic === null ? 'Everything' : topicLabel(topic) }))

export type Stop = Awaited<ReturnType<typeof stopsFound>>[number]

export const countStops = async (tx: Reading, search: StopSearch) =>
  (
    await inForce(tx, search)
      .select((row) => row.fn.countAll<number>().as('stops'))
      .executeTakeFirstOrThrow()
  ).stops

/** Addresses from which what is sent comes back. */
export const countBouncing = (tx: Reading) => countStops(tx, { q: null, reason: 'bounced' })

export const stopNow = (tx: Reading, id: Id<'suppression'>) =>
  tx.db
    .selectFrom('platform.suppression')
    .select(['id', 'address', 'reason', 'lifted_at'])
    .where('id', '=', id)
    .where('office_id', '=', tx.actor.office_id)
    .executeTakeFirst()
