import type { Config } from '../config.ts'
import type { Operating } from '../scope.ts'
import type { Id } from '../values.ts'
import { isDeadAddress } from './fates.ts'
import type { Recipient, Report } from './reports.ts'
import { stopTopic, suppress } from './suppressions.ts'
import { messageOfToken } from './unsubscribing.ts'

/** So many messages that came back within a week, for whatever passing reason, and an address is written to no more. */
const often = { messages: 3, days: 7 }

const uuid = /^<?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:@|>?$)/

/** Takes what came back to an office; false for what isn't about a message of this office to that address. */
export async function takeReport(
  tx: Operating,
  config: Config,
  office_id: Id<'office'>,
  report: Report,
): Promise<boolean> {
  tx.leavesNoRecord('the message says itself what came back')
  if (report.kind === 'unsubscribing') {
    const id = messageOfToken(config, report.token)
    const message = id && (await messageOf(tx, office_id, id))
    return message ? stopTopic(tx, message, 'by mail') : false
  }
  const message = await messageOf(tx, office_id, uuid.exec(report.message_id)?.[1])
  if (!message) return false
  const isTo = (address: string) => address.toLowerCase() === message.to_address.toLowerCase()
  if (report.kind === 'complaint') return isTo(report.address) && takeComplaint(tx, message)
  const recipient = report.recipients.find(({ address }) => isTo(address))
  return recipient ? takeDelivery(tx, message, recipient) : false
}

const messageOf = async (tx: Operating, office_id: Id<'office'>, id: string | undefined) =>
  id === undefined
    ? undefined
    : tx.db
        .selectFrom('platform.message')
        .select(['id', 'to_address', 'topic', 'state'])
        .where('id', '=', id as Id<'message'>)
        .where('office_id', '=', office_id)
        .forUpdate()
        .executeTakeFirst()
        .then((message) => message && { ...message, office_id })

type Reported = NonNullable<Awaited<ReturnType<typeof messageOf>>>

async function happened(
  tx: Operating,
  { id, office_id }: Reported,
  what: 'bounced' | 'complained' | 'deferred' | 'delivered',
  detail: string,
) {
  await tx.db
    .insertInto('platform.message_event')
    .values({ message_id: id, office_id, at: tx.now, what, detail })
    .execute()
  if (what !== 'deferred')
    await tx.db
      .updateTable('platform.message')
      .set({ state: what, next_try_at: null, ...(what !== 'delivered' && { last_failure: detail }) })
      .where('id', '=', id)
      .execute()
}

async function takeComplaint(tx: Operating, message: Reported) {
  const detail = 'Their mail provider says they marked it as unwanted'
  if (message.state !== 'complained') await happened(tx, message, 'complained', detail)
  await suppress(tx, [{ ...stopped(message), reason: 'complained', detail }])
  return true
}

const stopped = ({ office_id, to_address }: Reported) => ({ office_id, address: to_address })

/** The same report twice, from the mailbox and from a provider, is one. */
async function takeDelivery(tx: Operating, message: Reported, { action, status, detail }: Recipient) {
  if (action === 'delivered') {
    if (message.state === 'sent') await happened(tx, message, 'delivered', detail)
  } else if (action === 'delayed') {
    if (!(await isKnown(tx, message, detail))) await happened(tx, message, 'deferred', detail)
  } else if (message.state !== 'bounced' && message.state !== 'complained') {
    await happened(tx, message, 'bounced', detail)
    if (isDeadAddress(status) || (await comesBackOften(tx, message)))
      await suppress(tx, [{ ...stopped(message), reason: 'bounced', detail }])
  }
  return true
}

const isKnown = async (tx: Operating, { id }: Reported, detail: string) =>
  (await tx.db
    .selectFrom('platform.message_event')
    .select('number')
    .where('message_id', '=', id)
    .where('what', '=', 'deferred')
    .where('detail', '=', detail)
    .executeTakeFirst()) !== undefined

async function comesBackOften(tx: Operating, { office_id, to_address }: Reported) {
  const { messages } = await tx.db
    .selectFrom('platform.message_event as e')
    .innerJoin('platform.message as m', 'm.id', 'e.message_id')
    .select((row) => row.fn.count<number>('m.id').distinct().as('messages'))
    .where('e.office_id', '=', office_id)
    .where('e.what', '=', 'bounced')
    .where('e.at', '>', tx.now.subtract({ hours: often.days * 24 }))
    .where((row) => row(row.fn<string>('lower', ['m.to_address']), '=', to_address.toLowerCase()))
    .executeTakeFirstOrThrow()
  return messages >= often.messages
}
