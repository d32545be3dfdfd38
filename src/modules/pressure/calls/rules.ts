/** What came of a telephone call about a return that isn't in. */
export const outcomes = {
  reached: 'Spoke to somebody',
  no_answer: 'No answer',
  will_send: 'They will send it',
  will_not: 'They will not send it this week',
} as const
export type Outcome = keyof typeof outcomes
