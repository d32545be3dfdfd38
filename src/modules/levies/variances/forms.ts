import { lines, oneOf } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'
import { varianceReasons, type VarianceReason } from './rules.ts'

export const varianceForm = {
  reason: oneOf<VarianceReason>(
    'Why it differs',
    (Object.keys(varianceReasons) as VarianceReason[]).map((value) => ({ value, label: varianceReasons[value] })),
  ),
  words: lines('In your words', 500, { rows: 3, hint: 'What you found out, and what is to be done' }),
}
export type VarianceForm = typeof varianceForm
export type VarianceAnswers = Values<VarianceForm>
