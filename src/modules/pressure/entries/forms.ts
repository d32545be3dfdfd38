import { words } from '../../../platform/forms/field.ts'

export const tellerForm = {
  told_by: words('Who told you', 120, { hint: 'Their name, and their post if you know it' }),
}
