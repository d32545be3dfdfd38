import { oneOf, words } from '../../../platform/forms/field.ts'
import { screened } from '../../../platform/forms/screened.ts'
import type { Values } from '../../../platform/forms/read.ts'
import { lengths, minutesInWords } from './rules.ts'

export const actingForm = {
  asked_by: words('Who at the practice asked', 120, { hint: 'Their name, such as “Jo Bright”' }),
  why: screened(words('Why', 300, { hint: 'Such as “their telephone is broken and the list is due today”' })),
  minutes: oneOf(
    'How long',
    lengths.map((value) => ({ value, label: minutesInWords(value) })),
  ),
}
export type ActingAnswers = Values<typeof actingForm>
