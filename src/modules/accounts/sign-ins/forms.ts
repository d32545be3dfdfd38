import { z } from 'zod'
import { email, hidden } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'
import { safeReturn } from './rules.ts'

export const signInForm = {
  email: email('E-mail address', { hint: 'We send you a link that signs you in. It works once, within 15 minutes.' }),
  return_to: hidden('Where to go next', z.string().transform(safeReturn)),
}
export type SignInAnswers = Values<typeof signInForm>
