import { maybe, someOf, words } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'

export const providerForm = {
  name: words('Name', 60, { hint: 'As it stands on the button, such as “NHSmail”' }),
  issuer: words('Issuer', 300, {
    hint: 'Its address, letter for letter, such as https://login.example.org/tenant/v2.0',
  }),
  client_id: words('Client id', 200, { hint: 'What the provider calls this program' }),
  client_secret: maybe(words('Client secret', 500, { hint: 'It is kept sealed, and shown to nobody again' })),
  is_on: someOf('Sign-in', [{ value: 'yes', label: 'Offer it on the sign-in page' }]),
}
export type ProviderForm = typeof providerForm
export type ProviderAnswers = Values<ProviderForm>
