import { z } from 'zod'
import { hidden, lines, maybe, oneOf, words, type Field } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'
import { screened } from '../../../platform/forms/screened.ts'

const wrong = screened(
  lines('What is wrong, and what would be right', 2000, { hint: 'Never anything about a patient.', rows: 5 }),
)

/** A request that says nothing can't be answered. */
const said: Field<string> = {
  ...wrong,
  read: (raw) =>
    (raw[0] ?? '').trim() === ''
      ? { ok: false, error: 'Enter what is wrong, and what would be right' }
      : wrong.read(raw),
}

/** `kind` is the heading under which it was found; `pressed` comes with the form, so that one sent twice is asked once. */
export const correctionForm = {
  kind: { ...maybe(words('Where you found it', 100)), hint: 'Leave it as it is if you came from there.' },
  words: said,
  pressed: hidden('This form', z.uuid({ error: 'Open the page again, then send it' })),
}
export type CorrectionAnswers = Values<typeof correctionForm>

export const answerForm = {
  answer: oneOf('What you did', [
    { value: 'corrected', label: 'Corrected it' },
    { value: 'declined', label: 'Left it as it is' },
  ]),
  answer_words: screened(lines('What you tell them', 1000, { rows: 2 })),
}
export type AnswerAnswers = Values<typeof answerForm>
