import { z } from 'zod'
import { hidden, sixDigits, words, type Field } from '../../../platform/forms/field.ts'
import { codeTyped } from '../recovery-codes/rules.ts'
import { safeReturn } from '../sign-ins/rules.ts'

const return_to = hidden('Where to go next', z.string().transform(safeReturn))

const recovery_code: Field<string> = {
  ...words('Recovery code', 40, { hint: 'One of the ten you were shown. Each works once.', autocomplete: 'off' }),
  read: ([text = '']) => {
    const value = codeTyped(text)
    return value
      ? { ok: true, value }
      : { ok: false, error: 'Enter the sixteen letters and figures of a recovery code' }
  },
}

export const codeForm = {
  code: sixDigits('Code from your authenticator app', { hint: 'Six digits. The app shows another every half minute.' }),
  return_to,
}
export const recoveryForm = { recovery_code, return_to }
export const onwardForm = { return_to }
