import { z } from 'zod'
import { day, hidden, lines, maybe } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'

export const answerForm = {
  acknowledged_on: maybe(day('Acknowledged on')),
  applied_on: maybe(day('Applied from', { hint: 'The first day they deducted by the new rate' })),
  words: lines('What they said', 1000, { rows: 3 }),
}
export type RateLetterAnswers = Values<typeof answerForm>

/** Which rate, and to whom: the button beside each carries both. */
export const letterForm = { rate_id: hidden('Rate', z.uuid()), collector_id: hidden('Collector', z.uuid()) }
