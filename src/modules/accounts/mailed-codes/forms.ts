import { z } from 'zod'
import { hidden, sixDigits } from '../../../platform/forms/field.ts'
import { safeReturn } from '../sign-ins/rules.ts'

export const mailedCodeForm = {
  mailed_code: sixDigits('Code from the mail', {
    hint: 'Six digits. They work for ten minutes, on this device only.',
  }),
  return_to: hidden('Where to go next', z.string().transform(safeReturn)),
}
