export type MessageState =
  | 'queued'
  | 'deferred'
  | 'sent'
  | 'delivered'
  | 'kept'
  | 'suppressed'
  | 'failed'
  | 'bounced'
  | 'complained'

export type TagKind = 'waiting' | 'done' | 'closed' | 'red' | 'amber'

/** What an office reads of a state. A mail server that takes a message has not yet given it to anybody. */
export const stateWords: Readonly<Record<MessageState, { readonly label: string; readonly tag: TagKind }>> = {
  queued: { label: 'Waits to be sent', tag: 'waiting' },
  deferred: { label: 'Put off', tag: 'waiting' },
  sent: { label: 'Taken by the mail server', tag: 'done' },
  delivered: { label: 'Taken by the practice’s server', tag: 'done' },
  kept: { label: 'Kept: there is no mail server', tag: 'closed' },
  suppressed: { label: 'Not sent', tag: 'closed' },
  failed: { label: 'Failed', tag: 'red' },
  bounced: { label: 'Came back', tag: 'red' },
  complained: { label: 'Reported as unwanted', tag: 'amber' },
}

const secret = /(?<![\w-])[\w-]{43}(?![\w-])/g

/** Whatever looks like the secret of a link: nobody of the office follows one that was somebody else's. */
export const withoutSecrets = (body: string) => body.replaceAll(secret, '…')
