import { z } from 'zod'
import { email, hidden, maybe, words } from '../../../../platform/forms/field.ts'
import type { Values } from '../../../../platform/forms/read.ts'

export const lmcSettingForm = {
  from_name: maybe(words('From', 100, { hint: 'Leave it empty for the office’s, or for whoever signs the letter' })),
  reply_name: maybe(words('Who gets the answers', 100, { hint: 'Where a letter names nobody itself' })),
  reply_address: maybe(email('Their address')),
  seen: hidden('Seen', z.string().max(40)),
}
export type LmcSettingAnswers = Values<typeof lmcSettingForm>
