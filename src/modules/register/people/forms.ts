import { z } from 'zod'
import { day, email, hidden, maybe, oneOf, shaped, words, type Field } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'
import { isTelephone } from '../contact-points/rules.ts'
import { kindsHeldAt, postKinds } from '../posts/rules.ts'
import { gmcNumberIn } from './rules.ts'

/** Blank is as good an answer as any. */
const orBlank = (inner: Field<string>): Field<string> => ({
  ...inner,
  read: (raw) => ((raw[0] ?? '').trim() === '' ? { ok: true, value: '' } : inner.read(raw)),
})

const gmcNumber: Field<string> = {
  label: 'GMC number',
  hint: 'Seven digits; blank where they have none or it is not known',
  control: { kind: 'text', type: 'text', width: 'short', autocomplete: 'off' },
  read: (raw) => {
    const value = gmcNumberIn(raw[0] ?? '')
    return value === null
      ? { ok: false, error: 'GMC number must be seven digits, such as 9012345' }
      : { ok: true, value }
  },
}

const title: Field<string> = {
  ...orBlank(words('Title', 20)),
  control: { kind: 'text', type: 'text', width: 'short' },
}

export const personForm = {
  title,
  given_names: orBlank(words('Given names', 100, { autocomplete: 'off' })),
  family_name: words('Family name', 100, { autocomplete: 'off' }),
  gmc_number: maybe(gmcNumber),
}
export type PersonAnswers = Values<typeof personForm>

/** `seen` is what the form was made from: where another got there first, the page says so instead. */
export const changeForm = {
  ...personForm,
  seen: hidden('This form', z.string().regex(/^[0-9a-f]{32}$/, { error: 'Open the page again, then change it' })),
}
export type ChangeAnswers = Values<typeof changeForm>

/** Whom the form will make, so that sent twice it makes them once; left out, they are known by whatever number comes next. */
export const pressed = maybe(hidden('This form', z.uuid({ error: 'Open the page again, then add them' })))

/** Somebody new, with how to reach them. */
export const entryForm = {
  ...personForm,
  pressed,
  email: maybe(email('E-mail address')),
  telephone: maybe(shaped('Telephone number', isTelephone, 'Enter a telephone number, such as 01632 960118')),
}

/** The same for somebody of a practice, with their post there. */
export const colleagueForm = {
  ...entryForm,
  kind: oneOf(
    'Post',
    kindsHeldAt('practice').map((value) => ({ value, label: postKinds[value].label })),
    { as: 'select' },
  ),
  from: maybe(day('From', { hint: 'Blank is not known' })),
}
