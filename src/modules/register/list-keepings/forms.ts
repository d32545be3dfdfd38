import { someOf, wholeNumber } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'
import { kindsHeldAt, postKinds } from '../posts/rules.ts'

export const keepingForm = {
  confirm_every_months: wholeNumber('Months between confirmations', 1, 24, {
    hint: 'How often a practice is asked “are these your people?”',
  }),
  waiting_kinds: someOf(
    'Posts that wait for your approval',
    kindsHeldAt('practice').map((value) => ({ value, label: postKinds[value].label })),
    { hint: 'Whoever a practice adds in such a post counts only once the office has said yes' },
  ),
}
export type KeepingAnswers = Values<typeof keepingForm>
