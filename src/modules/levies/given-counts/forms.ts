import { z } from 'zod'
import { day, hidden, wholeNumber, words } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'
import { listBases, type ListBasis } from '../rates/rules.ts'

export const givenCountForm = (list_basis: ListBasis) => ({
  patients: wholeNumber(listBases[list_basis], 0, 999_999),
  counted_on: day('Counted on'),
  source: words('Where you have it from', 200, { hint: 'Such as: the ICB’s letter of 3 May 2026' }),
  pressed: hidden('This form', z.uuid({ error: 'Open the page again, then fill it in' })),
})
export type GivenCountForm = ReturnType<typeof givenCountForm>
export type GivenCountAnswers = Values<GivenCountForm>
