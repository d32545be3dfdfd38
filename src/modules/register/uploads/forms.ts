import { day, maybe, someOf } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'

export const uploadForm = {
  as_at: maybe(day('Which day it describes', { hint: 'Only where the file itself doesn’t say' })),
}
export type UploadAnswers = Values<typeof uploadForm>

export const confirmForm = {
  accept_drop: someOf('Far fewer than before', [{ value: 'yes', label: 'Take it in all the same: so few is right' }]),
}
