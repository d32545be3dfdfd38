import type { Operating } from '../platform/scope.ts'
import type { Id } from '../platform/values.ts'

/** Whatever was mailed or would have been, newest first. */
export const messages = (tx: Operating) =>
  tx.db
    .selectFrom('platform.message')
    .select(['id', 'queued_at', 'to_name', 'to_address', 'subject', 'sent_at'])
    .orderBy('queued_at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()

export type MessageListed = Awaited<ReturnType<typeof messages>>[number]

export const messageWhole = (tx: Operating, id: Id<'message'>) =>
  tx.db
    .selectFrom('platform.message')
    .select(['subject', 'to_name', 'to_address', 'queued_at', 'text_body', 'html_body'])
    .where('id', '=', id)
    .executeTakeFirst()

export type MessageWhole = NonNullable<Awaited<ReturnType<typeof messageWhole>>>
