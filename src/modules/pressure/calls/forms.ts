import { z } from 'zod'
import { hidden, lines, oneOf } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'
import { screened } from '../../../platform/forms/screened.ts'
import { outcomes, type Outcome } from './rules.ts'

/** `pressed` comes with the form, so that a call sent twice is noted once. */
export const callForm = {
  outcome: oneOf(
    'What came of it',
    (Object.keys(outcomes) as Outcome[]).map((value) => ({ value, label: outcomes[value] })),
  ),
  words: screened(
    lines('Note', 1000, { hint: 'Whom you spoke to, what they said. Never anything about a patient.', rows: 3 }),
  ),
  pressed: hidden('This form', z.uuid({ error: 'Open the page again, then note the call' })),
}
export type CallAnswers = Values<typeof callForm>
