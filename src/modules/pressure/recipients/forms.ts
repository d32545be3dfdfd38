import { email, oneOf, words } from '../../../platform/forms/field.ts'
import { whichLmc, type LmcsToChoose } from '../../../platform/forms/lmcs.ts'
import type { Values } from '../../../platform/forms/read.ts'
import { recipientKinds, type RecipientKind } from './rules.ts'

export const recipientForm = (lmcs: LmcsToChoose) => ({
  lmc_id: whichLmc('LMC', lmcs, { hint: 'Whose reports they are sent' }),
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
