import type { MessageState } from '../rules.ts'

/** What is looked for together. */
export const stateGroups = {
  waiting: { label: 'Waiting', states: ['queued', 'deferred'] },
  sent: { label: 'Sent', states: ['sent', 'delivered'] },
  failed: { label: 'Failed or came back', states: ['failed', 'bounced'] },
  complained: { label: 'Reported as unwanted', states: ['complained'] },
  suppressed: { label: 'Not sent', states: ['suppressed'] },
  kept: { label: 'Kept', states: ['kept'] },
} as const satisfies Record<string, { label: string; states: readonly MessageState[] }>

export type StateGroup = keyof typeof stateGroups

export type MailSearch = {
  readonly q: string | null
  readonly state: StateGroup | null
  readonly from: Temporal.PlainDate | null
  readonly until: Temporal.PlainDate | null
}

const usualDays = 30

/** The days whose mail is shown: what was said is forgotten after thirty, so older mail has to be asked for. */
export const daysShown = ({ from, until }: MailSearch, today: Temporal.PlainDate) => ({
  from: from ?? (until ?? today).subtract({ days: usualDays }),
  until: (until ?? today).add({ days: 1 }),
})
