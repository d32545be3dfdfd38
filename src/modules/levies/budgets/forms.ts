import { z } from 'zod'
import { hidden, lines, type Field } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'
import { wholePence, type Pence } from '../../../platform/values.ts'

/** Up to a thousand million pounds, with or without pence: `£519,005.34`. */
const inPounds = (label: string, hint: string): Field<Pence> => ({
  label,
  hint,
  control: { kind: 'decimal' },
  read: (raw) => {
    const text = (raw[0] ?? '').replaceAll(/[£,\s]/g, '')
    const [, pounds, pence = ''] = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text) ?? []
    if (pounds === undefined) return { ok: false, error: `${label} must be pounds, such as 250,000 or 1,075.20` }
    return { ok: true, value: wholePence(Number(pounds) * 100 + Number(pence.padEnd(2, '0'))) }
  },
})

export const budgetForm = {
  year: hidden('Year', z.string().regex(/^(19|20|21)\d{2}$/)),
  needed_pence: inPounds('What is needed in the year', 'In pounds'),
  words: lines('What for', 500, { rows: 3, hint: 'Such as “Budget of the committee, paper D of 10 November”' }),
}
export type BudgetAnswers = Values<typeof budgetForm>
