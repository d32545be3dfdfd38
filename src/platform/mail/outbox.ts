import { randomUUIDv7 } from 'node:crypto'
import { z } from 'zod'
import { EmailFrame, plainText, type EmailWords } from '../../ui/letterhead.tsx'
import { queue } from '../jobs/queue.ts'
import type { Writing } from '../scope.ts'
import type { Id } from '../values.ts'

export type Message = {
  /** The office it is sent for; null for what no office owns, such as a sign-in link. */
  readonly office_id: Id<'office'> | null
  readonly to: { readonly name: string; readonly address: string }
  readonly subject: string
  readonly words: EmailWords
}

const oneAddress = z.email().max(254)
const oneLine = (text: string) => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()

/**
 * Writes a message in this transaction, to be sent after it commits; the same `once` twice sends once.
 * The address must be one address: given as text to a mail program, `jo@x\r\nBcc: eve@y` reaches Eve.
 */
export async function sendOnce(tx: Writing, once: string, { office_id, to, subject, words }: Message): Promise<void> {
  if (!oneAddress.safeParse(to.address).success) throw new RangeError('a message must be to one e-mail address')
  const id = randomUUIDv7() as string as Id<'message'>
  const replies = oneAddress.safeParse(words.sender.contact)
  // No target is named for the conflict: with one, PostgreSQL would ask that the sender may also read the row.
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('platform.message')
    .values({
      id,
      once,
      office_id,
      to_name: oneLine(to.name),
      to_address: to.address,
      from_name: oneLine(words.sender.name),
      subject: oneLine(subject),
      text_body: plainText(words),
      html_body: (await EmailFrame({ words })).toString(),
      headers: JSON.stringify(replies.success ? { 'Reply-To': replies.data } : {}),
      queued_at: tx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows)
    await queue(tx, 'platform.send_mail', { message_id: id, ...(office_id && { office_id }) })
}
