import { maybe, oneOf, words } from '../../../../platform/forms/field.ts'

export const sampleForm = (kinds: readonly { readonly kind: string; readonly label: string }[]) => ({
  kind: maybe(
    oneOf(
      'Letter',
      kinds.map(({ kind, label }) => ({ value: kind, label })),
      { as: 'select' },
    ),
  ),
  q: maybe(words('To whom', 100, { hint: 'A name or an address' })),
})
export type SampleForm = ReturnType<typeof sampleForm>
