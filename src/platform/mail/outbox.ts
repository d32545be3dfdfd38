import { randomUUIDv7 } from 'node:crypto'
import { setImmediate as othersFirst } from 'node:timers/promises'
import { sql } from 'kysely'
import { z } from 'zod'
import { EmailFrame, plainText, type EmailFoot, type EmailWords } from '../../ui/letterhead.tsx'
import { markup } from '../../ui/markup.ts'
import { bulk } from '../bulk.ts'
import { queue } from '../jobs/queue.ts'
import type { Reading, Writing } from '../scope.ts'
import type { Id } from '../values.ts'
import { triedFor } from './fates.ts'
import { looksOf, type Look } from './settings.ts'
import { stopsOf } from './suppressions.ts'
import { topicLabel, type Topic } from './topics.ts'

export type Message = {
  /** The office it is sent for; null for what no office owns, such as a sign-in link. */
  readonly office_id: Id<'office'> | null
  /** The LMC it is sent for, whose settings it goes by; only those who may see that LMC see it. */
  readonly lmc_id?: Id<'lmc'> | null
  /** What the reader may hear no more of; none for an answer to what they did themselves. */
  readonly topic?: Topic | null
  /** Which letter it is: `levies.statement`. */
  readonly kind?: string
  /** The run that sends this letter to many: an address gets it once, whatever `once` says. */
  readonly run?: string | null
  /** It carries a way in: the office sees that it went and not what it says, and it is tried whatever came back before. */
  readonly is_private?: boolean
  readonly to: { readonly name: string; readonly address: string }
  readonly subject: string
  readonly words: EmailWords
}

const oneAddress = z.email().max(254)
export const isOneAddress = (address: string) => oneAddress.safeParse(address).success

/** Control characters, line ends, and marks that hide or reverse text: none is meant in a name or a subject. */
const unmeant = /[\p{Cc}\u2028\u2029\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]+/gu
const oneLine = (text: string) => text.replaceAll(unmeant, ' ').trim()

/** Stands for the address of the page on which mail is stopped, which is made when the message goes. */
export const stopMark = 'openlmc:stop'

/** Writes a message in this transaction, to be sent after it commits; the same `once` twice sends once. */
export const sendOnce = (tx: Writing, once: string, message: Message): Promise<void> =>
  sendEach(tx, [{ once, ...message }])

const atATime = 500

/**
 * Writes many messages, as `sendOnce` writes one. What isn't one address is kept as failed, where the office sees it: given as
 * text to a mail program, `jo@x\r\nBcc: eve@y` reaches Eve. To whom the office writes no more is kept as suppressed.
 */
export async function sendEach(tx: Writing, messages: readonly (Message & { once: string })[]): Promise<void> {
  const lookOf = await looksOf(tx, messages)
  let isQueued = false
  for (let from = 0; from < messages.length; from += atATime) {
    const rows = messages.slice(from, from + atATime).map((message) => written(message, lookOf(message)))
    const stopOf = await stopsOf(tx, rows)
    isQueued =
      (await keep(
        tx,
        rows.map((row) => ({ ...row, ...fateAtOnce(row, stopOf(row)) })),
      )) || isQueued
    await othersFirst()
  }
  if (isQueued) await queue(tx, 'platform.send_mail', {})
}

function written(message: Message & { once: string }, { from_name, footer, ...reply }: Look) {
  const { to, words, topic = null } = message
  const foot: EmailFoot = {
    lines: footer.split('\n').filter((line) => line.trim()),
    ...(topic && { stop: { label: `Get no more of this: ${topicLabel(topic)}`, href: stopMark } }),
  }
  const answers = isOneAddress(words.sender.contact ?? '')
    ? { reply_name: oneLine(words.sender.name), reply_address: words.sender.contact ?? '' }
    : reply
  return {
    ...answers,
    id: randomUUIDv7(),
    once: message.once,
    office_id: message.office_id,
    lmc_id: message.lmc_id ?? null,
    topic,
    kind: message.kind ?? 'letter',
    run: message.run ?? null,
    is_private: message.is_private ?? false,
    to_name: oneLine(to.name),
    to_address: oneLine(to.address),
    from_name: oneLine(from_name || words.sender.name),
    subject: oneLine(message.subject),
    text_body: plainText(words, foot).replaceAll('\0', ''),
    html_body: markup(EmailFrame({ words, foot })).replaceAll('\0', ''),
  }
}

/** A message as it would be sent, and is not. */
export const letterAs = async (tx: Reading, message: Message) =>
  written({ ...message, once: '' }, (await looksOf(tx, [message]))(message))

const fateAtOnce = ({ to_address }: { to_address: string }, stop: string | undefined) =>
  !isOneAddress(to_address)
    ? ({ state: 'failed', last_failure: 'This isn’t one e-mail address' } as const)
    : stop
      ? ({ state: 'suppressed', last_failure: stop } as const)
      : ({ state: 'queued', last_failure: null } as const)

type Row = ReturnType<typeof written> & ReturnType<typeof fateAtOnce>

const columns = {
  id: ['uuid', (row: Row) => row.id],
  once: ['text', (row: Row) => row.once],
  office_id: ['uuid', (row: Row) => row.office_id],
  lmc_id: ['uuid', (row: Row) => row.lmc_id],
  topic: ['text', (row: Row) => row.topic],
  kind: ['text', (row: Row) => row.kind],
  run: ['text', (row: Row) => row.run],
  is_private: ['boolean', (row: Row) => row.is_private],
  to_name: ['text', (row: Row) => row.to_name],
  to_address: ['text', (row: Row) => row.to_address],
  from_name: ['text', (row: Row) => row.from_name],
  reply_name: ['text', (row: Row) => row.reply_name],
  reply_address: ['text', (row: Row) => row.reply_address],
  subject: ['text', (row: Row) => row.subject],
  text_body: ['text', (row: Row) => row.text_body],
  html_body: ['text', (row: Row) => row.html_body],
  state: ['text', (row: Row) => row.state],
  last_failure: ['text', (row: Row) => row.last_failure],
} as const

const names = sql.join(Object.keys(columns).map((name) => sql.ref(name)))

/** Whether any of these that wasn't there before is to be sent. */
async function keep(tx: Writing, rows: readonly Row[]): Promise<boolean> {
  // No target is named for the conflict: with one, PostgreSQL would ask that the sender may also read the row.
  const { numAffectedRows = 0n } = await sql`
    insert into platform.message (${names}, queued_at, gives_up_at, next_try_at)
    select ${names}, ${tx.now}, ${tx.now.add(triedFor)}, case when state = 'queued' then ${tx.now}::timestamptz end
    from ${bulk(rows, columns)} on conflict do nothing`.execute(tx.db)
  if (numAffectedRows === 0n) return false
  // Those this sender may not read have no office to tell.
  await sql`
    insert into platform.message_event (message_id, office_id, at, what, detail)
    select id, office_id, queued_at, state, coalesce(last_failure, '') from platform.message
    where id = any(${rows.map(({ id }) => id)}::uuid[])`.execute(tx.db)
  return rows.some(({ state }) => state === 'queued')
}
