import { day, someOf } from '../../../platform/forms/field.ts'
import { sideQuestions, type SideChoices } from '../receipts/forms.ts'

export const fileForm = (there: SideChoices) => ({
  ...sideQuestions(there),
  received_on: day('The day it was received', { hint: 'Of the rows that don’t say their own day' }),
})
export type FileForm = ReturnType<typeof fileForm>

/** Asked where the same amounts were taken in for another levy. */
export const takingForm = {
  own_amounts: someOf('Whose the amounts are', [
    { value: 'yes', label: 'The amounts of this column are this levy’s alone' },
  ]),
}
