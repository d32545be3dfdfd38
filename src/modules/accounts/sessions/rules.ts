/** A session ends after a day unused and after a fortnight whatever happens. */
export const idleLimit = Temporal.Duration.from({ hours: 24 })
export const absoluteLimit = Temporal.Duration.from({ hours: 24 * 14 })

export const sessionHasEnded = (
  { began_at, last_used_at }: { began_at: Temporal.Instant; last_used_at: Temporal.Instant },
  now: Temporal.Instant,
) =>
  Temporal.Instant.compare(now, last_used_at.add(idleLimit)) >= 0 ||
  Temporal.Instant.compare(now, began_at.add(absoluteLimit)) >= 0
