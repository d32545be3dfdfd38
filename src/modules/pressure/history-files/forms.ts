import { whichLmc, type LmcsToChoose } from '../../../platform/forms/lmcs.ts'

export const fileForm = (lmcs: LmcsToChoose) => ({
  lmc_id: whichLmc('The LMC they were returned to', lmcs),
})
export type FileForm = ReturnType<typeof fileForm>
