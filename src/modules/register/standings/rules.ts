/** What may hold between a person and an LMC: each is a fact of its own, and none follows from another. */
export const standingFacts = {
  represented: 'Represented by the LMC',
  on_the_roll: 'On the electoral roll',
  paying: 'Paying the levy',
  mailed: 'On the mailing list',
  member_elsewhere: 'Member of something else',
} as const
export type StandingFact = keyof typeof standingFacts

/**
 * Membership of a trade union is a special category of personal data (UK GDPR, article 9), and an LMC has no need of it: the
 * BMA and the unions that doctors and practice staff join are recognised by name, and refused.
 */
export const namesATradeUnion = (words: string) =>
  /\b(bma|british medical association|trade union|hcsa|unison|unite|gmb|rcn|royal college of nursing|mpu|medical practitioners)\b/i.test(
    words,
  )
