import { day } from '../../../platform/forms/field.ts'
import { sideQuestions, type SideChoices } from '../receipts/forms.ts'

export const fileForm = (there: SideChoices) => ({
  ...sideQuestions(there),
  received_on: day('The day it was received', { hint: 'Of the rows that don’t say their own day' }),
})
export type FileForm = ReturnType<typeof fileForm>
