import { z } from 'zod'
import { hidden, maybe, oneOf, words } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'
import { requestForm } from './requests/forms.ts'

type Lmc = { readonly id: string; readonly name: string }

/** `pressed` comes with the form, so that papers sent twice are kept once. Who works for all LMCs may count for the whole office. */
export const countForm = (lmcs: readonly Lmc[], for_all: boolean) => ({
  ...requestForm,
  name: maybe(words('What is this count called?', 200, { hint: 'Leave it blank to use the title in the file.' })),
  lmc: oneOf('Whose election it was', [
    ...lmcs.map(({ id, name }) => ({ value: id, label: name })),
    ...(for_all ? [{ value: '', label: 'The whole office’s' }] : []),
  ]),
  pressed: hidden('This form', z.uuid({ error: 'Open the page again, then send the papers' })),
})
export type CountForm = ReturnType<typeof countForm>
export type CountAnswers = Values<CountForm>
