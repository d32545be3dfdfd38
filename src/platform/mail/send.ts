import { createTransport } from 'nodemailer'
import { done } from '../answers.ts'
import type { Config } from '../config.ts'
import type { Job } from '../jobs/queue.ts'
import type { Operating } from '../scope.ts'
import type { Id } from '../values.ts'

/** Shorter than the two minutes after which the database ends an idle transaction. */
const patience = { dnsTimeout: 10_000, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }

const waiting = (tx: Operating, id: Id<'message'>) =>
  tx.db
    .selectFrom('platform.message')
    .select(['id', 'to_name', 'to_address', 'from_name', 'subject', 'text_body', 'html_body', 'headers'])
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .where('kept_at', 'is', null)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()

type Waiting = NonNullable<Awaited<ReturnType<typeof waiting>>>

async function post({ smtp_url, mail_from, public_url }: Config, message: Waiting): Promise<Error | undefined> {
  const transport = createTransport({ url: smtp_url, ...patience, disableFileAccess: true, disableUrlAccess: true })
  try {
    await transport.sendMail({
      from: { name: message.from_name, address: mail_from },
      to: { name: message.to_name, address: message.to_address },
      subject: message.subject,
      text: message.text_body,
      html: message.html_body,
      // The same at every try, so that a mail program that got it twice shows it once.
      messageId: `<${message.id}@${new URL(public_url).hostname}>`,
      headers: { ...(message.headers as Record<string, string>), 'Auto-Submitted': 'auto-generated' },
    })
    return undefined
  } catch (error) {
    return error instanceof Error ? error : new Error('the mail server gave no reason')
  } finally {
    transport.close()
  }
}

/** What an operator may read of a failure: the server's own words often hold the address. */
const withoutAddress = (failure: Error) =>
  [
    'The mail server did not take a message',
    ...('code' in failure ? [String(failure.code)] : []),
    ...('responseCode' in failure ? [String(failure.responseCode)] : []),
  ].join(': ')

/**
 * Sends one message. Its row stays locked meanwhile, so that two workers never send it at once; a process killed between
 * the server's yes and the commit sends it again, under the same Message-ID.
 */
export const sendMail = (config: Config): Job => ({
  name: 'platform.send_mail',
  async work({ scope }, { message_id }) {
    const answer = await scope().operate(async (tx) => {
      tx.leavesNoRecord('the message itself says when it went and what failed')
      const message = await waiting(tx, message_id as Id<'message'>)
      if (!message) return done(undefined)
      const failure = config.smtp_url ? await post(config, message) : undefined
      await tx.db
        .updateTable('platform.message')
        .set((row) => ({
          attempts: row('attempts', '+', 1),
          last_failure: failure?.message.slice(0, 500) ?? null,
          ...(!failure && (config.smtp_url ? { sent_at: tx.now } : { kept_at: tx.now })),
        }))
        .where('id', '=', message.id)
        .execute()
      return done(failure)
    })
    if (answer.done && answer.value) throw new Error(withoutAddress(answer.value))
  },
})

/** What was said in a message is needed while somebody may ask about it, and not for ever. */
export const forgetMail: Job = {
  name: 'platform.forget_mail',
  cron: '20 3 * * *',
  async work({ scope }) {
    await scope().operate(async (tx) => {
      tx.leavesNoRecord('housekeeping')
      await tx.db
        .updateTable('platform.message')
        .set({ text_body: '', html_body: '' })
        .where((row) => row.fn.coalesce('sent_at', 'kept_at'), '<', tx.now.subtract({ hours: 30 * 24 }))
        .where('text_body', '!=', '')
        .execute()
      return done()
    })
  },
}
