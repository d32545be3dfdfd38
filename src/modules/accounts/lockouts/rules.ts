/** So many wrong codes in so long, and an account takes no code at all for a while. A passkey still works: nobody can guess one. */
export const mostWrong = 10
export const wrongWithin = Temporal.Duration.from({ minutes: 15 })
export const shutFor = Temporal.Duration.from({ minutes: 30 })

/** Codes from one network address in a quarter of an hour: an office shares one. */
export const codeLimit = { most: 60, seconds: 900 } as const

/** Somebody who says that their device is lost waits at most so long on the office's list. */
export const lossListedFor = Temporal.Duration.from({ hours: 24 * 30 })

/** Why a lockout is there: guesses shut the account to codes; a loss shuts nothing and asks the office for help. */
export type Why = 'wrong_codes' | 'device_lost'

export const whyInWords = (why: string) =>
  why === 'wrong_codes' ? 'Too many wrong codes' : 'Says their device is lost'
