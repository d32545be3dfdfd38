import { lines } from '../../../platform/forms/field.ts'
import { screened } from '../../../platform/forms/screened.ts'

export const erasureForm = {
  words: screened(lines('What you want erased, if not everything, and why if you like', 1000, { rows: 4 })),
}
