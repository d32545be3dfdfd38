import PostalMime, { type Attachment, type Email } from 'postal-mime'

/** What a mail server says of a message it was given, or a reader's provider of one its reader didn't want. */
export type Report =
  | { readonly kind: 'delivery'; readonly message_id: string; readonly recipients: readonly Recipient[] }
  | { readonly kind: 'complaint'; readonly message_id: string; readonly address: string }
  /** Sent by the reader's mail program to the address in `List-Unsubscribe`. */
  | { readonly kind: 'unsubscribing'; readonly token: string }

export type Recipient = {
  readonly address: string
  readonly action: 'failed' | 'delayed' | 'delivered'
  /** RFC 3463: `5.1.1`. */
  readonly status: string
  readonly detail: string
}

/** Deeper than any report is; a message wrapped in messages without end costs nothing. */
const options = { forceRfc822Attachments: true, maxNestingDepth: 20, maxHeadersSize: 256 * 1024 } as const

/** Reads what came back; undefined for anything that is no report, such as a person's answer or a note that they are away. */
export async function readReport(bytes: Uint8Array): Promise<Report | undefined> {
  const mail = await PostalMime.parse(bytes, options).catch(() => undefined)
  if (!mail) return undefined
  const token = /^unsubscribe ([\w-]{60,200})$/i.exec(mail.subject?.trim() ?? '')?.[1]
  if (token) return { kind: 'unsubscribing', token }
  const original = await originalOf(mail)
  const feedback = partOf(mail, /^message\/feedback-report$/)
  if (feedback) return complaint(fieldsOf(textOf(feedback))[0], original)
  const status = partOf(mail, /^message\/(global-)?delivery-status$/)
  return status && delivery(fieldsOf(textOf(status)), original)
}

type Fields = ReadonlyMap<string, string>
type Original = { readonly message_id: string | undefined; readonly to: string | undefined }

const partOf = ({ attachments }: Email, kind: RegExp): Attachment | undefined =>
  attachments.find(({ mimeType }) => kind.test(mimeType))

const textOf = ({ content }: Attachment): string =>
  typeof content === 'string' ? content : new TextDecoder().decode(content)

/** The message that is reported on: whole, or its headers alone. */
async function originalOf(mail: Email): Promise<Original> {
  const part = partOf(mail, /^(message\/(rfc822|global)|text\/rfc822-headers|message\/global-headers)$/)
  const original = part && (await PostalMime.parse(`${textOf(part)}\r\n\r\n`, options).catch(() => undefined))
  return { message_id: original?.messageId, to: original?.to?.flatMap(({ address }) => address ?? [])[0] }
}

/** Groups of `Name: value`, apart by empty lines; a line that begins with a space goes on from the one before. */
const fieldsOf = (text: string): readonly Fields[] =>
  text
    .replaceAll('\r\n', '\n')
    .split(/\n[ \t]*\n/)
    .map((group) => {
      const unfolded = group.replaceAll(/\n[ \t]+/g, ' ').split('\n')
      return new Map(
        unfolded.flatMap((line) => {
          const [, name, value] = /^([\w-]+)[ \t]*:[ \t]*(.*?)[ \t]*$/.exec(line) ?? []
          return name === undefined || value === undefined ? [] : [[name.toLowerCase(), value] as const]
        }),
      )
    })
    .filter((fields) => fields.size > 0)

/** `rfc822; <jo@elm.example>` as an address. */
const addressIn = (field: string | undefined): string | undefined =>
  field
    ?.replace(/^[\w-]+[ \t]*;/, '')
    .trim()
    .replace(/^<(.*)>$/, '$1')
    .toLowerCase() || undefined

const actions: Readonly<Record<string, Recipient['action']>> = {
  failed: 'failed',
  delayed: 'delayed',
  delivered: 'delivered',
  // Handed to a server that gives no receipts, or to a list: as far as anybody can say.
  relayed: 'delivered',
  expanded: 'delivered',
}

/** RFC 3464: the first group is about the message, and each further one about a recipient. */
function delivery(groups: readonly Fields[], { message_id }: Original): Report | undefined {
  const recipients = groups.flatMap((fields): Recipient[] => {
    const action = actions[fields.get('action')?.toLowerCase() ?? '']
    const address = addressIn(fields.get('original-recipient')) ?? addressIn(fields.get('final-recipient'))
    if (!action || !address) return []
    const status = /^[245]\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? ''
    const said = (fields.get('diagnostic-code') ?? '').replace(/^[\w-]+[ \t]*;[ \t]*/, '')
    const detail = [said.includes(status) ? '' : status, said].filter(Boolean).join(' ').slice(0, 500)
    return [{ address, action, status, detail: detail || status }]
  })
  // The envelope's id is the message's own, as we gave it to a server that was asked for receipts.
  const named = message_id ?? groups[0]?.get('original-envelope-id')
  return named !== undefined && recipients.length > 0 ? { kind: 'delivery', message_id: named, recipients } : undefined
}

const unwanted = new Set(['abuse', 'fraud', 'opt-out', 'opt-out-list'])

/** RFC 5965, as providers send it when a reader presses "This is spam". */
function complaint(fields: Fields | undefined, { message_id, to }: Original): Report | undefined {
  const address = addressIn(fields?.get('original-rcpt-to')) ?? to?.toLowerCase()
  if (!fields || !message_id || !address || !unwanted.has(fields.get('feedback-type')?.toLowerCase() ?? ''))
    return undefined
  return { kind: 'complaint', message_id, address }
}
