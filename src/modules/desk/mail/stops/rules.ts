export type StopReason = 'unsubscribed' | 'bounced' | 'complained' | 'office'

/** Why mail was stopped, as the office reads it. */
export const stopReasons = {
  bounced: 'It comes back',
  complained: 'Reported as unwanted',
  unsubscribed: 'They asked for no more',
  office: 'The office stopped it',
} as const satisfies Record<StopReason, string>

/** Whoever said themselves that they want no more is asked first: to write to them all the same would be against the law. */
export const needsTheirWord = (reason: StopReason) => reason === 'complained' || reason === 'unsubscribed'

export type StopSearch = { readonly q: string | null; readonly reason: StopReason | null }
