import { sql } from 'kysely'
import { topicLabel } from '../../../../platform/mail/topics.ts'
import type { Operating } from '../../../../platform/scope.ts'
import type { Id } from '../../../../platform/values.ts'

/** The message whose reader may stop mail like it, with whether they did; undefined where it was about no topic. */
export async function messageToStop(tx: Operating, id: Id<'message'>) {
  const message = await tx.db
    .selectFrom('platform.message as m')
    .innerJoin('platform.office as o', 'o.id', 'm.office_id')
    .leftJoin('platform.lmc as l', 'l.id', 'm.lmc_id')
    .select(['m.to_address', 'm.topic', 'o.id as office_id', 'o.name as office_name', 'l.brand_hue'])
    .select(
      sql<boolean>`exists (select from platform.suppression s where s.office_id = m.office_id
        and s.address = lower(m.to_address) and s.topic = m.topic and s.lifted_at is null)`.as('is_stopped'),
    )
    .where('m.id', '=', id)
    .executeTakeFirst()
  return message?.topic ? { ...message, topic: message.topic, label: topicLabel(message.topic) } : undefined
}
