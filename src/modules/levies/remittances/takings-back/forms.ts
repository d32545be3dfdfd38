import { z } from 'zod'
import { hidden, words } from '../../../../platform/forms/field.ts'
import type { Values } from '../../../../platform/forms/read.ts'

export const takingBackForm = {
  reason: words('Why', 500, { hint: 'Such as: it was noted twice, or the payment never left' }),
  pressed: hidden('This form', z.uuid({ error: 'Open the page again, then fill it in' })),
}
export type TakingBackForm = typeof takingBackForm
export type TakingBackAnswers = Values<TakingBackForm>
