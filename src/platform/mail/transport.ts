import { createTransport } from 'nodemailer'
import type { Config } from '../config.ts'
import type { Id } from '../values.ts'
import { fateOf, type Fate } from './fates.ts'
import { stopMark } from './outbox.ts'
import { stopAddress, stopToken } from './unsubscribing.ts'

/** A message as the mail server is given it. */
export type Outgoing = {
  readonly id: Id<'message'>
  readonly to_name: string
  readonly to_address: string
  readonly from_name: string
  /** Blank is the installation's own. */
  readonly from_address: string
  readonly reply_name: string
  readonly reply_address: string
  /** Where what comes back is sent; blank is `from_address`. */
  readonly bounce_address: string
  readonly asks_receipts: boolean
  readonly subject: string
  readonly text_body: string
  readonly html_body: string
  readonly topic: string | null
}

/** How many messages are handed over at once, each on a connection of its own. */
export const connections = 5

/** Together shorter than the two minutes after which the database ends an idle transaction. */
const patience = { dnsTimeout: 10_000, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }
const most_ms = 60_000

export type Transport = { send(message: Outgoing): Promise<Fate>; close(): void }

/** The same at every try, so that a mail program that got it twice shows it once, and what comes back names it. */
export const messageIdOf = ({ public_url }: Config, id: Id<'message'>) => `<${id}@${new URL(public_url).hostname}>`

/** Connections to the mail server, kept open until closed; without a server, messages are kept. */
export function openTransport(config: Config): Transport {
  if (!config.smtp_url) return { send: async () => ({ what: 'kept' }), close: () => undefined }
  const pool = createTransport({
    url: config.smtp_url,
    pool: true,
    maxConnections: connections,
    maxMessages: 1000,
    // A connection that broke before anything was said is tried again once; anything else is for us to decide.
    maxRequeues: 1,
    ...patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send(message) {
      try {
        const { response } = await pool.sendMail({ ...mailOf(config, message), signal: AbortSignal.timeout(most_ms) })
        return { what: 'sent', response: response.slice(0, 500) }
      } catch (error) {
        return fateOf(error instanceof Error ? error : new Error('the mail server gave no reason'))
      }
    },
    close: () => pool.close(),
  }
}

function mailOf(config: Config, message: Outgoing) {
  const { from_name, to_name, to_address, reply_name, reply_address, bounce_address, topic } = message
  const from_address = message.from_address || config.mail_from
  const stop = topic === null ? undefined : stopAddress(config, message.id)
  const here = (body: string) => (stop ? body.replaceAll(stopMark, stop) : body)
  return {
    from: { name: from_name, address: from_address },
    to: { name: to_name, address: to_address },
    ...(reply_address && { replyTo: { name: reply_name, address: reply_address } }),
    envelope: { from: bounce_address || from_address, to: to_address },
    subject: message.subject,
    text: here(message.text_body),
    html: here(message.html_body),
    messageId: messageIdOf(config, message.id),
    ...(message.asks_receipts && {
      dsn: { id: message.id, return: 'headers' as const, notify: ['success', 'failure', 'delay'] },
    }),
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(stop && {
        'List-Unsubscribe': [
          `<${stop}>`,
          ...(bounce_address
            ? [`<mailto:${bounce_address}?subject=unsubscribe%20${stopToken(config, message.id)}>`]
            : []),
        ].join(', '),
        // RFC 8058: a button in the reader's mail program, with no page to open.
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
  }
}
