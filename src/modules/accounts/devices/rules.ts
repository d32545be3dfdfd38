/** As long as its browser keeps the cookie that it is known by. */
export const deviceKept = Temporal.Duration.from({ hours: 400 * 24 })
