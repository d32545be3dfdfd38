import { z } from 'zod'
import { day, hidden, oneOf, words } from '../../../platform/forms/field.ts'
import { whichLmc, type LmcsToChoose } from '../../../platform/forms/lmcs.ts'
import type { Values } from '../../../platform/forms/read.ts'
import type { Id } from '../../../platform/values.ts'
import { money } from '../receipts/forms.ts'

export const memberForm = (lmcs: LmcsToChoose) => ({
  lmc_id: whichLmc('The LMC they pay', lmcs),
  fee_pence: money('Fee for a year', 'Such as 40.00'),
  from_on: day('From'),
})
export type MemberForm = ReturnType<typeof memberForm>
export type MemberAnswers = Values<MemberForm>

/** Until when they had paid when the page was opened. */
const seen = hidden('This form', z.string().regex(/^(never|\d{4}-\d{2}-\d{2})$/, { error: 'Open the page again' }))

export const feeForm = { received_on: day('The day it was received'), paid_until: day('It pays until'), seen }
export type FeeForm = typeof feeForm
export type FeeAnswers = Values<FeeForm>

export const endForm = { last_on: day('Last day') }
export type EndForm = typeof endForm

/** Which of the fees that stand is taken back, and why. */
export const takingBackForm = (fees: readonly { readonly id: Id<'sessional_fee'>; readonly label: string }[]) => ({
  fee_id: oneOf<Id<'sessional_fee'>>(
    'The fee',
    fees.map(({ id, label }) => ({ value: id, label })),
  ),
  why: words('Reason', 300, { hint: 'Such as “It was another doctor’s” or “It pays until 2027, not 2028”' }),
})
export type TakingBackForm = ReturnType<typeof takingBackForm>
export type TakingBackAnswers = Values<TakingBackForm>
