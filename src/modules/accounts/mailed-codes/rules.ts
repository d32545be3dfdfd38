/** Codes asked for by one account in a quarter of an hour. */
export const mailingLimit = { most: 5, seconds: 900 } as const
