import { day, oneOf } from '../../../platform/forms/field.ts'
import type { Id } from '../../../platform/values.ts'

export const fileForm = (lmcs: readonly { readonly id: Id<'lmc'>; readonly name: string }[]) => ({
  lmc_id: oneOf<Id<'lmc'>>(
    'The LMC whose practices they are',
    lmcs.map(({ id, name }) => ({ value: id, label: name })),
    { as: 'select' },
  ),
  counted_on: day('The day they were counted', {
    hint: 'As a rule the first day of a quarter. Of the rows that don’t say their own day',
  }),
})
export type FileForm = ReturnType<typeof fileForm>
