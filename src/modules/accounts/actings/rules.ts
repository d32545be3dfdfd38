/** As long as a telephone call; nobody stays somebody else by forgetting to stop. */
export const lengths = ['15', '30', '60'] as const

export const minutesInWords = (minutes: (typeof lengths)[number]) => `${minutes} minutes`

/** How long a practice can look up who acted for it. */
export const actingKept = Temporal.Duration.from({ hours: 24 * 730 })

type Acted = { readonly ended_at: Temporal.Instant | null; readonly ends_at: Temporal.Instant }

/** When it was over, or will be. */
export const overAt = ({ ended_at, ends_at }: Acted) => ended_at ?? ends_at
