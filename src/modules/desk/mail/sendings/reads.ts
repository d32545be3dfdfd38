import { sql } from 'kysely'
import type { Reading } from '../../../../platform/scope.ts'
import type { Id } from '../../../../platform/values.ts'

/** A digest says what its reader was told, wherever their roles reach: the office sees that it went. */
export const messageWhole = (tx: Reading, id: Id<'message'>) =>
  tx.db
    .selectFrom('platform.message as m')
    .leftJoin('platform.lmc as l', 'l.id', 'm.lmc_id')
    .select(['m.id', 'm.lmc_id', 'm.subject', 'm.to_name', 'm.to_address', 'm.from_name', 'm.reply_name'])
    .select(['m.reply_address', 'm.kind', 'm.topic', 'm.state', 'm.text_body', 'm.html_body'])
    .select(['m.queued_at', 'm.next_try_at', 'm.attempts', 'l.name as lmc_name'])
    .select(sql<boolean>`m.is_private or m.topic is not distinct from 'digest'`.as('is_private'))
    .where('m.id', '=', id)
    .where('m.office_id', '=', tx.actor.office_id)
    .executeTakeFirst()

export type MessageWhole = NonNullable<Awaited<ReturnType<typeof messageWhole>>>

export const eventsOf = (tx: Reading, id: Id<'message'>) =>
  tx.db
    .selectFrom('platform.message_event')
    .select(['at', 'what', 'detail'])
    .where('message_id', '=', id)
    .orderBy('number', 'desc')
    .execute()

export type EventListed = Awaited<ReturnType<typeof eventsOf>>[number]
