import { z } from 'zod'
import { hidden, oneOf } from '../../../platform/forms/field.ts'

/** The moment of the page: what is told after it stays new. */
export const seeingForm = {
  told_by: hidden('This form', z.iso.datetime({ error: 'Open the page again, then mark them' })),
}

export const digestForm = {
  digest: oneOf('A mail each morning', [
    { value: 'yes', label: 'Yes, at seven, when there is something new' },
    { value: 'no', label: 'No, I look here' },
  ]),
}
