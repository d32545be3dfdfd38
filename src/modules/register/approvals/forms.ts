import { lines } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'
import { screened } from '../../../platform/forms/screened.ts'

export const decliningForm = {
  words: screened(lines('Why', 500, { hint: 'The practice reads this. Blank says nothing', rows: 2 })),
}
export type DecliningAnswers = Values<typeof decliningForm>
