import { day, maybe, oneOf, words } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'
import type { Id } from '../../../platform/values.ts'
import type { Choice } from './rules.ts'

type LevyOffered = { readonly id: Id<'levy'>; readonly name: string; readonly lmc_name: string }

export const mandateForm = (levies: readonly LevyOffered[]) => ({
  levy_id: oneOf<Id<'levy'>>(
    'Levy',
    levies.map(({ id, name, lmc_name }) => ({ value: id, label: `${name} (${lmc_name})` })),
    { as: 'select', hint: 'What is chosen about one levy says nothing of another' },
  ),
  practice: words('Practice', 200, { hint: 'Its code, such as A81001, or its whole name' }),
  choice: oneOf<Choice>('What it chose', [
    { value: 'in', label: 'To pay' },
    { value: 'out', label: 'Not to pay' },
  ]),
  reason: maybe(
    words('Reason', 300, { hint: 'Why, where it said so, such as why it opts out; the practice itself reads it too' }),
  ),
  from_on: day('First day', { hint: 'The first day for which it holds' }),
  last_on: maybe(day('Last day', { hint: 'The last day for which it holds; blank while it has none' })),
  signed_by: words('Signed by', 120, { hint: 'Who signed for the practice' }),
  signed_on: day('Signed on'),
})
export type MandateForm = ReturnType<typeof mandateForm>
export type MandateAnswers = Values<MandateForm>

export const mandateEndForm = {
  last_on: day('Last day', { hint: 'The last day for which it holds' }),
  ended_why: words('Reason', 300, { hint: 'Such as “Letter of 3 November: the partners pay again”' }),
}
export type MandateEndForm = typeof mandateEndForm
export type MandateEndAnswers = Values<typeof mandateEndForm>

export const mandateWithdrawForm = {
  withdrawn_why: words('Why it is a mistake', 300, {
    hint: 'Such as “It was signed by another practice of that name”',
  }),
}
export type MandateWithdrawForm = typeof mandateWithdrawForm
export type MandateWithdrawAnswers = Values<MandateWithdrawForm>
