import { email, maybe, words } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'

export const foundingForm = {
  office: words('Office’s name', 120),
  admin: email('E-mail address'),
  name: maybe(words('Person’s name', 120)),
}
export type FoundingAnswers = Values<typeof foundingForm>
