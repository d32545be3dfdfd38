/** UK GDPR, Article 12(3): within one month of being asked. */
export const answerBy = (asked_on: Temporal.PlainDate) => asked_on.add({ months: 1 })

export const answers = { corrected: 'Corrected', declined: 'Left as it is' } as const
