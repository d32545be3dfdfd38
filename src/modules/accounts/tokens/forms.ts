import { someOf, words } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'
import type { Id } from '../../../platform/values.ts'
import { readable } from './rules.ts'

export const tokenForm = (lmcs: readonly { readonly id: Id<'lmc'>; readonly name: string }[]) => ({
  name: words('The program’s name', 80, { hint: 'Such as “List size dashboard”' }),
  lmc_ids: someOf<Id<'lmc'>>(
    'The LMCs it may read',
    lmcs.map(({ id, name }) => ({ value: id, label: name })),
    { least: 1 },
  ),
  permissions: someOf('The parts it may read', readable, { least: 1 }),
})

export type TokenForm = ReturnType<typeof tokenForm>
export type TokenAnswers = Values<TokenForm>
