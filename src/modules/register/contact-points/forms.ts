import { email, oneOf, type Field } from '../../../platform/forms/field.ts'
import { contactKinds, contactPurposes, isTelephone, type ContactKind, type ContactPurpose } from './rules.ts'

const optionsOf = <V extends string>(words: Readonly<Record<V, string>>) =>
  (Object.keys(words) as V[]).map((value) => ({ value, label: words[value] }))

const telephone: Field<string> = {
  label: 'Telephone number',
  control: { kind: 'text', type: 'text', autocomplete: 'off' },
  read: (raw) => {
    const value = (raw[0] ?? '').trim()
    return isTelephone(value)
      ? { ok: true, value }
      : { ok: false, error: 'Enter a telephone number, such as 01632 960118' }
  },
}

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
