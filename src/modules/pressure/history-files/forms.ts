import { oneOf } from '../../../platform/forms/field.ts'
import type { Id } from '../../../platform/values.ts'

export const fileForm = (lmcs: readonly { readonly id: Id<'lmc'>; readonly name: string }[]) => ({
  lmc_id: oneOf<Id<'lmc'>>(
    'The LMC they were returned to',
    lmcs.map(({ id, name }) => ({ value: id, label: name })),
    { as: 'select' },
  ),
})
export type FileForm = ReturnType<typeof fileForm>
