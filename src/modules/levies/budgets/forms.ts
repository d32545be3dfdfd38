import { z } from 'zod'
import { hidden, lines, type Field } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'
import type { Pence } from '../../../platform/values.ts'
import { penceWritten } from '../receipts/amounts/rules.ts'

/** What is needed may be nothing, and is never below it: `£519,005.34`. */
const inPounds = (label: string, hint: string): Field<Pence> => ({
  label,
  hint,
  control: { kind: 'decimal' },
  read: (raw) => {
    const value = penceWritten(raw[0] ?? '')
    if (value !== undefined && value >= 0) return { ok: true, value }
    return { ok: false, error: `${label} must be pounds, such as 250,000 or 1,075.20` }
  },
})

export const budgetForm = {
  year: hidden('Year', z.string().regex(/^(19|20|21)\d{2}$/)),
  needed_pence: inPounds('What is needed in the year', 'In pounds'),
  words: lines('What for', 500, { rows: 3, hint: 'Such as “Budget of the committee, paper D of 10 November”' }),
}
export type BudgetAnswers = Values<typeof budgetForm>
