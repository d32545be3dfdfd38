import { words } from '../../../platform/forms/field.ts'
import { screened } from '../../../platform/forms/screened.ts'

export const tellerForm = {
  told_by: screened(words('Who told you', 120, { hint: 'Their name, and their post if you know it' })),
}
