import { z } from 'zod'
import { day, hidden, words } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'
import { money } from '../receipts/forms.ts'

export const writeOffForm = {
  amount_pence: money(
    'Amount',
    'All that is owed, or part; with a minus before it, what was written off is asked for again',
  ),
  reason: words('Why', 500, { hint: 'Such as: the practice closed, and nobody took on what it owed' }),
  decided_by: words('Who decided it', 200, { hint: 'The meeting and its paper, or who allowed it' }),
  decided_on: day('Day it was decided'),
  pressed: hidden('This form', z.uuid({ error: 'Open the page again, then fill it in' })),
}
export type WriteOffForm = typeof writeOffForm
export type WriteOffAnswers = Values<WriteOffForm>
