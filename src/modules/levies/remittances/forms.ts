import { z } from 'zod'
import { day, hidden, maybe, words } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'
import { money } from '../receipts/forms.ts'

export const remittanceForm = {
  sent_pence: money('Amount sent', 'Such as 1,075.20'),
  sent_on: day('The day it was sent'),
  reference: maybe(words('Reference', 100, { hint: 'Of the payment, as the bank has it' })),
  pressed: hidden('This form', z.uuid({ error: 'Open the page again, then fill it in' })),
}
export type RemittanceForm = typeof remittanceForm
export type RemittanceAnswers = Values<RemittanceForm>
