/** Long enough for a holiday. */
export const invitationLasts = Temporal.Duration.from({ hours: 24 * 14 })

/** How long one that is over is still known, to be told from one never made. */
export const invitationKept = Temporal.Duration.from({ hours: 24 * 90 })

type Invited = {
  readonly accepted_at: Temporal.Instant | null
  readonly withdrawn_at: Temporal.Instant | null
  readonly expires_at: Temporal.Instant
}

export const invitationIsOpen = ({ accepted_at, withdrawn_at, expires_at }: Invited, now: Temporal.Instant) =>
  accepted_at === null && withdrawn_at === null && Temporal.Instant.compare(now, expires_at) < 0

/** So many letters in an hour may one person have sent to people who never asked for one. */
export const invitingLimit = { most: 60, seconds: 3600 } as const
