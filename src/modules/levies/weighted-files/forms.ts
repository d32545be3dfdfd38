import { day } from '../../../platform/forms/field.ts'
import { whichLmc, type LmcsToChoose } from '../../../platform/forms/lmcs.ts'

export const fileForm = (lmcs: LmcsToChoose) => ({
  lmc_id: whichLmc('The LMC whose practices they are', lmcs),
  counted_on: day('The day they were counted', {
    hint: 'As a rule the first day of a quarter. Of the rows that don’t say their own day',
  }),
})
export type FileForm = ReturnType<typeof fileForm>
