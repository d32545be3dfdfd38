import { lines, type Field } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'
import { screened } from '../../../platform/forms/screened.ts'

const reason = screened(lines('Why', 1000, { hint: 'They read this: which right or duty stands against it', rows: 3 }))

export const refusalForm: { readonly words: Field<string> } = {
  words: {
    ...reason,
    read: (raw) => ((raw[0] ?? '').trim() === '' ? { ok: false, error: 'Enter why it is refused' } : reason.read(raw)),
  },
}
export type RefusalAnswers = Values<typeof refusalForm>
