/** What a browser may be asked to answer: to make a passkey, to use one, to give back a code that was mailed. */
export type ChallengeKind = 'passkey_made' | 'passkey_used' | 'mailed_code'

/** Finding a telephone and a finger takes a while; a mail may take longer. */
export const challengeLasts: Readonly<Record<ChallengeKind, Temporal.Duration>> = {
  passkey_made: Temporal.Duration.from({ minutes: 5 }),
  passkey_used: Temporal.Duration.from({ minutes: 5 }),
  mailed_code: Temporal.Duration.from({ minutes: 10 }),
}

/** After so many wrong answers a challenge is no longer answered: a mailed code has a million ways to be guessed. */
export const mostFailures = 5

/** Challenges of one network address in a quarter of an hour: each is a row, and anybody may ask for one. */
export const challengeLimit = { most: 120, seconds: 900 } as const

/** How long one is kept when nobody can answer it any more. */
export const challengeKept = Temporal.Duration.from({ hours: 24 })
