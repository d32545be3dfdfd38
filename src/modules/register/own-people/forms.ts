import { day, email, maybe, oneOf } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'
import { personForm, pressed } from '../people/forms.ts'
import { kindsHeldAt, postKinds } from '../posts/rules.ts'

/** What a practice is asked of somebody new: no more than it takes to know and reach them. */
export const additionForm = {
  kind: oneOf(
    'Their post',
    kindsHeldAt('practice').map((value) => ({ value, label: postKinds[value].label })),
    { as: 'select' },
  ),
  ...personForm,
  pressed,
  email: maybe(email('E-mail address', { hint: 'Their own, not the practice’s' })),
  from: maybe(day('Since', { hint: 'Their first day; blank if you don’t know' })),
}
export type AdditionAnswers = Values<typeof additionForm>
