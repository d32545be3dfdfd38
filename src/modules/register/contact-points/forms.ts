import { email, oneOf, shaped } from '../../../platform/forms/field.ts'
import { contactKinds, contactPurposes, isTelephone, type ContactKind, type ContactPurpose } from './rules.ts'

const optionsOf = <V extends string>(words: Readonly<Record<V, string>>) =>
  (Object.keys(words) as V[]).map((value) => ({ value, label: words[value] }))

const telephone = shaped('Telephone number', isTelephone, 'Enter a telephone number, such as 01632 960118')

const purpose = oneOf<ContactPurpose>('Used for', optionsOf(contactPurposes), { as: 'select' })

export const addressForm = {
  kind: oneOf<ContactKind>('Kind', optionsOf(contactKinds)),
  value: email('E-mail address'),
  purpose,
}
export const numberForm = {
  kind: oneOf<ContactKind>('Kind', optionsOf({ telephone: contactKinds.telephone, mobile: contactKinds.mobile }), {
    as: 'select',
  }),
  value: telephone,
  purpose,
}
