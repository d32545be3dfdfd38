import { day, maybe, oneOf } from '../../../platform/forms/field.ts'
import type { Id } from '../../../platform/values.ts'
import { contractKinds, type ContractKind } from './rules.ts'

export const contractForm = {
  kind: oneOf<ContractKind>(
    'Contract',
    (Object.keys(contractKinds) as ContractKind[]).map((value) => ({ value, label: contractKinds[value] })),
  ),
  from_on: day('First day', { hint: 'What is known of any later day is replaced' }),
}

const lmcField = (lmcs: readonly { readonly id: Id<'lmc'>; readonly name: string }[]) =>
  oneOf<Id<'lmc'>>(
    'LMC',
    lmcs.map(({ id, name }) => ({ value: id, label: name })),
    { as: 'select' },
  )

export const restForm = (lmcs: readonly { readonly id: Id<'lmc'>; readonly name: string }[]) => ({
  lmc_id: lmcField(lmcs),
  from_on: day('First day', { hint: 'The first day for which any of them may be charged, such as 1 4 2004' }),
})
export type RestForm = ReturnType<typeof restForm>

export const contractFileForm = (lmcs: readonly { readonly id: Id<'lmc'>; readonly name: string }[]) => ({
  lmc_id: lmcField(lmcs),
  from_on: maybe(day('First day', { hint: 'Where the file doesn’t say. What is known of any later day is replaced.' })),
})
export type ContractFileForm = ReturnType<typeof contractFileForm>
