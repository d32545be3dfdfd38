import { email, oneOf, words } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'
import type { Id } from '../../../platform/values.ts'
import { recipientKinds, type RecipientKind } from './rules.ts'

export const recipientForm = (lmcs: readonly { readonly id: Id<'lmc'>; readonly name: string }[]) => ({
  lmc_id: oneOf<Id<'lmc'>>(
    'LMC',
    lmcs.map(({ id, name }) => ({ value: id, label: name })),
    { as: 'select', hint: 'Whose reports they are sent' },
  ),
  name: words('Name', 120),
  organisation: words('Organisation', 120),
  email: email('E-mail address'),
  kind: oneOf<RecipientKind>(
    'Kind',
    (Object.keys(recipientKinds) as RecipientKind[]).map((value) => ({ value, label: recipientKinds[value] })),
    { as: 'select' },
  ),
})
export type RecipientForm = ReturnType<typeof recipientForm>
export type RecipientAnswers = Values<RecipientForm>
