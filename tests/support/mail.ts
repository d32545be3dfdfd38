import { sendEach, type Message } from '../../src/platform/mail/outbox.ts'
import type { Id } from '../../src/platform/values.ts'
import { operate } from './set-up.ts'
import type { Site } from './site.ts'

type State = 'queued' | 'sent' | 'delivered' | 'failed' | 'bounced' | 'suppressed' | 'kept' | 'complained'

let written = 0
/** A message that an office wrote, and what became of it; its id. */
export const message = (
  site: Site,
  office_id: Id<'office'>,
  of: Partial<Omit<Message, 'office_id'>> = {},
  state: State = 'sent',
): Promise<Id<'message'>> =>
  operate(site.scope(), async (tx) => {
    const once = `a message ${(written += 1)}`
    await sendEach(tx, [
      {
        once,
        office_id,
        to: { name: 'Jo Bright', address: 'jo.bright@elm.example' },
        subject: 'This week’s return',
        words: {
          lmc_name: 'Wealdshire LMC',
          preview: '',
          greeting: 'Dear Jo',
          paragraphs: ['Elm’s return isn’t in <yet>.'],
          sender: { name: 'Ruth Okafor', post: 'Liaison manager' },
          why: 'You are Elm Surgery’s practice manager.',
        },
        ...of,
      },
    ])
    const { id } = await tx.db
      .updateTable('platform.message')
      .set({ state, ...(state !== 'queued' && { next_try_at: null }), ...(state === 'kept' && { kept_at: tx.now }) })
      .where('once', '=', once)
      .returning('id')
      .executeTakeFirstOrThrow()
    if (state !== 'queued')
      await tx.db
        .insertInto('platform.message_event')
        .values({ message_id: id, office_id, at: tx.now, what: state, detail: '' })
        .execute()
    return id
  })

/** An address to which an office writes no more; its id. */
export const stop = (
  site: Site,
  office_id: Id<'office'>,
  of: { address: string; reason: 'unsubscribed' | 'bounced' | 'complained' | 'office'; topic?: string },
): Promise<Id<'suppression'>> =>
  operate(site.scope(), async (tx) => {
    const { id } = await tx.db
      .insertInto('platform.suppression')
      .values({ ...of, office_id, began_at: tx.now, began_by: 'a test' })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  })
