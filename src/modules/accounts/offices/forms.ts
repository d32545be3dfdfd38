import { email, maybe, words } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'

export const foundingForm = {
  office: words('The office’s name', 120),
  admin: email('E-mail address'),
  name: maybe(words('The person’s name', 120)),
}
export type FoundingAnswers = Values<typeof foundingForm>
