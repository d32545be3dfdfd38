import { oneOf } from '../../../platform/forms/field.ts'

export type Offered = { readonly id: string; readonly name: string; readonly hint: string }

/** Which of one's offices to work in, by its id. */
export const choiceForm = (offices: readonly Offered[]) => ({
  office: oneOf(
    'Your office',
    offices.map(({ id, name, hint }) => ({ value: id, label: name, hint })),
  ),
})
