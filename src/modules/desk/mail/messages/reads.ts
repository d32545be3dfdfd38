import { sql } from 'kysely'
import { containing } from '../../../../platform/containing.ts'
import type { Reading } from '../../../../platform/scope.ts'
import { inLondon, londonDay } from '../../../../platform/values.ts'
import { daysShown, stateGroups, type MailSearch } from './rules.ts'

const midnight = Temporal.PlainTime.from('00:00')
function matching(tx: Reading, search: MailSearch) {
  const { q, state } = search
  const { from, until } = daysShown(search, londonDay(tx.now))
  let query = tx.db
    .selectFrom('platform.message as m')
    .where('m.office_id', '=', tx.actor.office_id)
    .where('m.queued_at', '>=', inLondon(from, midnight))
    .where('m.queued_at', '<', inLondon(until, midnight))
  if (q)
    query = query.where(
      sql<boolean>`lower(m.to_name || ' ' || m.to_address || ' ' || m.subject) like ${containing(q.toLowerCase())}`,
    )
  if (state) query = query.where('m.state', 'in', [...stateGroups[state].states])
  return query
}

export const messagesMatching = (
  tx: Reading,
  search: MailSearch,
  { most, after = 0 }: { most: number; after?: number },
) =>
  matching(tx, search)
    .leftJoin('platform.lmc as l', 'l.id', 'm.lmc_id')
    .select(['m.id', 'm.subject', 'm.to_name', 'm.to_address', 'm.kind', 'm.state', 'm.last_failure', 'm.queued_at'])
    .select('l.short_name as lmc_name')
    .select(
      sql<Temporal.Instant>`coalesce((select e.at from platform.message_event e
        where e.message_id = m.id order by e.number desc limit 1), m.queued_at)`.as('happened_at'),
    )
    .orderBy('m.queued_at', 'desc')
    .orderBy('m.id', 'desc')
    .limit(most)
    .offset(after)
    .execute()

export type MessageListed = Awaited<ReturnType<typeof messagesMatching>>[number]

export const countMatching = async (tx: Reading, search: MailSearch) =>
  (
    await matching(tx, search)
      .select((row) => row.fn.countAll<number>().as('messages'))
      .executeTakeFirstOrThrow()
  ).messages

const failed: MailSearch = { q: null, state: 'failed', from: null, until: null }

/** Mail of the last thirty days that failed or came back. */
export const countFailed = (tx: Reading) => countMatching(tx, failed)
