/** What a practice nominates somebody for. It has one vote, so for ballots it is one person at a time. */
export const nominationPurposes = {
  weekly_return: 'Weekly return',
  levy: 'Levy',
  ballots: 'Ballots: authorised voter',
  media: 'Media',
} as const
export type NominationPurpose = keyof typeof nominationPurposes

export const isNominationPurpose = (text: string): text is NominationPurpose => Object.hasOwn(nominationPurposes, text)
