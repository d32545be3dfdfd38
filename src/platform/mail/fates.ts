import { topicLabel } from './topics.ts'

/** What came of one try to hand a message over. */
export type Fate =
  | { readonly what: 'sent'; readonly response: string }
  /** No mail server is configured. */
  | { readonly what: 'kept' }
  /** `unreachable`: the server, rather than the message, is in trouble; the others needn't be tried now. */
  | { readonly what: 'deferred' | 'unreachable' | 'failed' | 'bounced' | 'suppressed'; readonly detail: string }

/** How a mail program says what went wrong: the server's own words, its code, and at which command it said so. */
export type SmtpFailure = {
  readonly message: string
  readonly code?: string | undefined
  readonly response?: string | undefined
  readonly responseCode?: number | undefined
  readonly command?: string | undefined
}

/** The enhanced status of RFC 3463, `5.1.1`, where a server's answer carries one. */
export const enhancedStatus = (answer: string): string | undefined =>
  /(?:^|[\s-])([245]\.\d{1,3}\.\d{1,3})(?=\s|$)/.exec(answer)?.[1]

/**
 * The address itself is dead: no such mailbox (5.1.1), no such domain (5.1.2), no such syntax (5.1.3), moved away (5.1.6), a
 * domain that takes no mail (5.1.10), or a mailbox shut (5.2.1). A full mailbox and a policy are neither.
 */
export const isDeadAddress = (status: string) => /^5\.(1\.(1|2|3|6|10)|2\.1)$/.test(status)

/** What a failed try means: 4xx is later, 5xx is never, and no answer to this message is nobody's fault but the server's. */
export function fateOf({ message, code, response, responseCode, command }: SmtpFailure): Fate {
  const detail = (response ?? message).slice(0, 500)
  if (responseCode === undefined && (code === 'EENVELOPE' || code === 'EMESSAGE')) return { what: 'failed', detail }
  if (responseCode === undefined || responseCode === 421 || responseCode < 400 || isAboutConnecting(command))
    return { what: 'unreachable', detail }
  // 503 is about the order of commands; and what is refused for our own address the office can put right while it waits.
  if (responseCode < 500 || responseCode === 503 || command === 'MAIL FROM') return { what: 'deferred', detail }
  const status = enhancedStatus(response ?? '')
  return { what: status && isDeadAddress(status) ? 'bounced' : 'failed', detail }
}

const isAboutConnecting = (command: string | undefined) =>
  command !== undefined && /^(CONN|API|EHLO|HELO|LHLO|STARTTLS|AUTH)/.test(command)

/** Minutes until a message is tried again, by how often it was tried: soon at first, for servers that turn a stranger away once. */
const waits = [1, 5, 15, 60, 120, 240, 480]
export const minutesToWait = (attempts: number) => waits[Math.min(attempts, waits.length) - 1] ?? 1

/** How long a message is tried: after that a reminder is wrong, and a person had better know that it did not go. */
export const triedFor = Temporal.Duration.from({ hours: 48 })

type Stop = {
  readonly reason: 'unsubscribed' | 'bounced' | 'complained' | 'office'
  readonly topic: string | null
}

/** Why a message was not sent at all. */
export function whyStopped({ reason, topic }: Stop): string {
  const what = topic === null ? '' : `: ${topicLabel(topic)}`
  if (reason === 'unsubscribed') return `They asked for no more of this${what}`
  if (reason === 'bounced') return 'Mail to this address came back'
  if (reason === 'complained') return 'They reported mail from the office as unwanted'
  return `The office stopped mail to this address${what}`
}
