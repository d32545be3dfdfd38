import { z } from 'zod'
import { hidden, sixDigits } from '../../../platform/forms/field.ts'
import { safeReturn } from '../sign-ins/rules.ts'

export const authenticatorForm = {
  code: sixDigits('Code from the app', { hint: 'Six digits. The app shows another every half minute.' }),
  offer: hidden('What was offered', z.string().min(1).max(500)),
  return_to: hidden('Where to go next', z.string().transform(safeReturn)),
}
