import { words } from '../../../platform/forms/field.ts'
import { screened } from '../../../platform/forms/screened.ts'

export const resetForm = {
  why: screened(
    words('How you know that it is them', 300, {
      hint: 'Such as: I rang her at the practice’s number, and know her voice. It stays on the record.',
    }),
  ),
}
