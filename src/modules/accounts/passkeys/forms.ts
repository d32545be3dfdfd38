import { z } from 'zod'
import { hidden, words } from '../../../platform/forms/field.ts'
import { safeReturn } from '../sign-ins/rules.ts'

const return_to = hidden('Where to go next', z.string().transform(safeReturn))

/** What the script puts there; a few kilobytes, more with an old key. */
const answer = hidden('The device’s answer', z.string().min(1).max(20_000))

export const usedForm = { answer, return_to }

export const nameForm = {
  name: words('What to call it', 60, { hint: 'The device or the program it is on, so that you know it again.' }),
}
export const madeForm = { ...nameForm, answer, return_to }
